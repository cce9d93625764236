/*
 * Measures in a real VS Code how long it takes from a key to the problems that are found then, on the post that takes
 * the rules longest. usage: bench-typing [--check]    after "npm run package"; COPYDESK_CORPUS names real posts
 *
 * With --check that is measured a second time, while all of some thousand posts are checked in the background.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { check, defaultSettings, parsePost } from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { readCorpus } from '../support/corpus.ts';
import { makeLongPosts } from '../support/long-posts.ts';
import { readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { runInside } from './suite/run-inside.ts';

/** As many posts as are checked as long as the keys are measured. */
const MANY = 4000;

exitOnSignals(1);
const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-typing-'));
const site = path.join(folder, 'newsroom');
await cp(newsroomFolder, site, { recursive: true });
await writeFile(path.join(site, '_posts/2024-05-01-slowest.md'), slowest(readPosts()));
if (process.argv.includes('--check')) await writeMany(readPosts());
await endWith(async () => {
  try {
    return await runInside({ extensionHost: 'node', site, suffix: '.bench.ts' }, readOptions(process.env));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function readPosts(): readonly string[] {
  const posts = readCorpus();
  return (posts.length > 0 ? posts : makeLongPosts(6)).map(({ text }) => text);
}

async function writeMany(texts: readonly string[]): Promise<void> {
  await mkdir(path.join(site, '_posts/many'));
  for (let index = 0; index < MANY; index++) {
    const day = new Date(Date.UTC(2015, 0, 1 + (index % 3000))).toISOString().slice(0, 10);
    await writeFile(path.join(site, `_posts/many/${day}-post-${index}.md`), texts[index % texts.length]!);
  }
}

/** By the best of three times each: the first is that of a cold machine. */
function slowest(texts: readonly string[]): string {
  const times = texts.map(text => Math.min(...[0, 1, 2].map(() => timeOf(text))));
  return texts[times.indexOf(Math.max(...times))]!;
}

function timeOf(text: string): number {
  const start = performance.now();
  check(parsePost('post.md', text), defaultFacts, defaultSettings);
  return performance.now() - start;
}
