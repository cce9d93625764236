import { createSourceBuilder, type Source } from '../text/source.ts';
import { spanOf } from '../text/span.ts';

const TAG = /\{%-?\s*(\w*)[^%]*(?:%(?!\})[^%]*)*%\}/y;
/** Blocks whose content does not stand on the page as it stands here. */
const OPAQUE: ReadonlySet<string> = new Set(['comment', 'highlight', 'capture']);
/** Blocks of which one branch is printed, and what begins another. */
const BRANCHING: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'for']);
const BRANCHES: ReadonlySet<string> = new Set(['else', 'elsif', 'when']);

/**
 * `source` as kramdown gets it: Jekyll runs Liquid first. A tag (`{% … %}`) leaves nothing, a comment neither, nor a
 * highlighted sample any tag; an output (`{{ … }}`) leaves some text, for which one word character stands here. Of
 * branches the first is taken, since never two of them are printed. The content of `{% raw %}` stays. What is never
 * closed is left as it is: Jekyll would stop at it.
 */
export function runLiquid(source: Source): Source {
  const { text } = source;
  if (!mayHoldLiquid(text)) return source;
  const builder = createSourceBuilder(source.offsetAt(text.length));
  /** Of each open `case`, whether a branch of it has begun; of other blocks, which begin with one, true. */
  const begun: boolean[] = [];
  let copied = 0;
  let position = 0;
  const drop = (start: number, end: number): void => {
    builder.copy(source, copied, start);
    copied = end;
    position = end;
  };

  for (;;) {
    const open = nextOpening(text, position);
    if (open < 0) break;
    if (text[open + 1] === '{') {
      const close = text.indexOf('}}', open + 2);
      if (close < 0) break;
      drop(open, close + 2);
      builder.add('x', spanOf(source.offsetAt(open), source.offsetBehind(close + 1)));
      continue;
    }
    const tag = tagAt(text, open);
    if (!tag) break;
    if (tag.name === 'raw' || OPAQUE.has(tag.name)) {
      const end = findEnd(text, tag.name, tag.end);
      if (!end) break;
      if (tag.name !== 'raw') drop(open, end.end);
      else {
        drop(open, tag.end);
        drop(end.start, end.end);
      }
      continue;
    }
    drop(open, tag.end);
    if (BRANCHING.has(tag.name)) begun.push(tag.name !== 'case');
    else if (/^end/.test(tag.name)) begun.pop();
    else if (BRANCHES.has(tag.name) && begun.length > 0) {
      if (begun.at(-1)) drop(open, skipBranches(text, tag.end));
      begun[begun.length - 1] = true;
    }
  }
  builder.copy(source, copied, text.length);
  return builder.build();
}

/** Whether anything in `text` looks like Liquid. */
export function mayHoldLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

interface LiquidTag {
  readonly name: string;
  readonly end: number;
}

function tagAt(text: string, at: number): LiquidTag | undefined {
  TAG.lastIndex = at;
  const match = TAG.exec(text);
  return match ? { name: match[1]!, end: at + match[0].length } : undefined;
}

/** Where the `{% end… %}` stands of the block in one of whose branches `from` is; the end of the text if nowhere. */
function skipBranches(text: string, from: number): number {
  let depth = 0;
  for (let at = text.indexOf('{%', from); at >= 0; at = text.indexOf('{%', at + 2)) {
    const name = tagAt(text, at)?.name;
    if (name === undefined) return text.length;
    if (BRANCHING.has(name)) depth++;
    else if (/^end(?:if|unless|case|for)$/.test(name) && --depth < 0) return at;
  }
  return text.length;
}

function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
    const next = text[at + 1];
    if (next === '{' || next === '%') return at;
  }
  return -1;
}

function findEnd(text: string, name: string, from: number): { start: number; end: number } | undefined {
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
  end.lastIndex = from;
  const match = end.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
