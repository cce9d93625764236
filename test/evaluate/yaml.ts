/*
 * How well the front matter that Jekyll cannot read is told: documents of a suite, with what Psych makes of each.
 * usage: COPYDESK_CORPUS=FOLDER tsx test/evaluate/yaml.ts      suites/yaml.jsonl is looked for there
 */
import fs from 'node:fs';
import path from 'node:path';
import { parsePost } from '../../src/core/index.ts';
import type { Post } from '../../src/core/post/post.ts';
import { readAsPsych } from '../../src/core/rules/front-matter/yaml-readers.ts';

const corpus = process.env['COPYDESK_CORPUS'];
if (corpus === undefined) throw new Error('COPYDESK_CORPUS names no folder.');

interface Case {
  readonly id: string;
  readonly text: string;
  /** Why Jekyll reads nothing of it. */
  readonly err?: string;
}

const lines = fs.readFileSync(path.join(corpus, 'suites/yaml.jsonl'), 'utf8').trim().split('\n');
const cases: readonly Case[] = lines.map(line => JSON.parse(line));
const judged = cases.map(one => ({ ...one, told: tellError(parsePost('_posts/2024-01-01-a.md', one.text)) }));
const missed = judged.filter(({ err, told }) => err !== undefined && told === undefined);
const wrong = judged.filter(({ err, told }) => err === undefined && told !== undefined);

console.log(
  `documents that Psych refuses: ${cases.filter(({ err }) => err !== undefined).length}, ${missed.length} of them not told`,
);
for (const { id, err } of missed) console.log(`  ${id}  ${err}`);
console.log(
  `documents that it reads: ${cases.filter(({ err }) => err === undefined).length}, ${wrong.length} of them told as errors`,
);
for (const { id, told } of wrong) console.log(`  ${id}  ${told}`);

/** What the post is told to lose its whole front matter for. What is cut off, or given twice, is read all the same. */
function tellError({ frontMatter }: Post): string | undefined {
  if (!frontMatter?.closeFence) return 'no front matter';
  const fault = frontMatter.faults.find(
    ({ code }) => !['DUPLICATE_KEY', 'CUT_OFF', 'ONLY_OTHERS'].includes(code),
  );
  if (fault) return fault.code;
  const scalars = frontMatter.fields.flatMap(({ plainScalars }) => plainScalars);
  return scalars.some(({ text }) => readAsPsych(text).kind === 'refused') ? 'refused' : undefined;
}
