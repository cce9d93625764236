import type { PsychScalar } from './psych-node.ts';

/** What is not printable in YAML 1.1: Psych refuses it anywhere, comments and quotes included. */
export const UNPRINTABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g;

/** Line ends as libyaml knows them, and blanks around them. */
const SPACE = /[ \t\n\r\x85\u2028\u2029]+/g;
const LINE_END = /\r\n|[\n\r\x85\u2028\u2029]/g;

/** The text of a scalar, as libyaml hands it on (0.2.5, `scanner.c`). */
export function textOf({ start, end, isPlain, indent }: PsychScalar, yaml: string): string {
  const written = yaml.slice(start, end);
  if (isPlain) return written.replace(/[ \t\n\r\x85\u2028\u2029]+$/, '').replace(SPACE, foldSpace);
  if (written[0] === '"') return readDoubleQuoted(written.slice(1, -1));
  if (written[0] === "'") return written.slice(1, -1).replace(/''|[ \t\n\r\x85\u2028\u2029]+/g, unquote);
  return readBlock(written, indent);
}

function unquote(found: string): string {
  return found === "''" ? "'" : foldSpace(found);
}

/** Line ends that are kept as they are stand for themselves; all others are one. */
function lineEndsIn(space: string): readonly string[] {
  return Array.from(space.matchAll(LINE_END), ([end]) => (/[\u2028\u2029]/.test(end) ? end : '\n'));
}

/** Blanks with one line end among them are a space; further line ends stay. */
function foldSpace(space: string): string {
  const [first, ...others] = lineEndsIn(space);
  if (first === undefined) return space;
  const rest = others.join('');
  if (first !== '\n') return first + rest;
  return rest === '' ? ' ' : rest;
}

const escapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

const DOUBLE_QUOTED =
  /\\(?:\r\n|[\n\r\x85\u2028\u2029])([ \t\n\r\x85\u2028\u2029]*)|\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))|[ \t\n\r\x85\u2028\u2029]+/gs;

function readDoubleQuoted(written: string): string {
  return written.replace(DOUBLE_QUOTED, (found, joined, x, u, U, letter) => {
    // A line end that is escaped is none; those behind it are.
    if (joined !== undefined) return lineEndsIn(joined).join('');
    const code = x ?? u ?? U;
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    return letter === undefined ? foldSpace(found) : (escapes[letter] ?? letter);
  });
}

/** What stands behind `|` or `>`. */
function readBlock(written: string, parentIndent: number): string {
  const header = /^[|>][-+\d]*/.exec(written)![0];
  const isFolded = header[0] === '>';
  const lines = written.split(LINE_END);
  const ends = lineEndsIn(written);
  const digit = /\d/.exec(header)?.[0];
  const indent =
    digit === undefined ? findIndent(lines, parentIndent) : Math.max(parentIndent, 0) + Number(digit);
  let [text, end, blanks] = ['', '', ''];
  let wasBlank = false;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    const content = line.slice(indent);
    const isIndented = content !== '' && /^ *$/.test(line.slice(0, indent));
    if (!isIndented) {
      blanks += ends[index] ?? '';
      continue;
    }
    const isBlank = /^[ \t]/.test(content);
    const isJoined = isFolded && end === '\n' && !wasBlank && !isBlank;
    text += isJoined ? (blanks === '' ? ' ' : blanks) : end + blanks;
    text += content;
    [end, blanks, wasBlank] = [ends[index] ?? '', '', isBlank];
  }
  if (header.includes('-')) return text;
  return header.includes('+') ? text + end + blanks : text + end;
}

/** The column of the first line that holds something, or of the longest of the empty ones before it. */
function findIndent(lines: readonly string[], parentIndent: number): number {
  let longest = Math.max(parentIndent + 1, 1);
  for (const line of lines.slice(1)) {
    const blanks = /^ */.exec(line)![0].length;
    longest = Math.max(longest, blanks);
    if (blanks < line.length) break;
  }
  return longest;
}
