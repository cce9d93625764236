/*
 * Measures Copydesk beside parse5 and other checkers, each on the same texts in turns, so that a noisy machine is noisy
 * for all.
 * usage: bench [FOLDER] [--newsroom] [--large]
 *   FOLDER      holds posts; default: $COPYDESK_CORPUS/posts, else the sample newsroom
 *   --newsroom  nothing but newsrooms of made-up posts
 *   --large     one of them has 100,000 posts: 3 GB for some minutes
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { parseDocument } from 'yaml';
import {
  builtInSchema,
  check,
  createNewsroom,
  createSummariser,
  defaultSettings,
  defaultSite,
  parseFrontMatter,
  parsePost,
  readSite,
  render,
  type Site,
  suggestFields,
  suggestValues,
} from '../../core/index.ts';
import { projectFolder } from '../project-folder.ts';
import { cpuTimeOf, median, timeOf } from './measure.ts';
import { benchNewsrooms } from './newsroom.ts';
import { bodyOf, loadPeers } from './peers.ts';
import { benchRanking } from './ranking.ts';

const ROUNDS = 7;
const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now: Date.now() };
const nativeSite = readSite('kramdown: { html_to_native: true }');

const words = process.argv.slice(2);
const folder = words.find(word => !word.startsWith('--')) ?? defaultFolder();
const texts = readTexts(folder);
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${texts.length} posts, ${(bytes / 1e6).toFixed(1)} MB, ${folder}`);

if (!words.includes('--newsroom')) {
  compare('all posts', texts);
  slowestPost();
  await comparePeers();
  compare('the longest post', [longest(texts)]);
  compare('a post of 679 kB on one line', [oneLine(longest(texts), 679_000)]);
  newsroom(5000);
  commandLine();
  growth();
}
benchRanking(
  new Map(
    fs
      .readdirSync(folder)
      .filter(file => file.endsWith('.md'))
      .map(file => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  ),
);
await benchNewsrooms(words.includes('--large') ? [5000, 20_000, 100_000] : [5000, 20_000]);

function defaultFolder(): string {
  const corpus = process.env['COPYDESK_CORPUS'] ?? path.join(projectFolder, '../shared');
  const posts = path.join(corpus, 'posts');
  return fs.existsSync(posts) ? posts : path.join(projectFolder, 'test/newsroom/_posts');
}

function readTexts(from: string): readonly string[] {
  const files = fs.readdirSync(from).filter(file => file.endsWith('.md'));
  return files.map(file => fs.readFileSync(path.join(from, file), 'utf8'));
}

function longest(all: readonly string[]): string {
  return all.reduce((best, text) => (text.length > best.length ? text : best), '');
}

function oneLine(text: string, length: number): string {
  const bodyStart = text.indexOf('\n---', 3) + 5;
  const body = text.slice(bodyStart).replace(/\n/g, ' ');
  return text.slice(0, bodyStart) + body.repeat(Math.ceil(length / body.length)).slice(0, length);
}

/** Processor time, the least of all rounds, relative to parse5 alone on the same texts. */
function compare(title: string, all: readonly string[]): void {
  const tasks: Readonly<Record<string, (text: string) => unknown>> = {
    'parse5 alone': text => parse(text),
    'Copydesk, parse': text => parsePost('post.md', text),
    'Copydesk, parse and check': parseAndCheck,
    'Copydesk, parse and render': text => renderText(text),
    'Copydesk, html_to_native': text => renderText(text, nativeSite),
  };
  const times = new Map(Object.keys(tasks).map(name => [name, [] as number[]]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, task] of Object.entries(tasks)) {
      const time = cpuTimeOf(() => {
        for (const text of all) task(text);
      });
      // The first round only warms up.
      if (round > 0) times.get(name)!.push(time);
    }
  }
  const reference = Math.min(...times.get('parse5 alone')!);
  console.log(`\n${title}`);
  for (const [name, values] of times) {
    const time = Math.min(...values);
    console.log(`  ${name.padEnd(28)}${time.toFixed(1).padStart(9)} ms  ${(time / reference).toFixed(2)} ×`);
  }
}

/** The whole of Copydesk, and its rules alone, beside other checkers: processor time, which other work disturbs less. */
async function comparePeers(): Promise<void> {
  const peers = await loadPeers();
  const bodies = texts.map(bodyOf);
  const rulesOnly = (): number => {
    const ready = texts.map(text => parsePost('post.md', text));
    // What rules ask of every post is read before.
    for (const { frontMatter, body } of ready) if (!frontMatter && !body.structure) return 0;
    return cpuTimeOf(() => {
      for (const post of ready) check(post, facts, defaultSettings);
    });
  };
  const over = <Item>(items: readonly Item[], task: (item: Item) => unknown): (() => number) => {
    return () =>
      cpuTimeOf(() => {
        for (const item of items) task(item);
      });
  };
  const tasks: readonly (readonly [name: string, rounds: number, task: () => number])[] = [
    ['parse5', ROUNDS, over(bodies, body => parse(body))],
    ['parse5, with locations', ROUNDS, over(bodies, body => parse(body, { sourceCodeLocationInfo: true }))],
    ['Copydesk, rules alone', ROUNDS, rulesOnly],
    ['Copydesk, parse and check', ROUNDS, over(texts, parseAndCheck)],
    // The slow ones take a second and more a round.
    ...(peers ?? []).map(
      ({ name, check: checkPost }) =>
        [name, name === 'HTMLHint' ? ROUNDS : 1, over(texts, checkPost)] as const,
    ),
  ];
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, rounds, task] of tasks) {
      if (round >= rounds) continue;
      const time = task();
      times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  console.log('\nchecking all posts, the best of all rounds, processor time');
  const best = (name: string): number => Math.min(...times.get(name)!);
  for (const [name] of tasks) {
    const ratio = (best(name) / best('Copydesk, parse and check')).toFixed(2);
    console.log(`  ${name.padEnd(28)}${best(name).toFixed(0).padStart(9)} ms  ${ratio} × Copydesk`);
  }
  const slowest = texts.map(text =>
    Math.min(...[0, 1, 2].map(() => timeOf(() => check(parsePost('post.md', text), facts, defaultSettings)))),
  );
  console.log(
    `  ${'Copydesk, the slowest post'.padEnd(28)}${Math.max(...slowest)
      .toFixed(0)
      .padStart(9)} ms`,
  );
}

function parseAndCheck(text: string): unknown {
  return check(parsePost('post.md', text), facts, defaultSettings);
}

/** The HTML of a post as one flat text: reading a character joins what was printed piece by piece. */
function renderText(text: string, site?: Site): number {
  return render(parsePost('post.md', text, site)).html.charCodeAt(0);
}

/** The post that takes longest to render, by the median of its times. */
function slowestPost(): void {
  const times = texts.map(text =>
    median(Array.from({ length: ROUNDS }, () => timeOf(() => renderText(text)))),
  );
  console.log(
    `  ${'the slowest rendering'.padEnd(28)}${Math.max(...times)
      .toFixed(1)
      .padStart(9)} ms`,
  );
}

/** A newsroom as its posts are read, then completion in one of them: from the text of the document to what is offered. */
function newsroom(size: number): void {
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
  const body = longest(texts);
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

/** The command line as a process, beside a process that only parses the same files with parse5. */
function commandLine(): void {
  const program = path.join(projectFolder, 'dist/cli.js');
  if (!fs.existsSync(program)) {
    console.log('\nThe command line is not built; "npm run build" makes it.');
    return;
  }
  const parseOnly = `
    const fs = require('fs'), path = require('path'), { parse } = require('parse5');
    for (const file of fs.readdirSync(${JSON.stringify(folder)}))
      if (file.endsWith('.md')) parse(fs.readFileSync(path.join(${JSON.stringify(folder)}, file), 'utf8'));`;
  const run = (args: readonly string[]): number => {
    const start = performance.now();
    spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'ignore' });
    return performance.now() - start;
  };
  const memory = peakMemory(program);
  const reference: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    reference.push(run(['-e', parseOnly]));
    own.push(run([program, 'check', folder, '--format', 'json']));
  }
  const ratio = median(own) / median(reference);
  console.log('\nwhole processes, cold');
  console.log(`  ${'parse5 alone'.padEnd(28)}${median(reference).toFixed(0).padStart(9)} ms`);
  console.log(
    `  ${'copydesk check'.padEnd(28)}${median(own).toFixed(0).padStart(9)} ms  ${ratio.toFixed(2)} ×`,
  );
  if (memory !== undefined)
    console.log(`  ${'its peak memory'.padEnd(28)}${memory.toFixed(0).padStart(9)} MB`);
}

/** The most memory that the command line took to check all posts, in MB. */
function peakMemory(program: string): number | undefined {
  const tell = `process.on('exit', () => process.stderr.write('\\npeak:' + process.resourceUsage().maxRSS));`;
  const loader = `data:text/javascript,${encodeURIComponent(tell)}`;
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', loader, program, 'check', folder, '--format', 'json'],
    { cwd: projectFolder, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const kilobytes = /peak:(\d+)/.exec(stderr)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1000;
}

/** How time grows when hostile input doubles: about 2 for linear work. */
function growth(): void {
  const units = [
    '<',
    '&',
    '[',
    '<p>',
    "<a b='",
    '<b><i></b></i>',
    '> ',
    '- <b>x\n',
    '{{',
    '`<',
    '</p>',
    '<!--',
  ];
  console.log('\nhostile input, 500 kB → 1 MB');
  for (const unit of units) {
    const time = (length: number): number => {
      const text = `---\ntitle: x\n---\n${unit.repeat(length / unit.length)}`;
      return Math.min(...[0, 1, 2].map(() => timeOf(() => renderText(text))));
    };
    const half = time(500_000);
    const whole = time(1_000_000);
    console.log(
      `  ${JSON.stringify(unit).padEnd(20)}${whole.toFixed(0).padStart(9)} ms  ${(whole / half).toFixed(1)} ×`,
    );
  }
}
