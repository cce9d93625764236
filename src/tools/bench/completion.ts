import { parseDocument } from 'yaml';
import {
  builtInSchema,
  createNewsroom,
  createSummariser,
  defaultSite,
  parseFrontMatter,
  suggestFields,
  suggestValues,
} from '../../core/index.ts';
import { median, timeOf } from './measure.ts';
import { facts, ROUNDS } from './tasks.ts';

/**
 * A newsroom as its posts are read, then completion in one of them, with a long `body`: from the text of the document to
 * what is offered.
 */
export function benchCompletion(size: number, body: string): void {
  const posts = Array.from({ length: size }, (_, index) => madeUpPost(index));
  const tasks: Readonly<Record<string, () => unknown>> = {
    'yaml alone': () => {
      for (const text of posts) parseDocument(text.slice(4, text.indexOf('\n---', 4) + 1)).toJS();
    },
    'Copydesk, the newsroom': () => readNewsroom(posts),
  };
  console.log(`\nfront matter of ${size} posts`);
  const [alone, own] = Object.entries(tasks).map(([name, task]) => {
    const times = Array.from({ length: ROUNDS }, () => timeOf(task));
    return { name, time: median(times) };
  });
  for (const { name, time } of [alone!, own!]) {
    const ratio = (time / alone!.time).toFixed(2);
    console.log(`  ${name.padEnd(28)}${time.toFixed(1).padStart(9)} ms  ${ratio} ×`);
  }
  const known = {
    newsroom: readNewsroom(posts),
    post: '0',
    layouts: ['post'],
    timeZone: undefined,
    now: facts.now,
  };
  const summarise = createSummariser(defaultSite);
  const times = Array.from({ length: 500 }, (_, index) => {
    // What a keystroke changes in an open post is counted anew as well.
    const written = `---\ntitle: a\n${['tags: [ a, ', 'author: ', 'categories: [ '][index % 3]}`;
    const text = `${written}\n---\n${body}`;
    return timeOf(() => {
      const head = { text, frontMatter: parseFrontMatter(text) };
      known.newsroom.set(summarise('0', text));
      suggestFields(head, written.length, builtInSchema);
      suggestValues(head, written.length, builtInSchema, known);
    });
  });
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)]!.toFixed(2);
  console.log(`  ${'completion, p95'.padEnd(28)}${p95.padStart(9)} ms`);
}

/** As many authors and tags as such a newsroom has: a few are in most posts, most in few. */
function madeUpPost(index: number): string {
  const tag = (step: number): string => `tag ${Math.floor(((index * step) % 997) ** 2 / 250)}`;
  return `---
layout: post
title: "Ferry ${index} sold, and the gulls cross first"
date: 2024-03-05T08:30:00.000Z
author: Author ${index % 211}
from: https://news.example.com/ferry/${index}.html
tags: [ ${tag(7)}, ${tag(31)}, ${tag(101)} ]
categories: [ section ${index % 13} ]
---

<p>The ferry is sold.</p>
`;
}

function readNewsroom(posts: readonly string[]): ReturnType<typeof createNewsroom> {
  const made = createNewsroom();
  const summarise = createSummariser(defaultSite);
  for (const [index, text] of posts.entries()) {
    made.set(summarise(String(index), text));
  }
  return made;
}
