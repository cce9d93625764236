/*
 * Measures Copydesk beside parse5 and other checkers, each on the same texts in turns, so that a noisy machine is noisy
 * for all.
 * usage: bench [FOLDER] [--newsroom] [--large] [--memory] [--write [--sizes=N,…]]
 *   FOLDER      holds posts; default: $COPYDESK_CORPUS/posts, else the sample newsroom
 *   --newsroom  nothing but newsrooms of made-up posts
 *   --large     one of them has 100,000 posts: 3 GB for some minutes
 *   --memory    nothing but the memory that the command line takes for 600 to 22,400 posts, and its time: some minutes
 *   --write     writes BENCHMARKS.md: whole runs over sites of 100 to 22,400 posts, or of the named sizes, beside others;
 *               after "npm run build"; VNU_JAR names the Nu HTML Checker
 */
import fs from 'node:fs';
import path from 'node:path';
import { corpusFolder, projectFolder } from '../project-folder.ts';
import { benchLiquid } from './bench-liquid.ts';
import { benchNewsrooms } from './bench-newsroom.ts';
import { benchCommandLine } from './command-line.ts';
import { comparePeers } from './compare-peers.ts';
import { compare, slowestPost } from './compare-runs.ts';
import { benchCompletion } from './completion.ts';
import { benchGrowth } from './growth.ts';
import { benchMemory } from './memory.ts';
import { benchRanking } from './ranking.ts';
import { writeBenchmarks } from './write-benchmarks.ts';

const words = process.argv.slice(2);
const folder = words.find(word => !word.startsWith('--')) ?? defaultFolder();
const posts = readPosts(folder);
const texts = [...posts.values()];
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
console.log(`${texts.length} posts, ${(bytes / 1e6).toFixed(1)} MB, ${folder}`);

if (words.includes('--write')) {
  await writeBenchmarks(texts, words);
  process.exit();
}
if (words.includes('--memory')) {
  benchMemory(texts);
  process.exit();
}
if (!words.includes('--newsroom')) {
  compare('all posts', texts);
  slowestPost(texts);
  await comparePeers(texts);
  compare('the longest post', [longest(texts)]);
  compare('a post of 679 kB on one line', [oneLine(longest(texts), 679_000)]);
  benchCompletion(5000, longest(texts));
  benchCommandLine(folder);
  benchGrowth();
  benchLiquid();
}
benchRanking(posts);
await benchNewsrooms(words.includes('--large') ? [5000, 20_000, 100_000] : [5000, 20_000]);

function defaultFolder(): string {
  const posts = path.join(corpusFolder, 'posts');
  return fs.existsSync(posts) ? posts : path.join(projectFolder, 'test/newsroom/_posts');
}

/** The texts of the posts by their names. */
function readPosts(from: string): ReadonlyMap<string, string> {
  const files = fs.readdirSync(from).filter(file => file.endsWith('.md'));
  return new Map(files.map(file => [file, fs.readFileSync(path.join(from, file), 'utf8')]));
}

function longest(all: readonly string[]): string {
  return all.reduce((best, text) => (text.length > best.length ? text : best), '');
}

function oneLine(text: string, length: number): string {
  const bodyStart = text.indexOf('\n---', 3) + 5;
  const body = text.slice(bodyStart).replace(/\n/g, ' ');
  return text.slice(0, bodyStart) + body.repeat(Math.ceil(length / body.length)).slice(0, length);
}
