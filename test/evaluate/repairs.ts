import fs from 'node:fs';
import path from 'node:path';
import { defaultSettings, fixAll, parseFrontMatter, parsePost, ruleDocs } from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { type PostFile, readPosts } from '../support/corpus.ts';
import { runCheck } from './copydesk.ts';
import { asPosts, findChanged, findPrinting, hasJekyll, renderFolder } from './jekyll.ts';
import { type Explanation, explainChange, loadReadingTool, type ReadingTool } from './reading-changes.ts';
import { leftOut, noneRow, percent, type Row } from './table.ts';
import { findVnu, runVnu, type VnuMessages } from './vnu.ts';

/** What was measured of the fixes, and the posts behind the numbers. */
export interface Repairs {
  readonly rows: readonly Row[];
  readonly differences: readonly string[];
}

interface Mode {
  readonly option: '--fix' | '--fix=all';
  /** How many of vnu's errors are to be gone. */
  readonly leastGone: number;
}

const modes: readonly Mode[] = [
  { option: '--fix', leastGone: 0.6 },
  { option: '--fix=all', leastGone: 0.9 },
];

/** What the measurements of both modes need. */
interface Measurement {
  readonly posts: readonly PostFile[];
  /** What vnu says of them. */
  readonly messages: VnuMessages;
  /** An empty folder. */
  readonly folder: string;
  readonly read: ReadingTool;
}

/** Mends copies of the posts by `check --fix` and `check --fix=all`, and has others judge the result. */
export async function measureRepairs(
  posts: readonly PostFile[],
  messages: VnuMessages,
  folder: string,
): Promise<Repairs> {
  const measurement = { posts, messages, folder, read: await loadReadingTool(folder) };
  writePosts(path.join(folder, 'before'), posts);
  // On Jekyll's page the line below a lead's title is a dash: a fault, as a printed tag is, and no word.
  const withHeadings = posts.map(({ name, text }) => ({
    name,
    text: fixByRule(name, text, 'lead/title-not-heading'),
  }));
  writePosts(path.join(folder, 'headings'), withHeadings);
  if (hasJekyll()) renderFolder(path.join(folder, 'headings'), path.join(folder, 'pages'));
  const measured = modes.map(mode => measureMode(mode, measurement));
  return {
    rows: measured.flatMap(({ rows }) => rows),
    differences: measured.flatMap(({ differences }) => differences),
  };
}

function measureMode({ option, leastGone }: Mode, { posts, messages, folder, read }: Measurement): Repairs {
  const name = option.replace(/\W+/g, '-');
  const after = path.join(folder, `after${name}`);
  writePosts(after, posts);
  runCheck(after, option);
  const mended = readPosts(after);
  const differences: string[] = [];
  const explanations = new Map<string, Explanation>();
  const rows: Row[] = [
    vnuRow(),
    countRow('read otherwise, but for what a fix for review says', readersRow()),
  ];
  rows.push(...jekyllRows(), countRow('change in a second run', changedAgain()));
  rows.push(countRow('have front matter that says something else', changedFrontMatter()));
  return { rows, differences };

  function countRow(what: string, lines: readonly string[], whole = posts.length): Row {
    differences.push(...lines.map(line => `${option}: ${what}: ${line}`));
    return noneRow(`${option}: posts that ${what}`, lines.length, whole);
  }

  function vnuRow(): Row {
    const what = `${option}: errors of vnu that are gone`;
    const goal = `≥ ${100 * leastGone} %`;
    const jar = findVnu();
    if (jar === undefined) return leftOut(what, goal, 'vnu (VNU_JAR) or Java');
    const bodies = path.join(folder, `bodies${name}`);
    fs.mkdirSync(bodies);
    const left = runVnu(jar, mended, bodies);
    const total = countMessages(messages);
    const gone = total - countMessages(left);
    differences.push(...tally(left).map(line => `${option}: vnu still says: ${line}`));
    return {
      what,
      measured: `${percent(gone, total)}, ${total} → ${total - gone}`,
      goal,
      isReached: gone >= leastGone * total,
    };
  }

  /** The posts in which a reader meets something else, and no fix that is marked for review says so. */
  function readersRow(): readonly string[] {
    const changed = findChanged(path.join(folder, 'before'), after, folder);
    for (const line of changed) {
      const post = posts.find(candidate => line.startsWith(`${candidate.name}: `))!;
      const explanation = explainChange(post.name, post.text, read);
      explanations.set(post.name, explanation);
      const said = explanation.fixes.join('; ');
      differences.push(`${option}: ${line.slice(0, 200)}, by ${said}`);
    }
    return changed.filter(line => !isExplained(line));
  }

  function isExplained(line: string): boolean {
    const [, explanation] = [...explanations].find(([post]) => line.startsWith(`${post}: `)) ?? [];
    return option === '--fix=all' && explanation?.isComplete === true && explanation.fixes.length > 0;
  }

  function jekyllRows(): readonly Row[] {
    const printed = 'show a printed tag on Jekyll’s page';
    const otherwise = 'read otherwise on Jekyll’s page, but for that';
    if (!hasJekyll())
      return [printed, otherwise].map(what => leftOut(`${option}: posts that ${what}`, '0', 'Jekyll'));
    const pages = path.join(folder, 'pages');
    const pagesAfter = path.join(folder, `pages${name}`);
    renderFolder(after, pagesAfter);
    // Where a tag was printed, the page is to read otherwise.
    const before = new Set(findPrinting(pages, path.join(folder, 'headings'), folder));
    const names = posts.map(post => post.name).filter(post => !before.has(post.replace(/\.md$/, '')));
    const changed = findChanged(
      asPosts(pages, path.join(folder, `read-before${name}`), names),
      asPosts(pagesAfter, path.join(folder, `read-after${name}`), names),
      folder,
    ).filter(line => !isExplained(line));
    return [
      countRow(printed, findPrinting(pagesAfter, after, folder)),
      countRow(otherwise, changed, names.length),
    ];
  }

  function changedAgain(): readonly string[] {
    runCheck(after, option);
    const again = new Map(readPosts(after).map(post => [post.name, post.text]));
    return mended.filter(post => again.get(post.name) !== post.text).map(post => post.name);
  }

  /** Posts whose data differ from what the rules for front matter and lead alone make of them. */
  function changedFrontMatter(): readonly string[] {
    const ids = ruleDocs.map(({ id }) => id).filter(id => /^(?:front-matter|lead)\//.test(id));
    const expected = posts.map(post => ids.reduce((text, id) => fixByRule(post.name, text, id), post.text));
    const dataOf = (text: string): string => JSON.stringify(parseFrontMatter(text)?.data);
    return mended
      .filter(({ text }, index) => dataOf(text) !== dataOf(expected[index]!))
      .map(post => post.name);
  }
}

function fixByRule(name: string, text: string, rule: string): string {
  return fixAll(parsePost(name, text), defaultFacts, defaultSettings, { safety: 'all', rule }).text;
}

function countMessages(messages: VnuMessages): number {
  return [...messages.values()].reduce((sum, { length }) => sum + length, 0);
}

/** The kinds of messages, the most frequent first. */
function tally(messages: VnuMessages): readonly string[] {
  const counts = new Map<string, number>();
  for (const { message } of [...messages.values()].flat()) {
    const kind = message.replace(/“[^”]*”/g, '“…”').slice(0, 100);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} × ${kind}`);
}

function writePosts(folder: string, posts: readonly PostFile[]): void {
  fs.mkdirSync(folder);
  for (const { name, text } of posts) fs.writeFileSync(path.join(folder, name), text);
}
