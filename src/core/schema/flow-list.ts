import { sliceSpan, spanOf } from '../text/span.ts';
import { readScalar, scalarEnd, unquote, type WrittenScalar } from './written-scalar.ts';

/** An entry of a list in brackets, and the other ones. */
export interface FlowEntry extends WrittenScalar {
  readonly others: readonly string[];
}

/**
 * The entry at the UTF-16 offset of the list whose bracket opens at `open`. A list that nothing closes ends before the
 * next line that is not indented, or at `end`. Undefined behind the list and in lists or mappings within it.
 */
export function findFlowEntry(
  text: string,
  open: number,
  offset: number,
  end: number,
): FlowEntry | undefined {
  let found: WrittenScalar | undefined;
  const others: string[] = [];
  for (let at = open; at < end && (text[at] === '[' || text[at] === ','); ) {
    const from = at + 1;
    const start = skipBlanks(text, from, end);
    const entryEnd = scalarEnd(text, start, 'brackets');
    const next = skipBlanks(text, entryEnd, end);
    if (from <= offset && offset <= next) {
      // On a line of its own an entry begins behind the blanks of that line.
      found = readScalar(text, Math.max(from, Math.min(start, offset)), offset, 'brackets');
      if (!found) return undefined;
    } else if (entryEnd > start) {
      others.push(unquote(sliceSpan(text, spanOf(start, entryEnd))));
    }
    at = next;
    // A bracket within: nothing is known of what comes behind it.
    if (text[at] === '[' || text[at] === '{') break;
  }
  return found && { ...found, others };
}

/** Behind blanks, line ends that an indented line or the bracket follows, and comments. */
function skipBlanks(text: string, from: number, end: number): number {
  const blanks = /(?:[ \t]|\r?\n(?=[ \t\]]|\r?\n)|(?<=\s)#[^\r\n]*)*/y;
  blanks.lastIndex = from;
  return Math.min(from + blanks.exec(text)![0].length, end);
}
