import type { Block } from '../kramdown/block.ts';
import { type Span, spanOf } from '../text/span.ts';

/** The comment `<!--1624977554000-->`: when the post was published. */
export interface Epoch {
  readonly span: Span;
  /** What stands between `<!--` and `-->`, blanks left out. */
  readonly valueSpan: Span;
  /** Milliseconds since 1970 UTC; NaN where it is no number. */
  readonly milliseconds: number;
}

/** The linked title, `[title](url)`. */
export interface LeadTitle {
  readonly span: Span;
  readonly text: string;
  readonly textSpan: Span;
  readonly url: string;
  readonly urlSpan: Span;
}

/** What stands above the body of a news post: an epoch comment and a linked title underlined with dashes. */
export interface Lead {
  readonly span: Span;
  readonly epoch: Epoch | undefined;
  readonly title: LeadTitle | undefined;
  /** The line of dashes or equals signs below the title. */
  readonly underline: Span | undefined;
  /** Whether kramdown makes a heading of the title. */
  readonly isHeading: boolean;
}

/** A shorter number is a year or a count: nine digits of seconds reach back to 1973. */
const EPOCH = /<!--\s*(\d{9,16}|NaN|undefined|null|)\s*-->/y;
const LINE = /[^\n\r]*/y;
const UNDERLINE = /\r?\n {0,3}([-=]+)[ \t]*(?=\r?\n|$)/y;

/** Reads the lead at the start of the body, which starts at `bodyStart`; `blocks` is kramdown's reading of it. */
export function parseLead(text: string, bodyStart: number, blocks: readonly Block[]): Lead | undefined {
  const start = skipSuppressions(text, skipBlankLines(text, bodyStart));
  const epoch = parseEpoch(text, start);
  const titleStart = epoch ? skipBlankLines(text, epoch.span.end) : start;
  const title = parseTitle(text, titleStart);
  const underline = title && parseUnderline(text, title.span.end);
  if (!epoch && !underline) return undefined;
  const isHeading = blocks.some(block => block.kind === 'heading' && block.span.start === titleStart);
  const end = underline?.end ?? title?.span.end ?? epoch?.span.end ?? start;
  return { span: spanOf(start, end), epoch, title, underline, isHeading };
}

/** Comments for Copydesk may stand above the lead: it stays one, to kramdown too. */
function skipSuppressions(text: string, from: number): number {
  let start = from;
  while (text.startsWith('<!-- copydesk-', start)) {
    const end = text.indexOf('-->', start);
    if (end < 0) break;
    start = skipBlankLines(text, end + 3);
  }
  return start;
}

function parseEpoch(text: string, start: number): Epoch | undefined {
  EPOCH.lastIndex = start;
  const match = EPOCH.exec(text);
  if (!match) return undefined;
  const value = match[1]!;
  const valueStart = start + match[0].indexOf(value, 4);
  return {
    span: spanOf(start, start + match[0].length),
    valueSpan: spanOf(valueStart, valueStart + value.length),
    milliseconds: /^\d+$/.test(value) ? Number(value) : Number.NaN,
  };
}

/** A line that is a link and nothing else. A pattern for it would go back and forth on a line full of brackets. */
function parseTitle(text: string, start: number): LeadTitle | undefined {
  LINE.lastIndex = start;
  const line = LINE.exec(text)![0];
  let end = line.length;
  while (line[end - 1] === ' ' || line[end - 1] === '\t') end--;
  const textEnd = line.lastIndexOf('](');
  if (!line.startsWith('[') || textEnd < 0 || line[end - 1] !== ')' || textEnd + 2 >= end) return undefined;
  const url = line.slice(textEnd + 2, end - 1);
  if (/\s/.test(url)) return undefined;
  return {
    span: spanOf(start, start + end),
    text: line.slice(1, textEnd),
    textSpan: spanOf(start + 1, start + textEnd),
    url,
    urlSpan: spanOf(start + textEnd + 2, start + end - 1),
  };
}

function parseUnderline(text: string, from: number): Span | undefined {
  UNDERLINE.lastIndex = from + /^[ \t]*/.exec(text.slice(from, from + 200))![0].length;
  const match = UNDERLINE.exec(text);
  if (!match) return undefined;
  const start = match.index + match[0].indexOf(match[1]!);
  return spanOf(start, start + match[1]!.length);
}

function skipBlankLines(text: string, from: number): number {
  let start = from;
  for (let at = from; at < text.length; at++) {
    const character = text[at]!;
    if (character === '\n') start = at + 1;
    else if (character !== ' ' && character !== '\t' && character !== '\r') break;
    else if (at === text.length - 1) start = text.length;
  }
  return start;
}
