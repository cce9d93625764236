import fs from 'node:fs';
import path from 'node:path';
import { defaultSettings, readSite, ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../host/paths.ts';
import { type CheckedText, defaultFacts } from './checking.ts';
import type { Mark } from './rule-page.ts';

/*
 * A table of front matters, as in test/core/front-matters. A case is a heading `## what it shows`, and below it:
 *
 * - `@config: timezone: Asia/Shanghai`, `@path: _drafts/a.md`, `@without: author`: what is special about it;
 * - the lines of a front matter. They stand in `base`, in place of the fields of the same names (at its end where there
 *   are none), and a line `---` ends them where a body follows. Lines that start with `---` are a whole file;
 * - below a line, carets and a message: what is found there. Carets above the first line show the opening fence. All
 *   findings of all rules are shown so, in their order. Columns count UTF-16 units;
 * - `1 | title: "a"`, once for each line: what these lines are after the first fix of the first finding, `2 |` after
 *   that of the second, `safe |` after all safe fixes; `1, safe |` says that both are the same. A finding without such
 *   lines has no fix; without `safe` nothing is mended unasked. A label without text stands for no lines at all.
 *
 * `‹U+200B›` stands for that character. Blank lines and lines that start with `//` at the left margin end nothing and
 * mean nothing; an empty line of front matter is written `‹›`.
 */

/** A case of a table. */
export interface FrontMatterCase extends CheckedText {
  readonly name: string;
  /** What is found, in its order. */
  readonly marks: readonly Mark[];
  /** Its text after a fix, by the labels `1`, `2`, … and `safe`. */
  readonly fixed: ReadonlyMap<string, string>;
}

/** The fields that every news post has, each with a value that nobody could object to. */
export const base: readonly string[] = [
  'layout: post',
  'title: "The ferry is late again"',
  'date: 2024-03-05T08:30:00.000Z',
  'author: Tern Bay Gazette',
  'from: https://gazette.ternbay.example/news/ferry.html',
  'tags: [ ferry ]',
  'categories: [ city ]',
];

/** What they say. */
export const baseFields: Readonly<Record<string, unknown>> = {
  layout: 'post',
  title: 'The ferry is late again',
  date: { Time: '2024-03-05T08:30:00.000Z' },
  author: 'Tern Bay Gazette',
  from: 'https://gazette.ternbay.example/news/ferry.html',
  tags: ['ferry'],
  categories: ['city'],
};

/** Rules that are off by default check too. */
const settings = {
  ...defaultSettings,
  rules: Object.fromEntries(
    ruleDocs
      .map(({ id, severity, isOptIn }) => [id, isOptIn ? severity : undefined])
      .filter(([, severity]) => severity),
  ),
};

/** A table by the name of its file. */
export interface FrontMatterTable {
  readonly name: string;
  readonly cases: readonly FrontMatterCase[];
}

/** Where the tables are, and what Jekyll reads of their front matters. */
export const tablesFolder = path.join(projectFolder, 'test/core/front-matters');

/** All tables. */
export function readTables(): readonly FrontMatterTable[] {
  const names = fs.readdirSync(tablesFolder).filter(name => name.endsWith('.txt'));
  return names.sort().map(name => ({
    name,
    cases: parseFrontMatterTable(fs.readFileSync(path.join(tablesFolder, name), 'utf8')),
  }));
}

/** What Jekyll reads of a post; see record.rb. */
export interface JekyllReading {
  /** Why Jekyll publishes the post without its front matter. */
  readonly lost?: string;
  /** Those that `base` does not give so; what is neither text, list nor switch by its class: `{ "Integer": "511" }`. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly unknown[];
  readonly categories?: readonly unknown[];
  readonly date?: 'unreadable' | { readonly Time: string };
}

/** By what a reading is found: the lines that differ from those of `base`, those left out, the time zone. */
export function keyOf(text: string, zone: string): string {
  const lines = text.split('\n').slice(0, -1);
  const added = lines.filter((line, index) => !base.includes(line) && (index > 0 || line !== '---'));
  const leftOut = base.filter(line => !lines.includes(line)).map(line => `- ${nameOf(line)}`);
  return [...added, ...leftOut, ...(zone === 'UTC' ? [] : [`@ ${zone}`])].join('\n');
}

/** Reads a table. Throws on one that is not built as it should be. */
export function parseFrontMatterTable(table: string): readonly FrontMatterCase[] {
  return table.split(/^## /m).slice(1).map(readCase);
}

function readCase(block: string): FrontMatterCase {
  const [name, ...rows] = block.split('\n').filter(row => row !== '' && !row.startsWith('//'));
  const directives = new Map<string, string>();
  const lines: string[] = [];
  const carets: {
    readonly below: number;
    readonly start: number;
    readonly end: number;
    readonly message: string;
  }[] = [];
  const fixed = new Map<string, string[]>();
  for (const row of rows) {
    const directive = /^@(config|path|without|whole): (.*)$/.exec(row);
    const caret = /^( *)(\^+) (\S.*)$/.exec(row);
    const result = /^((?:\d|safe)(?:, (?:\d|safe))*) \|(?: (.*))?$/.exec(row);
    if (directive) {
      directives.set(directive[1]!, directive[2]!);
    } else if (caret) {
      const start = caret[1]!.length;
      carets.push({ below: lines.length - 1, start, end: start + caret[2]!.length, message: caret[3]! });
    } else if (result) {
      for (const label of result[1]!.split(', ')) {
        const there = fixed.get(label) ?? [];
        fixed.set(label, result[2] === undefined ? there : [...there, result[2]]);
      }
    } else {
      lines.push(row);
    }
  }
  const isWhole = directives.has('whole') || (lines[0] === '---' && !directives.has('without'));
  const toText = isWhole
    ? joined
    : placeLines(lines.map(decode), directives.get('without')?.split(', ') ?? []);
  const text = toText(lines.map(decode));
  const starts = lineStarts(lines.map(decode), text, isWhole);
  return {
    name: name!,
    text,
    path: directives.get('path') ?? '_posts/2024-03-05-the-ferry-is-late-again.md',
    facts: { ...defaultFacts, site: readSite(directives.get('config')?.replaceAll('\\n', '\n')) },
    settings,
    marks: carets.map(({ below, start, end, message }) => {
      const [line, lineStart] = below < 0 ? ['---', 0] : [lines[below]!, starts(below)];
      return {
        message,
        span: { start: lineStart + columnOf(line, start), end: lineStart + columnOf(line, end) },
      };
    }),
    fixed: new Map([...fixed].map(([label, result]) => [label, toText(result.map(decode))])),
  };
}

/** How lines become a file: those of `base` that they replace are the ones that the case itself replaces. */
function placeLines(
  lines: readonly string[],
  without: readonly string[],
): (lines: readonly string[]) => string {
  const fence = lines.indexOf('---');
  const names = (fence < 0 ? lines : lines.slice(0, fence)).map(nameOf);
  const isReplaced = (line: string): boolean => [...names, ...without].includes(nameOf(line));
  const first = base.findIndex(isReplaced);
  const before = first < 0 ? base : base.slice(0, first);
  const after = base.slice(before.length).filter(line => !isReplaced(line));
  return result => {
    const end = result.indexOf('---');
    const [yaml, body] = end < 0 ? [result, []] : [result.slice(0, end), result.slice(end + 1)];
    return joined(['---', ...before, ...yaml, ...after, '---', ...body]);
  };
}

/** Where the lines of the case start in its text. */
function lineStarts(lines: readonly string[], text: string, isWhole: boolean): (index: number) => number {
  const fence = isWhole ? -1 : lines.indexOf('---');
  const body = fence < 0 ? lines.length : fence;
  const start = text.indexOf(joined(lines.slice(0, body)));
  const bodyStart = text.length - joined(lines.slice(body + 1)).length;
  return index =>
    index < body
      ? start + joined(lines.slice(0, index)).length
      : bodyStart + joined(lines.slice(body + 1, index)).length;
}

function nameOf(line: string): string {
  return /^[\w-]+(?=["']?[ \t]*[:：])/.exec(line)?.[0] ?? '';
}

function joined(lines: readonly string[]): string {
  return lines.map(line => `${line}\n`).join('');
}

function decode(text: string): string {
  return text.replace(/‹(?:U\+([\dA-F]{4,6}))?›/g, (_, code?: string) =>
    code === undefined ? '' : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}

/** A column of a row of the table as one of the text; carets may go on behind the line, over its line end. */
function columnOf(row: string, column: number): number {
  return decode(row.slice(0, column)).length + Math.max(0, column - row.length);
}
