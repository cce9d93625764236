import { type Span, spanOf } from '../../text/span.ts';

/** What somebody writes in a tag or an output of Liquid. `span` is what a suggestion takes the place of. */
export type LiquidWriting = { readonly span: Span } & (
  | {
      readonly kind: 'tag';
      /** Nothing parts it from the mark, `{%`. */
      readonly needsSpace: boolean;
      /** What closes the tag where nothing does yet. */
      readonly closing: '' | ' %' | ' %}';
    }
  | { readonly kind: 'filter' }
  | { readonly kind: 'include' | 'include_relative' | 'link' | 'post_url' }
  | {
      readonly kind: 'parameter';
      readonly tag: string;
      readonly file: string;
      /** The parameters that are given already. */
      readonly given: ReadonlySet<string>;
    }
  /** What stands behind `site.data.`: `names` are `site` and `data`. */
  | { readonly kind: 'member'; readonly names: readonly string[] }
);

/** Whoever writes a longer tag does not do it by hand, in UTF-16 units. */
const REACH = 2000;

/** What is written at an offset of a text; undefined where that is no Liquid. */
export function readLiquidWriting(text: string, offset: number): LiquidWriting | undefined {
  const start = openingBefore(text, offset);
  if (start === undefined || isInRaw(text, start)) return undefined;
  const isTag = text[start + 1] === '%';
  const inside = text.slice(start + 2, offset);
  const [, space = '', tag] = /^-?(\s*)(\w*)$/.exec(inside) ?? [];
  if (isTag && tag !== undefined) return writingTag(text, { start: offset - tag.length, space, offset });
  if (isInQuotes(inside)) return undefined;
  const [, name = '', rest = ''] = (isTag && /^-?\s*(\w+)\s+(.*)$/s.exec(inside)) || [];
  return writingTarget(text, { name, rest, offset }) ?? writingValue(text, { name, inside, offset, isTag });
}

/** Where the tag or output begins that an offset lies in. */
function openingBefore(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - REACH);
  const before = text.slice(from, offset);
  const start = Math.max(before.lastIndexOf('{{'), before.lastIndexOf('{%'));
  if (start < 0 || /[%}]\}/.test(before.slice(start + 2))) return undefined;
  return from + start;
}

function isInRaw(text: string, offset: number): boolean {
  const marks = text.slice(0, offset).matchAll(/\{%-?\s*(end)?raw\s*-?%\}/g);
  return [...marks].at(-1)?.[1] === undefined && /\{%-?\s*raw\s*-?%\}/.test(text.slice(0, offset));
}

function isInQuotes(inside: string): boolean {
  const withoutTexts = inside.replace(/"[^"]*"|'[^']*'/g, '');
  return /["']/.test(withoutTexts);
}

function writingTag(
  text: string,
  { start, space, offset }: { readonly start: number; readonly space: string; readonly offset: number },
): LiquidWriting {
  const span = spanOf(start, wordEnd(text, offset, /\w*/y));
  const behind = text.slice(span.end, span.end + REACH);
  const isClosed = /^[^{]*?%\}/.test(behind);
  // An editor closes the brace by itself.
  const closing = isClosed ? '' : behind.startsWith('}') ? ' %' : ' %}';
  return { kind: 'tag', span, needsSpace: space === '', closing };
}

interface InTag {
  readonly name: string;
  readonly rest: string;
  readonly offset: number;
}

function writingTarget(text: string, { name, rest, offset }: InTag): LiquidWriting | undefined {
  const isFirst = !/\s/.test(rest);
  const span = spanOf(offset - rest.length, wordEnd(text, offset, /[^\s%}]*/y));
  if (isFirst && (name === 'link' || name === 'post_url')) return { kind: name, span };
  if (!/^include(?:_cached|_relative)?$/.test(name)) return undefined;
  if (isFirst) return { kind: name === 'include_relative' ? name : 'include', span };
  const [, typed] = /\s([\w-]*)$/.exec(rest) ?? [];
  if (typed === undefined || /=\s*$/.test(rest)) return undefined;
  return {
    kind: 'parameter',
    tag: name,
    file: /^\S*/.exec(rest)![0],
    given: new Set(Array.from(rest.matchAll(/([\w-]+)\s*=/g), match => match[1]!)),
    span: spanOf(offset - typed.length, wordEnd(text, offset, /[\w-]*/y)),
  };
}

const MEMBER = /(?:^|[^\w.\]"'-])((?:[\w-]+(?:\[["'][^"'\]]*["']\])*\.)+)([\w-]*)$/;

function writingValue(
  text: string,
  {
    name,
    inside,
    offset,
    isTag,
  }: { readonly name: string; readonly inside: string; readonly offset: number; readonly isTag: boolean },
): LiquidWriting | undefined {
  const [, filter] = /\|\s*(\w*)$/.exec(inside) ?? [];
  if (filter !== undefined && (!isTag || name === 'assign' || name === 'echo'))
    return { kind: 'filter', span: spanOf(offset - filter.length, wordEnd(text, offset, /\w*/y)) };
  const [, owner, member] = MEMBER.exec(inside) ?? [];
  if (owner === undefined || member === undefined) return undefined;
  const span = spanOf(offset - member.length, wordEnd(text, offset, /[\w-]*/y));
  return { kind: 'member', names: namesIn(owner), span };
}

/** The names of `site.data["tide"].high`. */
export function namesIn(lookup: string): readonly string[] {
  return Array.from(lookup.matchAll(/\[["']([^"'\]]*)["']\]|[\w-]+/g), match => match[1] ?? match[0]);
}

function wordEnd(text: string, offset: number, word: RegExp): number {
  word.lastIndex = offset;
  return offset + (word.exec(text)?.[0].length ?? 0);
}
