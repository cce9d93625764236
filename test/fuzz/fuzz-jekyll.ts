/*
 * Compares Copydesk's pages with those of a real Jekyll on texts made up at random, and shows where they differ.
 * usage: fuzz-jekyll [--seed N] [--count N] [--mode NAME,…] [--exact] [--record FILE] [--renew FILE]
 *   --exact    shows also what differs in the page's source alone
 *   --record   writes what Jekyll makes of texts that hold nothing of real posts, for test/core/rendered.test.ts
 *   --renew    asks Jekyll anew about the texts of such a file, and does nothing else
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { readCorpus, readNewsroom } from '../support/corpus.ts';
import { createRandom, type Random } from '../support/random.ts';
import { makeText } from './made-up.ts';
import { minimise } from './minimise.ts';
import { mutateText } from './mutate-text.ts';
import { hasJekyll, type Oracle, startOracle } from './oracle.ts';
import { postOf, type Recorded, renderBody } from './recorded.ts';
import { printReport, type Report } from './report.ts';
import { isSamePage } from './same-page.ts';
import { type KramdownSettings, modes, pickSettings } from './settings.ts';

/** How often the minimiser may ask about one difference. */
const TRIES = 700;
/** Posts are cut there, so that the minimiser comes to an end. */
const MAX_LENGTH = 6000;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    mode: { type: 'string', default: [...Object.keys(modes), 'mix'].join() },
    exact: { type: 'boolean', default: false },
    record: { type: 'string' },
    renew: { type: 'string' },
  },
});

if (!hasJekyll()) {
  console.log('Jekyll is not asked: Ruby with jekyll, kramdown-parser-gfm and rouge is not there.');
} else {
  const oracle = startOracle();
  if (values.renew !== undefined) await renew(oracle, values.renew);
  else await fuzz(oracle);
  oracle.stop();
}

async function fuzz(oracle: Oracle): Promise<void> {
  const random = createRandom(Number(values.seed));
  const posts = (readCorpus().length > 0 ? readCorpus() : readNewsroom()).map(({ text }) => bodyOf(text));
  const names = values.mode.split(',');
  const report: Report = { counts: new Map(), differences: [], slowest: { milliseconds: 0, text: '' } };
  const recorded: Recorded[] = [];
  for (let index = 0; index < Number(values.count); index++) {
    const mode = names[index % names.length]!;
    const kramdown = pickSettings(mode, random);
    const text = pickText(random, values.record === undefined ? posts : []);
    const rendered = await render(oracle, text, kramdown, report);
    const count = report.counts.get(mode) ?? { inputs: 0, same: 0, exact: 0, failed: 0 };
    report.counts.set(mode, count);
    count.inputs++;
    if (!rendered) {
      count.failed++;
      continue;
    }
    const { expected, actual } = rendered;
    const [isSame, isExact] = [isSamePage(expected, actual), expected === actual];
    if (isSame) count.same++;
    if (isExact) count.exact++;
    if (isExact) recorded.push({ text, kramdown, html: expected });
    if (isExact || (isSame && !values.exact)) continue;
    // What differs on the page must not shrink to what differs in its source alone.
    const isDifferent = async (candidate: string, settings: KramdownSettings): Promise<boolean> => {
      const other = await render(oracle, candidate, settings, report);
      if (!other || other.expected === other.actual) return false;
      return isSame || !isSamePage(other.expected, other.actual);
    };
    let settings = kramdown;
    for (const name of Object.keys(kramdown)) {
      const { [name]: _, ...fewer } = settings;
      if (await isDifferent(text, fewer)) settings = fewer;
    }
    const smallest = await minimise(text, candidate => isDifferent(candidate, settings), TRIES);
    const difference = await render(oracle, smallest, settings, report);
    if (difference) report.differences.push({ text: smallest, kramdown: settings, ...difference });
  }
  printReport(report);
  if (values.record !== undefined) write(values.record, recorded);
}

/** Both renderings, unless kramdown fails. */
async function render(
  oracle: Oracle,
  text: string,
  kramdown: KramdownSettings,
  report: Report,
): Promise<{ readonly expected: string; readonly actual: string } | undefined> {
  const { html } = await oracle.ask(postOf(text), kramdown);
  const start = performance.now();
  const actual = renderOrCrash(text, kramdown);
  const milliseconds = performance.now() - start;
  if (milliseconds > report.slowest.milliseconds) report.slowest = { milliseconds, text };
  return html === undefined ? undefined : { expected: html, actual };
}

/** A crash is a difference like others. */
function renderOrCrash(text: string, kramdown: KramdownSettings): string {
  try {
    return renderBody(text, kramdown);
  } catch (error) {
    return `Copydesk crashes: ${error}`;
  }
}

/** A text made up of fragments or, where there are `posts`, one of them; perhaps broken at a few places. */
function pickText(random: Random, posts: readonly string[]): string {
  const kind = random.below(5);
  const text = kind === 0 && posts.length > 0 ? random.pick(posts) : makeText(random);
  return clean(kind < 2 ? mutateText(text, random) : text);
}

/** Without Liquid, which this Jekyll leaves out, and half characters, which no file holds. */
function clean(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '').replace(/\{(?=[{%])/g, '');
}

function bodyOf(post: string): string {
  return post.slice(post.indexOf('\n---', 3) + 5).slice(0, MAX_LENGTH);
}

async function renew(oracle: Oracle, file: string): Promise<void> {
  const recorded: readonly Recorded[] = JSON.parse(fs.readFileSync(file, 'utf8'));
  const renewed: Recorded[] = [];
  for (const { text, kramdown } of recorded) {
    const { html, error } = await oracle.ask(postOf(text), kramdown);
    if (html === undefined) console.log(`kramdown fails on ${JSON.stringify(text)}: ${error}`);
    else renewed.push({ text, kramdown, html });
  }
  write(file, renewed);
}

function write(file: string, recorded: readonly Recorded[]): void {
  fs.writeFileSync(file, `[\n${recorded.map(one => JSON.stringify(one)).join(',\n')}\n]\n`);
}
