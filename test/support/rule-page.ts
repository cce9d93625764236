import {
  createNewsroom,
  createSiteFiles,
  createSummariser,
  defaultSettings,
  type Facts,
  mergeSettings,
  readSettingsText,
  readSite,
  type Settings,
  type Site,
  type SiteFiles,
  type Span,
  withFiles,
} from '../../src/core/index.ts';
import { buildFilesOf } from './build-files.ts';
import { type CheckedText, defaultFacts } from './checking.ts';

/*
 * A rule's page is its documentation and its test. It starts with the rule's id and summary; its examples are fenced
 * blocks in sections that are called "Wrong", "Fixed" and "Right" (a few words may follow: "Wrong: a list"). Other
 * sections and blocks are read by people only.
 *
 * - A block that starts with `---` is a whole post, any other is the body of one whose front matter is complete; with
 *   the word `file` behind its language it is the whole file as it is. Instead of `file` the path of the post may
 *   stand there, in quotes.
 * - A line of blanks, carets and a message is no part of the text: above the carets stands what the finding covers.
 *   Columns are counted in UTF-16 units, as everywhere; a Chinese character is one, however wide it looks.
 * - All findings of all rules must be shown so, in their order.
 * - A block of `yaml _config.yml` gives the next example a site.
 * - A block of `json .copydesk.json` gives the next example settings.
 * - A block with `site` and a path in quotes behind its language is another file of that site, as `ruby site "Gemfile"`.
 * - A block of `text files` lists the files of the site of all examples that follow, each with what its front matter says
 *   behind its path: `about.md permalink: /us/`. The newsroom's posts and the example are among them.
 * - A block of `markdown newsroom` with a path in quotes is a post of the newsroom of all examples that follow.
 */

/** A rule's page. */
export interface RulePage {
  readonly id: string;
  readonly summary: string;
  readonly pairs: readonly Pair[];
  readonly right: readonly Example[];
}

/** A wrong text, and what the fix makes of it; undefined where no fix is offered. */
export interface Pair {
  readonly wrong: Example;
  readonly fixed: Example | undefined;
}

/** A fenced block, ready to be checked. */
export interface Example extends CheckedText {
  /** Where it stands on the page. */
  readonly name: string;
  /** What its caret lines say, in their order. */
  readonly marks: readonly Mark[];
}

/** A caret line: the text above the carets is the finding's, the text behind them its message. */
export interface Mark {
  readonly span: Span;
  readonly message: string;
}

/** Marks, or findings, in words that can be compared: where each starts, what it covers, what it says. */
export function describeMarks(marks: readonly Mark[], text: string): string {
  return marks
    .map(({ span, message }) => `${span.start} «${text.slice(span.start, span.end)}» ${message}`)
    .join('\n');
}

/** Stands above an example that is only a piece of a body. */
const frontMatter = `---
layout: post
title: "The ferry is late again"
date: 2024-03-05T08:30:00.000Z
author: Tern Bay Gazette
from: https://gazette.ternbay.example/news/ferry.html
tags: [ ferry ]
categories: [ city ]
---

`;

/** What the examples know that are given no site: all of them the same, so that what is known of it is found once. */
const bareFacts: Facts = { ...defaultFacts, site: readSite(undefined, { files: buildFilesOf({}) }) };

interface Block {
  readonly section: string;
  readonly line: number;
  /** What follows the fence: the language, and perhaps more. */
  readonly info: string;
  readonly lines: readonly string[];
}

/** Reads the text of a page. Throws on one that is not built as it should be. */
export function parseRulePage(text: string, settings: Settings = defaultSettings): RulePage {
  const [title, blank, summary] = text.split('\n');
  if (!title?.startsWith('# ') || blank !== '' || !summary) {
    throw new Error('The page does not start with "# id", a blank line and the summary.');
  }
  const pairs: Pair[] = [];
  const right: Example[] = [];
  const others: Block[] = [];
  let config: string | undefined;
  let own: Settings | undefined;
  let files: Record<string, string> = {};
  let siteFiles: readonly string[] | undefined;
  for (const block of readBlocks(text)) {
    if (isFileList(block)) {
      siteFiles = block.lines;
      continue;
    }
    if (isOfSite(block)) {
      files[pathIn(block.info)!] = `${block.lines.join('\n')}\n`;
      continue;
    }
    if (block.info === 'yaml _config.yml') {
      config = block.lines.join('\n');
      continue;
    }
    if (block.info === 'json .copydesk.json') {
      own = readOwnSettings(block);
      continue;
    }
    if (isOfNewsroom(block)) {
      others.push(block);
      continue;
    }
    const merged = own ? mergeSettings(settings, own) : settings;
    const isBare = config === undefined && Object.keys(files).length === 0;
    const bare = isBare ? bareFacts.site : readSite(config, { files: buildFilesOf(files) });
    const site = siteFiles ? withFiles(bare, filesOf(siteFiles, others)) : bare;
    const example = withNewsroom(toExample(block, site, merged), others);
    config = undefined;
    own = undefined;
    files = {};
    if (block.section === 'Wrong') pairs.push({ wrong: example, fixed: undefined });
    else if (block.section === 'Right') right.push(example);
    else pairs.push(pairWith(pairs.pop(), example));
  }
  return { id: title.slice(2), summary, pairs, right };
}

function pairWith(pair: Pair | undefined, fixed: Example): Pair {
  if (!pair || pair.fixed) throw new Error(`${fixed.name}: no wrong example stands before it.`);
  const { site, newsroom } = pair.wrong.facts;
  const { settings } = pair.wrong;
  return { wrong: pair.wrong, fixed: { ...fixed, settings, facts: { ...fixed.facts, site, newsroom } } };
}

function readOwnSettings({ lines, line }: Block): Settings {
  const { settings, problems } = readSettingsText(lines.join('\n'));
  if (problems.length > 0) throw new Error(`The settings in line ${line}: ${problems[0]!.message}`);
  return settings;
}

function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let section: string | undefined;
  let open: { fence: string; info: string; line: number; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (open) {
      if (line.trimEnd() !== open.fence) open.lines.push(line);
      else {
        if (section || isOfNewsroom(open) || isFileList(open))
          blocks.push({ section: section ?? '', ...open });
        open = undefined;
      }
      continue;
    }
    const fence = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (fence) open = { fence: fence[1]!, info: fence[2]!.trim(), line: index + 1, lines: [] };
    else if (line.startsWith('## ')) section = sectionOf(line);
  }
  if (open) throw new Error(`The block in line ${open.line} is never closed.`);
  return blocks;
}

/** What a heading says of the examples below it, in the language of the page. */
function sectionOf(heading: string): string | undefined {
  const name = /^## ([^:：]*?)\s*(?:[:：].*)?$/.exec(heading)?.[1] ?? '';
  return { Wrong: 'Wrong', Fixed: 'Fixed', Right: 'Right', 错误: 'Wrong', 修复后: 'Fixed', 正确: 'Right' }[
    name
  ];
}

function isOfNewsroom({ info }: Pick<Block, 'info'>): boolean {
  return info.startsWith('markdown newsroom');
}

function isFileList({ info }: Pick<Block, 'info'>): boolean {
  return info === 'text files';
}

function filesOf(lines: readonly string[], posts: readonly Block[]): SiteFiles {
  const texts = new Map(posts.map(({ info, lines: text }) => [pathIn(info)!, `${text.join('\n')}\n`]));
  for (const line of lines) {
    const [, path, yaml] = /^(\S+)(?: (.*))?$/.exec(line)!;
    texts.set(path!, yaml === undefined ? '' : `---\n${yaml}\n---\n`);
  }
  return createSiteFiles({ list: () => texts.keys(), read: path => texts.get(path) });
}

function isOfSite({ info }: Pick<Block, 'info'>): boolean {
  return /^\w+ site "/.test(info);
}

/** Gives an example a newsroom of these posts and itself. */
function withNewsroom(example: Example, posts: readonly Block[]): Example {
  if (posts.length === 0) return example;
  const newsroom = createNewsroom();
  const summarise = createSummariser(example.facts.site);
  for (const { info, lines } of posts) newsroom.set(summarise(pathIn(info)!, `${lines.join('\n')}\n`));
  newsroom.set(summarise(example.path, example.text));
  return { ...example, facts: { ...example.facts, newsroom } };
}

function pathIn(info: string): string | undefined {
  return /"(.+)"$/.exec(info)?.[1];
}

function toExample({ section, line, info, lines }: Block, site: Site, settings: Settings): Example {
  const path = pathIn(info);
  const isWhole = path !== undefined || info.endsWith(' file') || lines[0] === '---';
  const parts: string[] = [];
  const marks: Mark[] = [];
  let length = isWhole ? 0 : frontMatter.length;
  let lineStart = length;
  for (const content of lines) {
    const caret = /^( *)(\^+) (\S.*)$/.exec(content);
    if (caret) {
      const start = lineStart + caret[1]!.length;
      marks.push({ span: { start, end: start + caret[2]!.length }, message: caret[3]! });
    } else {
      lineStart = length;
      length += content.length + 1;
      parts.push(`${content}\n`);
    }
  }
  return {
    name: `${section}, line ${line}`,
    text: (isWhole ? '' : frontMatter) + parts.join(''),
    path: path ?? '_posts/2024-03-05-the-ferry-is-late-again.md',
    facts: site === bareFacts.site ? bareFacts : { ...defaultFacts, site },
    settings,
    marks,
  };
}
