import { createSourceBuilder, type Source } from '../text/source.ts';
import { spanOf } from '../text/span.ts';

const RAW_BLOCK = /\{%-?\s*(raw|comment)\s*-?%\}/y;

/**
 * `source` as kramdown gets it: Jekyll runs Liquid first. A tag (`{% … %}`) leaves nothing, a comment neither, an
 * output (`{{ … }}`) some text, for which one word character stands here; the content of `{% raw %}` stays.
 * What is never closed is left as it is: Jekyll would stop at it.
 */
export function runLiquid(source: Source): Source {
  const { text } = source;
  if (!text.includes('{{') && !text.includes('{%')) return source;
  const builder = createSourceBuilder(source.offsetAt(text.length));
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
    const close = text.indexOf('%}', open + 2);
    if (close < 0) break;
    RAW_BLOCK.lastIndex = open;
    const block = RAW_BLOCK.exec(text);
    if (!block) {
      drop(open, close + 2);
      continue;
    }
    const contentStart = open + block[0].length;
    const end = findEnd(text, block[1]!, contentStart);
    if (!end) break;
    if (block[1] === 'raw') {
      drop(open, contentStart);
      drop(end.start, end.end);
    } else {
      drop(open, end.end);
    }
  }
  builder.copy(source, copied, text.length);
  return builder.build();
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
