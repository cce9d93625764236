import matter from 'gray-matter';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Range,
  type Scalar,
  visit,
} from 'yaml';
import { isRecord } from '../text/is-record.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { type Span, spanOf } from '../text/span.ts';
import { parseYaml, readAroundDamage } from './damaged-yaml.ts';
import { findFences } from './fences.ts';
import { findCutOff, findPsychFaults, replaceBadAliases } from './psych-faults.ts';

/** A key of the front matter and its value. */
export interface Field {
  readonly name: string;
  readonly keySpan: Span;
  /** The value as written, with its quotes; empty, after the colon, where there is none. */
  readonly valueSpan: Span;
  readonly value: unknown;
  /** The values in it, or itself, that stand on one line without quotes and tags: readers of YAML may disagree on them. */
  readonly plainScalars: readonly PlainScalar[];
  /** No fault lies on its lines: it is read as it is written, whatever is wrong elsewhere. */
  readonly isSound: boolean;
}

/** A value without quotes. */
export interface PlainScalar {
  readonly span: Span;
  readonly text: string;
  /** What YAML 1.2 makes of it. */
  readonly value: unknown;
}

/** A place at which the front matter is no YAML. */
export interface YamlFault {
  /** The parser's name for the kind of fault, one of `findPsychFaults`, `NOT_A_MAP` or `NOT_READ`. */
  readonly code: string;
  /** The parser's own words. */
  readonly detail: string;
  readonly span: Span;
}

/** The front matter of a post. */
export interface FrontMatter {
  /** From the first fence to the end of the last. */
  readonly span: Span;
  readonly openFence: Span;
  /** Undefined where nothing closes it; `yaml` then ends where the text stops looking like YAML. */
  readonly closeFence: Span | undefined;
  /** The lines between the fences. */
  readonly yaml: Span;
  readonly data: Readonly<Record<string, unknown>>;
  /** In source order; a key written twice is there twice. */
  readonly fields: readonly Field[];
  readonly faults: readonly YamlFault[];
  /** Where values stand that are something, by the keys and indices that lead to them: `/tags/0`. */
  readonly valueSpans: ReadonlyMap<string, Span>;
}

/** The field of that name that takes effect: of several, Jekyll takes the last. */
export function findField(frontMatter: FrontMatter | undefined, name: string): Field | undefined {
  return frontMatter?.fields.findLast(field => field.name === name);
}

/** Whether all of its YAML could be read. Keys given twice can: the last counts. */
export function isReadable({ faults }: FrontMatter): boolean {
  return faults.every(({ code }) => code === 'DUPLICATE_KEY');
}

/** Reads the front matter of a file, as Jekyll finds it. Never throws. */
export function parseFrontMatter(text: string): FrontMatter | undefined {
  const fences = findFences(text);
  if (!fences) return undefined;
  const { yaml } = fences;
  const { data, document, offset, failure, duplicates, psychFaults } = readData(
    text.slice(yaml.start, yaml.end),
  );
  const shift = yaml.start - offset;
  const placed = psychFaults.map(fault => ({
    ...fault,
    span: spanOf(fault.span.start + shift, fault.span.end + shift),
  }));
  const found = document && !failure ? [...readFaults(document, shift, yaml), ...placed] : placed;
  const faults = found.sort((a, b) => a.span.start - b.span.start);
  let valueSpans: ReadonlyMap<string, Span> | undefined;
  return {
    ...fences,
    data,
    fields: document ? markSound(readFields(document, shift), faults, text.slice(0, yaml.end)) : [],
    // Only what is wrong is asked for its place.
    get valueSpans() {
      valueSpans ??= document ? readValueSpans(document, shift) : new Map<string, Span>();
      return valueSpans;
    },
    faults: [
      ...(failure ? [{ ...failure, span: yaml }] : faults),
      ...duplicates.map(key => ({
        code: 'DUPLICATE_KEY',
        detail: 'a key given twice',
        span: spanOfRange(key.range, shift),
      })),
    ],
  };
}

/** gray-matter 4.0.3 looks for comments with `/^\s*#[^\n]+/gm`, which takes quadratic time on runs of blank lines. */
const TOO_MANY_BLANKS = /\s{4000}/;

/** Longer, in UTF-16 units, than any front matter; damaged YAML costs the library more than linear time. */
const MAX_LENGTH = 100_000;
/** Deeper than any front matter. The yaml library recurses, and near the end of its stack V8 ends the whole process. */
const MAX_DEPTH = 100;
const DEEP_LINE = new RegExp(`^(?: {${4 * MAX_DEPTH}}|[ \\t]*(?:[-?:][ \\t]+){${MAX_DEPTH}})`, 'm');

function isTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    if (bracket === '[' || bracket === '{') depth++;
    else if (depth > 0) depth--;
    if (depth > MAX_DEPTH) return true;
  }
  return DEEP_LINE.test(yaml);
}

interface YamlReading {
  readonly data: Readonly<Record<string, unknown>>;
  readonly document: Document.Parsed | undefined;
  /** Where in the text that `document` was parsed from the front matter's own text starts. */
  readonly offset: number;
  readonly failure: { readonly code: string; readonly detail: string } | undefined;
  /** Keys given before in the same mapping. */
  readonly duplicates: readonly RangedScalar[];
  /** At their places in the text that `document` was parsed from. */
  readonly psychFaults: readonly YamlFault[];
}

type RangedScalar = Scalar & { readonly range: Range };

/**
 * Has gray-matter read the data, with `yaml` as its only engine, and keeps the document that the engine made. The
 * fences are our own canonical ones: gray-matter's idea of a fence is not Jekyll's (`...`, `---foo`, no end).
 */
function readData(yaml: string): YamlReading {
  if (yaml.length > MAX_LENGTH || TOO_MANY_BLANKS.test(yaml) || isTooDeep(yaml)) {
    const failure = { code: 'NOT_READ', detail: 'too long, too deep, or too many blanks in a row' };
    return { data: {}, document: undefined, offset: 0, failure, duplicates: [], psychFaults: [] };
  }
  let duplicates: readonly RangedScalar[] = [];
  let document: Document.Parsed | undefined;
  let psychFaults: readonly YamlFault[] = [];
  let offset = 0;
  const engine = {
    parse(source: string): object {
      // gray-matter hands over the line end of the first fence too.
      offset = source.length - yaml.length;
      const whole = parseYaml(source);
      const cutOff = findCutOff(source, whole);
      if (cutOff) whole.errors = [];
      document = readAroundDamage(source, whole);
      psychFaults = [
        ...findPsychFaults(source, whole),
        ...(cutOff ? [cutOff] : []),
        ...(source.includes('*') ? replaceBadAliases(document) : []),
      ];
      duplicates = findDuplicates(document);
      const value: unknown = document.toJS({ maxAliasCount: 100 });
      return isRecord(value) ? value : {};
    },
  };
  // Whatever the front matter holds, it does not hold this fence.
  let fence = '---';
  while (yaml.includes(`\n${fence}`)) fence += '~';
  try {
    const { data } = matter(`---\n${yaml}\n${fence}\n`, {
      engines: { yaml: engine },
      language: 'yaml',
      delimiters: ['---', fence],
      excerpt: false,
    });
    return { data, document, offset, failure: undefined, duplicates, psychFaults };
  } catch (error) {
    // The yaml library throws on an alias bomb and runs out of stack in absurd nesting.
    const failure = { code: 'NOT_READ', detail: String(error) };
    return { data: {}, document, offset, failure, duplicates, psychFaults };
  }
}

type RawField = Omit<Field, 'isSound'>;

/** The rest of a line, those behind it that go on with its value, and the last line end of all. */
const LINES_OF_VALUE = /[^\n]*(?:\n[ \t\r-][^\n]*)*(?:\n$)?/y;

/** `faults` are in source order. */
function markSound(
  fields: readonly RawField[],
  faults: readonly YamlFault[],
  text: string,
): readonly Field[] {
  const starts = faults.map(({ span }) => span.start);
  let furthest = -1;
  const ends = faults.map(({ span }) => (furthest = Math.max(furthest, span.end, span.start + 1)));
  return fields.map(field => {
    const lineStart = text.lastIndexOf('\n', field.keySpan.start - 1) + 1;
    LINES_OF_VALUE.lastIndex = Math.max(field.keySpan.end, field.valueSpan.end - 1);
    LINES_OF_VALUE.exec(text);
    const last = lastAtOrBefore(starts, LINES_OF_VALUE.lastIndex);
    return { ...field, isSound: (ends[last] ?? -1) <= lineStart };
  });
}

function readFields(document: Document.Parsed, shift: number): readonly RawField[] {
  const { contents } = document;
  if (!isMap<Node, Node | null>(contents)) return [];
  return contents.items.flatMap(pair => toField(pair, document, shift));
}

function toField(
  pair: Pair<Node, Node | null>,
  document: Document.Parsed,
  shift: number,
): readonly RawField[] {
  const { key, value } = pair;
  if (!isRangedScalar(key)) return [];
  const keySpan = spanOfRange(key.range, shift);
  const range = isNode(value) ? value.range : undefined;
  // A value that is not there has an empty range behind the colon.
  const valueSpan = range ? spanOfRange(range, shift) : spanOf(keySpan.end, keySpan.end);
  const plainScalars = isNode(value) ? findPlainScalars(value, shift) : [];
  return [{ name: String(key.value), keySpan, valueSpan, value: toValue(value, document), plainScalars }];
}

function findPlainScalars(node: Node, shift: number): readonly PlainScalar[] {
  if (isScalar(node)) return toPlainScalars(node, shift);
  const found: PlainScalar[] = [];
  visit(node, {
    Scalar(key, scalar) {
      if (key !== 'key') found.push(...toPlainScalars(scalar, shift));
    },
  });
  return found;
}

/** The scalar, if it is a plain one. */
function toPlainScalars(scalar: Scalar, shift: number): readonly PlainScalar[] {
  if (scalar.type !== 'PLAIN' || scalar.tag !== undefined) return [];
  const { source, value } = scalar;
  if (!isRangedScalar(scalar) || !source || scalar.range[1] - scalar.range[0] !== source.length) return [];
  return [{ span: spanOfRange(scalar.range, shift), text: source, value }];
}

function toValue(value: Node | null, document: Document.Parsed): unknown {
  if (isScalar(value)) return value.value;
  try {
    return isNode(value) ? value.toJS(document, { maxAliasCount: 100 }) : null;
  } catch {
    // An alias bomb; `readData` has met it too, and it is a fault there.
    return undefined;
  }
}

function readValueSpans(document: Document.Parsed, shift: number): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const read = (node: unknown, path: string): void => {
    if (!isNode(node) || !node.range || node.range[1] === node.range[0]) return;
    spans.set(path, spanOfRange(node.range, shift));
    if (isMap(node)) {
      for (const { key, value } of node.items) if (isScalar(key)) read(value, `${path}/${String(key.value)}`);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) read(item, `${path}/${index}`);
    }
  };
  read(document.contents, '');
  return spans;
}

function readFaults(document: Document.Parsed, shift: number, yaml: Span): readonly YamlFault[] {
  const faults: YamlFault[] = document.errors.map(error => {
    const start = Math.min(Math.max(error.pos[0] + shift, yaml.start), yaml.end);
    const end = Math.min(Math.max(error.pos[1] + shift, start), yaml.end);
    return { code: error.code, detail: error.message, span: spanOf(start, end) };
  });
  const { contents } = document;
  if (faults.length === 0 && contents !== null && !isMap(contents)) {
    return [{ code: 'NOT_A_MAP', detail: 'not a mapping', span: yaml }];
  }
  return faults;
}

/** The library's own check compares each key with all others; this one takes linear time. */
function findDuplicates(document: Document.Parsed): readonly RangedScalar[] {
  const duplicates: RangedScalar[] = [];
  const search = (node: unknown): void => {
    if (isSeq(node)) for (const item of node.items) search(item);
    if (!isMap(node)) return;
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      search(key);
      if (isRangedScalar(key)) {
        if (seen.has(key.value)) duplicates.push(key);
        seen.add(key.value);
      }
      search(value);
    }
  };
  search(document.contents);
  return duplicates;
}

function isRangedScalar(node: unknown): node is RangedScalar {
  return isScalar(node) && node.range != null;
}

function spanOfRange([start, end]: Range, shift: number): Span {
  return spanOf(start + shift, end + shift);
}
