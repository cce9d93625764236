import type { Head } from '../post/post.ts';
import { sliceSpan, spanOf } from '../text/span.ts';
import { findFlowEntry } from './flow-list.ts';
import { readScalar, scalarEnd, scalarStart, unquote, type WrittenScalar } from './written-scalar.ts';

/** A place in the front matter at which a value of a field is being written. */
export interface ValuePlace extends WrittenScalar {
  readonly field: string;
  /** What is missing before the value: a blank, the dash of an item. */
  readonly missing: string;
  /** The other values of the list; undefined where the value is in no list. */
  readonly others: readonly string[] | undefined;
}

/** The key of a field at the start of a line. */
const KEY = /^(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([\p{L}\p{N}_][^\s:,[\]{}"'#]*))[ \t]*:(?=[ \t\r\n]|$)/u;

/** Blank and indented lines, comments and items belong to a key above them. */
const BELOW_KEY = /^(?:$|[ \t#]|-(?:[ \t]|$))/;

/**
 * The value that is being written at the UTF-16 offset: the one of a field, or an item of its list. It is found in the
 * text alone, since what is being written is seldom YAML yet. Undefined where no single line holds a value: within
 * mappings, block scalars, comments.
 */
export function findValuePlace({ text, frontMatter }: Head, offset: number): ValuePlace | undefined {
  if (!frontMatter || offset < frontMatter.yaml.start || offset > frontMatter.yaml.end) return undefined;
  const owner = findOwner(text, frontMatter.yaml.start, offset);
  if (!owner || offset < owner.valueStart) return undefined;
  const { field, valueStart } = owner;
  const first = /\S/.exec(text.slice(valueStart, offset))?.[0];
  if (first === '[') {
    const found = findFlowEntry(text, text.indexOf('[', valueStart), offset, frontMatter.yaml.end);
    return found && { field, missing: '', ...found };
  }
  if (text.slice(valueStart, offset).includes('\n')) {
    return findBlockItem(text, owner, offset, frontMatter.yaml.end);
  }
  const scalar = readScalar(text, valueStart, offset, 'line');
  const missing = offset === valueStart ? ' ' : '';
  return scalar && { field, missing, others: undefined, ...scalar };
}

interface Owner {
  readonly field: string;
  /** Just behind the colon. */
  readonly valueStart: number;
}

/** The field whose key is the last one at the start of a line up to the offset. */
function findOwner(text: string, from: number, offset: number): Owner | undefined {
  for (let start = lineStartAt(text, offset); start >= from; start = lineStartAt(text, start - 1)) {
    const line = text.slice(start, lineEndAt(text, start));
    if (BELOW_KEY.test(line)) continue;
    const key = KEY.exec(line);
    const field = key?.[1] ?? key?.[2] ?? key?.[3];
    return key && field !== undefined ? { field, valueStart: start + key[0].length } : undefined;
  }
  return undefined;
}

function findBlockItem(text: string, owner: Owner, offset: number, yamlEnd: number): ValuePlace | undefined {
  const { field, valueStart } = owner;
  const keyLineEnd = lineEndAt(text, valueStart);
  if (!/^[ \t]*(?:#|$)/.test(text.slice(valueStart, keyLineEnd))) return undefined;
  const start = lineStartAt(text, offset);
  const line = text.slice(start, lineEndAt(text, start));
  const others = (): readonly string[] => readItems(text, keyLineEnd, yamlEnd, start);
  const dash = /^[ \t]*-/.exec(line);
  if (!dash) {
    // Below an item or the key itself, indented and still blank: an item may begin here.
    if (!/^[ \t]+$/.test(line) || offset !== start + line.length) return undefined;
    const span = spanOf(offset, offset);
    return { field, span, quote: undefined, isQuoteClosed: false, missing: '- ', others: others() };
  }
  const itemStart = start + dash[0].length;
  if (offset < itemStart || !/^[ \t]|^$/.test(line.slice(dash[0].length))) return undefined;
  const scalar = readScalar(text, itemStart, offset, 'line');
  const missing = offset === itemStart ? ' ' : '';
  return scalar && { field, missing, others: others(), ...scalar };
}

/** The items between the line of the key and that of the next one, but for the one on the line at `exceptLine`. */
function readItems(text: string, from: number, yamlEnd: number, exceptLine: number): readonly string[] {
  const items: string[] = [];
  for (let end = from; end < yamlEnd; ) {
    const start = end + (text.startsWith('\r\n', end) ? 2 : 1);
    end = lineEndAt(text, start);
    const line = text.slice(start, end);
    if (start >= yamlEnd || !BELOW_KEY.test(line)) break;
    const dash = /^[ \t]*-(?=[ \t])/.exec(line);
    if (!dash || start === exceptLine) continue;
    const itemStart = scalarStart(text, start + dash[0].length);
    items.push(unquote(sliceSpan(text, spanOf(itemStart, scalarEnd(text, itemStart, 'line')))));
  }
  return items;
}

function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndAt(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  const end = newline < 0 ? text.length : newline;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}
