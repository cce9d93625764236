/*
 * Compares Copydesk's pages with those of a real Jekyll on texts made up at random, and shows where they differ.
 * usage: fuzz-jekyll [--seed N] [--count N] [--mode NAME] [--exact] [--record FILE]
 *   --exact    shows also what differs in its text alone, not on the page
 *   --record   writes what Jekyll makes of the texts, for the tests (test/core/rendered)
 */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { parsePost, readSite, render } from '../../src/core/index.ts';
import { readCorpus, readNewsroom } from '../support/corpus.ts';
import { createRandom } from '../support/random.ts';
import { makeText } from './made-up.ts';
import { minimise } from './minimise.ts';
import { mutateText } from './mutate-text.ts';
import { hasJekyll, startOracle } from './oracle.ts';
import { isSamePage } from './same-page.ts';
import { type KramdownSettings, modes, pickSettings } from './settings.ts';

/** What is counted for each mode. */
interface Counts {
  inputs: number;
  same: number;
  exact: number;
  failed: number;
}

interface Difference {
  readonly text: string;
  readonly kramdown: KramdownSettings;
  readonly expected: string;
  readonly actual: string;
}

const TRIES = 700;
const HEAD = '---\n---\n';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    mode: { type: 'string', default: '' },
    exact: { type: 'boolean', default: false },
    record: { type: 'string', default: '' },
  },
});

if (hasJekyll()) await main();
else
  console.log(
    'The comparison with Jekyll is left out: Ruby with jekyll, kramdown-parser-gfm and rouge is not there.',
  );

async function main(): Promise<void> {
  const random = createRandom(Number(values.seed));
  const oracle = startOracle();
  const posts = readCorpus().length > 0 ? readCorpus() : readNewsroom();
  const names = values.mode === '' ? [...Object.keys(modes), 'mix'] : values.mode.split(',');
  const counts = new Map<string, Counts>(
    names.map(name => [name, { inputs: 0, same: 0, exact: 0, failed: 0 }]),
  );
  const differences: Difference[] = [];
  const recorded: object[] = [];
  const slowest: { text: string; milliseconds: number }[] = [];

  async function compare(
    text: string,
    kramdown: KramdownSettings,
  ): Promise<Difference | 'failed' | undefined> {
    const post = HEAD + text;
    const expected = await oracle.ask(post, kramdown);
    const start = performance.now();
    const actual = renderPost(post, kramdown);
    slowest.push({ text, milliseconds: performance.now() - start });
    if (expected.error !== undefined) return 'failed';
    return { text, kramdown, expected: expected.html, actual };
  }

  async function isDifferent(
    text: string,
    kramdown: KramdownSettings,
    isSame: typeof isSamePage,
  ): Promise<boolean> {
    const compared = await compare(text, kramdown);
    return typeof compared === 'object' && !isSame(compared.expected, compared.actual);
  }

  for (let index = 0; index < Number(values.count); index++) {
    const mode = names[index % names.length]!;
    const count = counts.get(mode)!;
    const kramdown = pickSettings(mode, random);
    const source = random.below(5);
    const made = source === 0 && !values.record ? bodyOf(random.pick(posts).text) : makeText(random);
    const text = clean(source < 2 ? mutateText(made, random) : made);
    const compared = await compare(text, kramdown);
    if (compared === undefined) continue;
    count.inputs++;
    if (compared === 'failed') {
      count.failed++;
      continue;
    }
    if (values.record) recorded.push({ kramdown, text, html: compared.expected });
    const isSame = [isSamePage, isSameText].map(is => is(compared.expected, compared.actual));
    if (isSame[0]) count.same++;
    if (isSame[1]) count.exact++;
    if (isSame[values.exact ? 1 : 0]) continue;
    // What is different on the page is not let shrink to what is different in its text alone.
    const comparison = isSame[0] ? isSameText : isSamePage;
    let settings = kramdown;
    for (const name of Object.keys(kramdown)) {
      const { [name]: _, ...fewer } = settings;
      if (await isDifferent(text, fewer, comparison)) settings = fewer;
    }
    const smallest = await minimise(text, candidate => isDifferent(candidate, settings, comparison), TRIES);
    const difference = await compare(smallest, settings);
    if (typeof difference === 'object') differences.push(difference);
  }
  oracle.stop();
  show(differences);
  console.table(Object.fromEntries(counts));
  const all = [...counts.values()];
  const sum = (of: (count: Counts) => number): number => all.reduce((total, count) => total + of(count), 0);
  const [inputs, failed] = [sum(({ inputs }) => inputs), sum(({ failed }) => failed)];
  console.log(
    `${inputs} inputs; kramdown fails on ${failed}; of the others ${sum(({ same }) => same)} pages and ${sum(({ exact }) => exact)} texts are the same`,
  );
  slowest.sort((a, b) => b.milliseconds - a.milliseconds);
  console.log(
    slowest
      .slice(0, 3)
      .map(({ text, milliseconds }) => `${milliseconds.toFixed(0)} ms for ${text.length} characters`)
      .join(', '),
  );
  if (values.record) fs.writeFileSync(values.record, `${JSON.stringify(recorded, undefined, 1)}\n`);
}

function isSameText(a: string, b: string): boolean {
  return a === b;
}

function renderPost(text: string, kramdown: KramdownSettings): string {
  const site = readSite(JSON.stringify({ kramdown }));
  return render(parsePost('post.md', text, site)).html;
}

function bodyOf(post: string): string {
  const end = post.indexOf('\n---', 3);
  const body = post.slice(end + 5);
  return body.length > 6000 ? body.slice(0, 6000) : body;
}

/** Without Liquid, which this Jekyll leaves out, and half characters, which no file holds. */
function clean(text: string): string {
  return text.toWellFormed().replace(/\{(?=[{%])/g, '');
}

function show(differences: readonly Difference[]): void {
  const classes = new Map<string, Difference[]>();
  for (const difference of differences) {
    const name = shapeOf(difference.text);
    classes.set(name, [...(classes.get(name) ?? []), difference]);
  }
  for (const [, members] of [...classes].sort(([, a], [, b]) => b.length - a.length)) {
    const { text, kramdown, expected, actual } = members[0]!;
    console.log(`${members.length} × ${JSON.stringify(text)}  ${JSON.stringify(kramdown)}`);
    console.log(`    Jekyll    ${JSON.stringify(expected)}`);
    console.log(`    Copydesk  ${JSON.stringify(actual)}`);
  }
}

/** Texts of one shape differ in their words alone. */
function shapeOf(text: string): string {
  return text
    .replace(/[a-z]+/gi, 'a')
    .replace(/\d+/g, '0')
    .replace(/[^\0-\x7f]/g, '一');
}
