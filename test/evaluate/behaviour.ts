/*
 * Prints what the engine makes of each real post and of broken ones, a line of sums a post: findings, fixes, pages,
 * mended, tidied and laid out texts. Two versions behave alike where their lines are the same:
 * usage: behaviour [--mutants N] > before.txt    and again of the other version, then diff
 */
import crypto from 'node:crypto';
import { parseArgs } from 'node:util';
import {
  applyEdits,
  check,
  findLeftovers,
  fixAll,
  formatPost,
  parsePost,
  render,
  tidyEdits,
} from '../../src/core/index.ts';
import { asFixable, breakPost, readUnbroken } from '../fuzz/broken-posts.ts';
import { createRandom } from '../support/random.ts';

const { values } = parseArgs({ options: { mutants: { type: 'string', default: '400' } } });
const posts = readUnbroken();
const random = createRandom(20241129);
const mutants = Array.from({ length: Number(values.mutants) }, () => breakPost(posts, random));
for (const [index, text] of [...posts, ...mutants].entries()) console.log(index, sumsOf(text));

function sumsOf(text: string): string {
  const { path, facts, settings } = asFixable(text);
  const post = parsePost(path, text, facts.site);
  const kinds = new Set(findLeftovers(post, facts).map(({ kind }) => kind));
  const parts = {
    findings: check(post, facts, settings),
    page: render(post).html,
    safe: fixAll(post, facts, settings, { safety: 'safe' }).text,
    all: fixAll(post, facts, settings, { safety: 'all' }).text,
    tidied: applyEdits(text, tidyEdits(post, facts, kinds)),
    laidOut: formatPost(post, { site: facts.site, indent: '  ' }),
  };
  return Object.entries(parts)
    .map(([name, part]) => `${name} ${sumOf(part)}`)
    .join(' ');
}

function sumOf(value: unknown): string {
  return crypto.createHash('sha1').update(JSON.stringify(value)).digest('hex').slice(0, 10);
}
