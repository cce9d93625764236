/*
 * Measures a newsroom of made-up posts, as long as real ones, on the disk: the first reading, one from the cache, a
 * changed post, memory; beside a program that only reads the same files and parses their front matter with `yaml`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import v8 from 'node:v8';
import vm from 'node:vm';
import { parseDocument } from 'yaml';
import { createNewsroomKeeper, defaultSite, type Newsroom, rankRelated } from '../../core/index.ts';
import { createDiskHost } from './disk-host.ts';
import { madeUpText, writePosts } from './made-up-posts.ts';
import { cpuTimeUntil, median, startCpuTime } from './measure.ts';

/** The same number at the same time as the newsroom reads. */
const BATCH = 32;

/** Measures newsrooms of these sizes, in posts. */
export async function benchNewsrooms(sizes: readonly number[]): Promise<void> {
  for (const size of sizes) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-bench-'));
    try {
      const paths = writePosts(folder, size);
      await bench(folder, paths);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  }
}

async function bench(folder: string, paths: readonly string[]): Promise<void> {
  const rounds = paths.length > 50_000 ? 1 : 3;
  const cache = path.join(folder, 'cache');
  const times = {
    reference: [] as number[],
    first: [] as number[],
    known: [] as number[],
    cached: [] as number[],
  };
  // The first round only warms up, and fills the system's own cache.
  await readOnly(folder, paths);
  for (let round = 0; round < rounds; round++) {
    fs.rmSync(cache, { recursive: true, force: true });
    times.reference.push(await cpuTimeUntil(() => readOnly(folder, paths)));
    const keeper = createNewsroomKeeper(defaultSite, createDiskHost(folder, cache));
    times.first.push(await cpuTimeUntil(() => keeper.start(paths)));
    await keeper.save();
    const { known, looked } = await readFromCache(folder, cache, paths);
    times.known.push(known);
    times.cached.push(looked);
  }
  // The least of each: on a machine that does other things as well, the rest is noise.
  const reference = Math.min(...times.reference);
  console.log(`\na newsroom of ${paths.length} posts, ${(sizeOf(folder, paths) / 1e6).toFixed(0)} MB`);
  print('reading and yaml alone', reference);
  print('Copydesk, the first reading', Math.min(...times.first), reference);
  print('from the cache, known', Math.min(...times.known), reference);
  print('from the cache, files looked at', Math.min(...times.cached), reference);
  await changes(folder, cache, paths);
  await storm(folder, cache, paths);
  await memory(folder, paths);
}

/** What a newsroom cannot do without: reading all files, and their front matter. */
async function readOnly(folder: string, paths: readonly string[]): Promise<void> {
  for (let start = 0; start < paths.length; start += BATCH) {
    const texts = await Promise.all(
      paths.slice(start, start + BATCH).map(file => fs.promises.readFile(path.join(folder, file))),
    );
    for (const bytes of texts) {
      const text = new TextDecoder().decode(bytes);
      parseDocument(text.slice(4, text.indexOf('\n---', 4) + 1)).toJS();
    }
  }
}

/** Until all posts are known as the cache has them, and until all files have been looked at. */
async function readFromCache(
  folder: string,
  cache: string,
  paths: readonly string[],
): Promise<{ readonly known: number; readonly looked: number }> {
  const host = createDiskHost(folder, cache);
  const sinceStart = startCpuTime();
  let known = 0;
  const keeper = createNewsroomKeeper(defaultSite, {
    ...host,
    stat(file) {
      if (known === 0) known = sinceStart();
      return host.stat(file);
    },
  });
  await keeper.start(paths);
  return { known, looked: sinceStart() };
}

async function changes(folder: string, cache: string, paths: readonly string[]): Promise<void> {
  const keeper = createNewsroomKeeper(defaultSite, createDiskHost(folder, cache));
  await keeper.start(paths);
  const times: number[] = [];
  const ranking: number[] = [];
  for (let index = 0; index < 50; index++) {
    const file = paths[(index * 97) % paths.length]!;
    fs.writeFileSync(path.join(folder, file), madeUpText(index + 7, 21_000));
    times.push(await cpuTimeUntil(() => keeper.change([file])));
    const summary = keeper.newsroom.get(file)!;
    if (index < 5) ranking.push(await cpuTimeUntil(async () => rankRelated(keeper.newsroom, summary)));
  }
  times.sort((a, b) => a - b);
  print('one changed post', median(times));
  print('one changed post, p95', times[Math.floor(times.length * 0.95)]!);
  print('ranking all posts for one', median(ranking));
}

/** So many events at once, as when another branch is checked out. */
const EVENTS = 10_000;

/** From thousands of changed files, told of in lists, until all is right again. */
async function storm(folder: string, cache: string, paths: readonly string[]): Promise<void> {
  const keeper = createNewsroomKeeper(defaultSite, createDiskHost(folder, cache));
  await keeper.start(paths);
  const changed = paths.slice(0, EVENTS);
  const times = { reference: [] as number[], right: [] as number[] };
  for (let round = 0; round < 3; round++) {
    for (const [index, file] of changed.entries()) {
      const place = path.join(folder, file);
      fs.writeFileSync(place, madeUpText(index + 13 * (round + 1), fs.statSync(place).size));
    }
    times.reference.push(await cpuTimeUntil(() => readOnly(folder, changed)));
    const events = Array.from({ length: EVENTS }, (_, index) => changed[index % changed.length]!);
    const lists = Array.from({ length: 20 }, (_, list) => events.filter((__, index) => index % 20 === list));
    times.right.push(await cpuTimeUntil(() => Promise.all(lists.map(list => keeper.change(list)))));
  }
  await keeper.save();
  const reference = Math.min(...times.reference);
  print(`reading ${changed.length} changed, yaml alone`, reference);
  print(`right again after ${EVENTS} events`, Math.min(...times.right), reference);
}

/** Of posts that were all read anew: what comes from the cache takes no more. */
async function memory(folder: string, paths: readonly string[]): Promise<void> {
  v8.setFlagsFromString('--expose-gc');
  const collect: () => void = vm.runInNewContext('gc');
  collect();
  const before = process.memoryUsage().heapUsed;
  const keeper = createNewsroomKeeper(defaultSite, createDiskHost(folder, path.join(folder, 'no-cache')));
  await keeper.start(paths);
  collect();
  const used = process.memoryUsage().heapUsed - before;
  const strings = stringsOf(keeper.newsroom);
  const per = (bytes: number): string => `${(bytes / paths.length).toFixed(0).padStart(9)} bytes a post`;
  console.log(`  ${'memory, strings'.padEnd(34)}${per(strings)}`);
  console.log(`  ${'memory beside them'.padEnd(34)}${per(used - strings)}`);
}

/** The bytes that V8 needs for the characters of the texts that each summary has for itself. */
function stringsOf(newsroom: Newsroom): number {
  let bytes = 0;
  const count = (value: unknown): void => {
    if (typeof value === 'string') bytes += value.length * (/[^\u0000-\u00ff]/.test(value) ? 2 : 1);
    else if (Array.isArray(value)) value.forEach(count);
  };
  for (const summary of newsroom.all()) {
    const { path: file, title, from, permalink, links, ids, words, fingerprint } = summary;
    count([file, title, from, permalink, links, ids, words, fingerprint, summary.tags]);
  }
  return bytes;
}

function sizeOf(folder: string, paths: readonly string[]): number {
  return paths.reduce((sum, file) => sum + fs.statSync(path.join(folder, file)).size, 0);
}

function print(name: string, time: number, reference?: number): void {
  const ratio = reference === undefined ? '' : `  ${(time / reference).toFixed(2)} ×`;
  console.log(`  ${name.padEnd(34)}${time.toFixed(1).padStart(9)} ms${ratio}`);
}
