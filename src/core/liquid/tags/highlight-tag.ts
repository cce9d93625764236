import { strip } from '../../text/ascii-space.ts';
import { LiquidStop } from '../liquid-stop.ts';
import type { Piece, Pieces } from '../pieces.ts';
import { defineTag } from './tag-definition.ts';

/** What `{% highlight … %}` says. */
interface Highlight {
  readonly language: string;
  readonly hasLineNumbers: boolean;
}

const SYNTAX = /^([a-zA-Z0-9.+#_-]+)((?:[ \t\r\n\f\v]+\w+(?:=(?:\w+|"(?:[0-9]+[ \t\r\n\f\v])*[0-9]+"))?)*)$/m;

/** `{% highlight ruby %}` as Jekyll prints it, without its colours. */
export const highlightTag = defineTag<Highlight>({
  parse(markup) {
    const match = SYNTAX.exec(strip(markup));
    if (!match) throw new LiquidStop('no-language', '');
    // `\w=` asks for a single letter: so only the plain word counts, or what ends with one.
    return { language: match[1]!.toLowerCase(), hasLineNumbers: /\blinenos\b/.test(match[2]!) };
  },
  branches: {},
  *run({ parsed: { language, hasLineNumbers }, pieces, branches, render }) {
    const fresh = pieces.fresh();
    yield* render(branches[0]!.templates, fresh);
    const code = trimLineEnds(fresh.list);
    const className = language.replaceAll('+', '-');
    // Between line ends, so that kramdown takes it for a block wherever it stands.
    pieces.write(
      `\n<figure class="highlight"><pre><code class="language-${className}" data-lang="${language}">`,
    );
    if (hasLineNumbers) writeNumbered(pieces, code);
    else pieces.add(escapePieces(code));
    pieces.write('</code></pre></figure>\n');
  },
});

/** Rouge's table of two cells: the numbers, and the code. */
function writeNumbered(pieces: Pieces, code: readonly Piece[]): void {
  const text = code.map(piece => piece.text).join('');
  const lines = text.replace(/\n$/, '').split('\n').length;
  const numbers = Array.from({ length: lines }, (_, index) => `${index + 1}\n`).join('');
  pieces.write(
    `<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">${numbers}</pre></td><td class="code"><pre>`,
  );
  pieces.add(escapePieces(code));
  pieces.write(`${text.endsWith('\n') ? '' : '\n'}</pre></td></tr></tbody></table>`);
}

/** Without the line ends at both ends. */
function trimLineEnds(code: readonly Piece[]): readonly Piece[] {
  const kept = [...code];
  while (kept.length > 0) {
    const first = kept[0]!;
    const from = /^[\n\r]*/.exec(first.text)![0].length;
    if (from < first.text.length) {
      kept[0] = part(first, from, first.text.length);
      break;
    }
    kept.shift();
  }
  while (kept.length > 0) {
    const last = kept.at(-1)!;
    let to = last.text.length;
    while (to > 0 && '\n\r'.includes(last.text[to - 1]!)) to--;
    if (to > 0) {
      kept[kept.length - 1] = part(last, 0, to);
      break;
    }
    kept.pop();
  }
  return kept;
}

function part(piece: Piece, from: number, to: number): Piece {
  const text = piece.text.slice(from, to);
  return piece.isCopied
    ? { ...piece, text, start: piece.start + from, end: piece.start + to }
    : { ...piece, text };
}

const escapes: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** What is escaped stands for its character; all around it keeps its place. */
function* escapePieces(code: readonly Piece[]): Generator<Piece> {
  for (const piece of code) {
    let from = 0;
    for (const { 0: character, index } of piece.text.matchAll(/[<>&]/g)) {
      if (index > from) yield part(piece, from, index);
      yield { ...part(piece, index, index + 1), text: escapes[character]!, isCopied: false };
      from = index + 1;
    }
    if (from < piece.text.length) yield part(piece, from, piece.text.length);
  }
}
