import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** How many posts have an element that is never closed. */
export const BROKEN = 40;

const subjects = ['Ferry', 'Bridge', 'Market', 'Library', 'Harbour', 'Night train', 'School', 'Orchard'];
const happenings = ['reopens', 'closes early', 'finds a buyer', 'asks for patience', 'wins a prize', 'moves'];
const tags = ['harbour', 'city hall', 'culture', 'weather', 'sport'];
const authors = ['Ana Writer', 'Ben Reporter', 'Chi Editor'];

/** Makes a site of so many posts, three drafts and one post of the future. */
export async function makeLargeSite(count: number): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-large-'));
  await writeFile(path.join(folder, '_config.yml'), 'title: A large site\nfuture: false\n');
  for (let start = 0; start < count; start += 100) {
    const batch = Array.from({ length: Math.min(100, count - start) }, (_, index) => start + index);
    await Promise.all(batch.map(index => write(folder, pathOf(index), postText(index, count))));
  }
  for (const name of ['a-lighthouse', 'a-second-lighthouse', 'a-third-lighthouse'])
    await write(folder, `_drafts/${name}.md`, draftText(name));
  await write(
    folder,
    '_posts/2099/2099-01-01-the-future.md',
    text('The future is here', '2099-01-01', 1, 'Soon.'),
  );
  return folder;
}

/** The path of a post by its number: ten a day or so, the last of them on the last day of 2024. */
export function pathOf(index: number): string {
  return `_posts/${dayOf(index).slice(0, 4)}/${dayOf(index)}-post-${index}.md`;
}

function dayOf(index: number): string {
  return new Date(Date.UTC(2020, 0, 1) + (index % 1826) * 86_400_000).toISOString().slice(0, 10);
}

async function write(folder: string, file: string, content: string): Promise<void> {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

function postText(index: number, count: number): string {
  const title = `${subjects[index % subjects.length]} ${happenings[index % happenings.length]}, part ${index}`;
  const isBroken = index % Math.floor(count / BROKEN) === 0;
  const sentence = `What happened on day ${index} is told by those who were there, and by ${index % 97} others.`;
  const paragraphs = Array.from({ length: 6 }, (_, part) => `<p>${sentence} Part ${part} of it.</p>`);
  return text(title, dayOf(index), index, [isBroken ? '<p>The <b>end.</p>' : '', ...paragraphs].join('\n'));
}

function text(title: string, day: string, index: number, body: string): string {
  return `---
layout: post
title: "${title}"
date: ${day}T08:30:00Z
author: ${authors[index % authors.length]}
tags: [ ${tags[index % tags.length]} ]
---
${body}
`;
}

function draftText(name: string): string {
  return text(`Draft of ${name.replaceAll('-', ' ')}`, '2024-12-30', 2, '<p>Not yet.</p>');
}
