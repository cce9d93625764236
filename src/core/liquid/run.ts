import type { KnownTag } from '../site/known-tag.ts';
import { createSourceBuilder, type Source, type SourceBuilder } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { evaluate, holds } from './expression.ts';
import { addPlaceholder, type Placeholder } from './placeholders.ts';
import { type Closings, createClosings, type LiquidToken, nextToken, placeOf } from './scan.ts';
import { createScope, type LiquidFacts, print, type Scope, unknown } from './value.ts';

/** What stops Jekyll at a post: the build of the whole site ends there. */
export interface LiquidFault {
  readonly kind: 'unknown-tag' | 'unclosed-block' | 'unclosed-mark' | 'stray-end';
  /** The tag's name; of a mark that is never closed, what is there of it. */
  readonly name: string;
  readonly span: Span;
  /** Of an unknown tag: there is an end of that name further down, `{% endname %}`. */
  readonly hasEnd?: boolean;
}

/** A text after Liquid has run. */
export interface LiquidReading {
  readonly source: Source;
  readonly faults: readonly LiquidFault[];
  /** What stands in the text for what only a build would tell. */
  readonly placeholders: readonly Placeholder[];
}

/** Tags that have an end, and those within them that begin another branch. */
const blocks: Readonly<Record<string, readonly string[]>> = {
  if: ['elsif', 'else'],
  unless: ['elsif', 'else'],
  case: ['when', 'else'],
  for: ['else', 'break', 'continue'],
  tablerow: [],
  capture: [],
};

/** Tags without an end that leave nothing. */
const silent: ReadonlySet<string> = new Set([
  'assign',
  'break',
  'continue',
  'cycle',
  'decrement',
  'increment',
  'ifchanged',
  'endifchanged',
]);
/** Tags in whose place something stands that only a build would tell. */
const placed: ReadonlySet<string> = new Set([
  'include',
  'include_relative',
  'link',
  'post_url',
  'render',
  'echo',
]);

/** A block whose end has not come yet. */
interface OpenBlock {
  readonly token: LiquidToken;
  /** What is in it may be printed. */
  readonly isShown: boolean;
  /** The present branch is printed. */
  isActive: boolean;
  /** A branch has been chosen. */
  isDecided: boolean;
}

interface Run {
  readonly source: Source;
  readonly builder: SourceBuilder;
  readonly scope: Scope;
  readonly tags: ReadonlyMap<string, KnownTag>;
  readonly closings: Closings;
  readonly faults: LiquidFault[];
  /** Names of unknown tags. */
  readonly unknown: Set<string>;
  /** Those of them that have an end. */
  readonly endings: Set<string>;
  readonly placeholders: Placeholder[];
  readonly open: OpenBlock[];
  /** Where blocks start that are known never to end. */
  readonly unclosed: ReadonlySet<number>;
  /** Up to where the text has been copied or left out. */
  position: number;
}

/** Whether there may be Liquid in a text. */
export function mayHoldLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/**
 * `source` as kramdown gets it: Jekyll runs Liquid first. Outputs are filled from the front matter and `_config.yml`;
 * what only a build would tell leaves a placeholder. Of branches the one that holds is taken, of those that cannot be
 * told the first, and a loop runs once. What would stop Jekyll is a fault, and a placeholder at its place.
 */
export function runLiquid(source: Source, facts: LiquidFacts): LiquidReading {
  if (!mayHoldLiquid(source.text)) return { source, faults: [], placeholders: [] };
  const first = runOnce(source, facts, new Set());
  // Only the end shows which blocks are never closed; they are read again as what they are, tags without a block.
  const unclosed = new Set(first.open.map(({ token }) => token.start));
  const {
    builder,
    faults: found,
    placeholders,
    endings,
  } = unclosed.size === 0 ? first : runOnce(source, facts, unclosed);
  const faults = found.map(fault =>
    fault.kind === 'unknown-tag' && endings.has(fault.name) ? { ...fault, hasEnd: true } : fault,
  );
  return { source: builder.build(), faults, placeholders };
}

function runOnce(source: Source, facts: LiquidFacts, unclosed: ReadonlySet<number>): Run {
  const { text } = source;
  const run: Run = {
    source,
    builder: createSourceBuilder(source.offsetAt(text.length)),
    scope: createScope(facts),
    tags: facts.tags ?? new Map(),
    closings: createClosings(),
    faults: [],
    unknown: new Set(),
    endings: new Set(),
    placeholders: [],
    open: [],
    unclosed,
    position: 0,
  };
  for (;;) {
    const token = nextToken(text, run.position, run.closings);
    if (!token) break;
    copyUpTo(run, token.start, token.trimsBefore);
    run.position = skipAfter(text, token);
    if (token.kind === 'output') writeOutput(run, token);
    else if (token.kind === 'tag') runTag(run, token);
    else reportFault(run, 'unclosed-mark', token);
  }
  copyUpTo(run, text.length, false);
  return run;
}

function isActive({ open }: Run): boolean {
  const innermost = open.at(-1);
  return innermost === undefined || (innermost.isShown && innermost.isActive);
}

function copyUpTo(run: Run, end: number, isTrimmed: boolean): void {
  const { text } = run.source;
  let stop = end;
  if (isTrimmed) while (stop > run.position && /\s/.test(text[stop - 1]!)) stop--;
  if (isActive(run) && stop > run.position) run.builder.copy(run.source, run.position, stop);
}

function skipAfter(text: string, { end, trimsAfter }: LiquidToken): number {
  let position = end;
  if (trimsAfter) while (position < text.length && /\s/.test(text[position]!)) position++;
  return position;
}

function writeOutput(run: Run, token: LiquidToken): void {
  if (!isActive(run)) return;
  const value = evaluate(token.markup, run.scope);
  const text = value === unknown ? undefined : print(value.value);
  // What holds tags is put in when the page is written: no finding could point into it.
  if (text === undefined || text.includes('<')) writePlaceholder(run, token, text);
  else run.builder.add(text.replace(/\r\n?/g, '\n'), placeOf(run.source, token.start, token.end));
}

function writePlaceholder(run: Run, token: LiquidToken, html?: string): void {
  const written = run.source.text.slice(token.start, token.end);
  const mark = addPlaceholder(
    run.placeholders,
    html === undefined ? { kind: 'unknown', written } : { kind: 'html', html, written },
  );
  run.builder.add(mark, placeOf(run.source, token.start, token.end));
}

function reportFault(run: Run, kind: LiquidFault['kind'], token: LiquidToken): void {
  const { start, end, name, markup } = token;
  run.faults.push({ kind, name: name || markup, span: placeOf(run.source, start, end) });
  if (!isActive(run)) return;
  const written = run.source.text.slice(start, end);
  run.builder.add(
    addPlaceholder(run.placeholders, { kind: 'fault', written }),
    placeOf(run.source, start, end),
  );
}

function runTag(run: Run, token: LiquidToken): void {
  const { name } = token;
  // A plugin may take the name of a tag that Jekyll has: what it makes is known to nobody here.
  if (run.tags.has(name)) {
    if (isActive(run)) writePlaceholder(run, token);
  } else if (isEndOfKnown(run, name)) return;
  else if (name === 'raw' || name === 'comment' || name === 'highlight') runOpaque(run, token);
  else if (run.unclosed.has(token.start)) reportFault(run, 'unclosed-block', token);
  else if (Object.hasOwn(blocks, name)) openBlock(run, token);
  else if (name.startsWith('end')) closeBlock(run, token);
  else if (isBranch(run, name)) switchBranch(run, token);
  else if (placed.has(name)) {
    if (isActive(run)) writePlaceholder(run, token);
  } else if (silent.has(name)) {
    if (name === 'assign' && isActive(run)) assign(run, token);
  } else {
    run.unknown.add(name);
    reportFault(run, 'unknown-tag', token);
  }
}

/** What stands between a plugin's tag and its end is read as if neither were there. */
function isEndOfKnown({ tags }: Run, name: string): boolean {
  const tag = name.startsWith('end') ? tags.get(name.slice(3)) : undefined;
  return tag !== undefined && tag.kind !== 'inline';
}

/** Blocks in which no Liquid is read. */
function runOpaque(run: Run, token: LiquidToken): void {
  const { text } = run.source;
  const end = new RegExp(`\\{%-?\\s*end${token.name}\\s*-?%\\}`, 'g');
  end.lastIndex = token.end;
  const close = run.closings.find(text, `end${token.name}`, token.end) < 0 ? null : end.exec(text);
  if (!close) {
    reportFault(run, 'unclosed-block', token);
    return;
  }
  run.position = close.index + close[0].length;
  if (!isActive(run) || token.name === 'comment') return;
  if (token.name === 'raw') run.builder.copy(run.source, token.end, close.index);
  else writeHighlighted(run, token, close.index);
}

/** `{% highlight ruby %}` as Jekyll prints it, without its colours. */
function writeHighlighted(run: Run, token: LiquidToken, end: number): void {
  const { source, builder } = run;
  const place = placeOf(source, token.start, token.end);
  const language = /^[a-zA-Z0-9.+#_-]+/.exec(token.markup)?.[0].toLowerCase() ?? 'plaintext';
  const className = language.replaceAll('+', '-');
  builder.add(
    `<figure class="highlight"><pre><code class="language-${className}" data-lang="${language}">`,
    place,
  );
  const code = source.text.slice(token.end, end);
  const from = token.end + /^(?:\s*\n)*/.exec(code)![0].length;
  const to = Math.max(from, end - /\s*$/.exec(code)![0].length);
  let copied = from;
  for (const { 0: character, index } of source.text.slice(from, to).matchAll(/[<>&]/g)) {
    const at = from + index;
    builder.copy(source, copied, at);
    builder.add(escapes[character]!, placeOf(source, at, at + 1));
    copied = at + 1;
  }
  builder.copy(source, copied, to);
  builder.add('</code></pre></figure>', place);
}

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

function openBlock(run: Run, token: LiquidToken): void {
  const { name, markup } = token;
  const isShown = isActive(run);
  const block: OpenBlock = { token, isShown, isActive: true, isDecided: true };
  if (name === 'if' || name === 'unless') {
    const isTrue = holds(markup, run.scope);
    block.isActive = block.isDecided = isTrue === undefined || isTrue === (name === 'if');
  } else if (name === 'case') {
    block.isActive = block.isDecided = false;
  } else if (name === 'for') {
    const [, variable = '', list = ''] = /^(\S+)\s+in\s+(\S+)/.exec(markup) ?? [];
    const value = evaluate(list, run.scope);
    const isEmpty = value !== unknown && (!Array.isArray(value.value) || value.value.length === 0);
    block.isActive = block.isDecided = !isEmpty;
    run.scope.set(variable, unknown);
  } else if (name === 'capture') {
    block.isActive = false;
    run.scope.set(markup.replace(/^["']|["']$/g, ''), unknown);
  }
  run.open.push(block);
}

function isBranch({ open }: Run, name: string): boolean {
  return open.length > 0 && blocks[open.at(-1)!.token.name]!.includes(name);
}

function switchBranch(run: Run, { name, markup }: LiquidToken): void {
  const block = run.open.at(-1)!;
  if (name === 'break' || name === 'continue') return;
  if (block.isDecided) {
    block.isActive = false;
    return;
  }
  const isTaken = name === 'else' || branchHolds(run, block, name, markup);
  block.isActive = block.isDecided = isTaken;
}

function branchHolds(run: Run, { token }: OpenBlock, name: string, markup: string): boolean {
  if (name === 'elsif') return holds(markup, run.scope) ?? true;
  const values = markup.split(/\s*(?:,|\bor\b)\s*/);
  return values.some(value => holds(`${token.markup} == ${value}`, run.scope) ?? true);
}

function closeBlock(run: Run, token: LiquidToken): void {
  const innermost = run.open.at(-1);
  if (innermost && token.name === `end${innermost.token.name}`) run.open.pop();
  // One fault is told once: without the plugin both its tag and the end are unknown.
  else if (run.unknown.has(token.name.slice(3))) run.endings.add(token.name.slice(3));
  else reportFault(run, 'stray-end', token);
}

function assign(run: Run, { markup }: LiquidToken): void {
  const [, name, expression] = /^([\w-]+)\s*=\s*(.*)$/s.exec(markup) ?? [];
  if (name !== undefined) run.scope.set(name, evaluate(expression!, run.scope));
}
