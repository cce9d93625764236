import { detailsOf, type Element } from '../kramdown/element.ts';
import type { Highlighting } from '../site/kramdown-options.ts';
import { escapeCode } from './escape.ts';
import type { Page } from './page.ts';
import { isRougeLexer } from './rouge-lexers.ts';

/*
 * Code as kramdown prints it with rouge. What rouge adds within the code, spans that colour it, is left out.
 */

const LANGUAGE = /(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])language-([^ \t\n\v\f\r]+)/u;

/** Code that is a block. */
export function writeBlockCode({ writer, options }: Page, element: Element, indent: number): void {
  const attributes = new Map(element.attributes);
  const className = attributes.get('class') ?? '';
  const language = LANGUAGE.exec(className)?.[1];
  if (language !== undefined) {
    const rest = className.replace(LANGUAGE, '').trim();
    if (rest === '') attributes.delete('class');
    else attributes.set('class', rest);
  }
  const written = detailsOf(element, 'code')?.language ?? language;
  const { block } = options.highlighting;
  const highlightedLanguage = wrappedLanguage(written, block);
  writer.space(' '.repeat(indent));
  if (block && highlightedLanguage !== undefined) {
    attributes.set('class', highlightedClass(attributes.get('class'), language ?? highlightedLanguage));
    const [before, behind] = frameOf(element.value, block);
    writer.open('div', attributes, element);
    writer.html(before, undefined);
    writer.html(escapeCode(element.value), element);
    writer.html(behind, undefined);
    writer.space(' '.repeat(indent));
    writer.close('div');
  } else {
    writer.open('pre', attributes, element);
    writer.open(
      'code',
      language === undefined ? undefined : new Map([['class', `language-${language}`]]),
      element,
    );
    writer.html(writeWhiteSpace(escapeCode(element.value).replace(/\n$/, ''), element), undefined);
    writer.html('\n', undefined);
    writer.close('code');
    writer.close('pre');
  }
  writer.space('\n');
}

/** Code within a text. */
export function writeCodespan({ writer, options }: Page, element: Element): void {
  const attributes = new Map(element.attributes);
  const language = LANGUAGE.exec(attributes.get('class') ?? '')?.[1];
  const { span } = options.highlighting;
  const highlightedLanguage = wrappedLanguage(language, span);
  const [before, behind] = span && highlightedLanguage !== undefined ? frameOf(element.value, span) : [];
  if (highlightedLanguage !== undefined)
    attributes.set('class', highlightedClass(attributes.get('class'), highlightedLanguage));
  writer.open('code', attributes, element);
  writer.html(`${before ?? ''}${escapeCode(element.value)}${behind ?? ''}`, undefined);
  writer.close('code');
}

/** What rouge prints before and behind code (`HTMLLegacy`, `HTMLTable`). */
function frameOf(code: string, { className, firstLine }: Highlighting): readonly [string, string] {
  const [before, behind] = firstLine === undefined ? ['', ''] : numberLines(code, firstLine);
  if (className === undefined) return [before, behind];
  return [`<div class="highlight"><pre class="${className}"><code>${before}`, `${behind}</code></pre></div>`];
}

/** The table whose first cell numbers the lines that stand in its second. */
function numberLines(code: string, first: number): readonly [string, string] {
  const isEnded = code.endsWith('\n');
  const count = code.split('\n').length - (isEnded ? 1 : 0);
  const numbers = Array.from({ length: count }, (_, index) => `${first + index}\n`).join('');
  return [
    `<table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">${numbers}</pre></td><td class="rouge-code"><pre>`,
    `${isEnded ? '' : '\n'}</pre></td></tr></tbody></table>`,
  ];
}

/** The language for which rouge wraps code, if it does. */
function wrappedLanguage(
  written: string | undefined,
  highlighting: Highlighting | undefined,
): string | undefined {
  const language = written ?? highlighting?.defaultLanguage;
  if (!highlighting || language === undefined || !isRougeLexer(language)) return undefined;
  const isPlain = /^(?:plaintext|text)(?:\?|$)/.test(language);
  return isPlain && !highlighting.wrapsPlainText ? undefined : language;
}

/** The class with the language first and the name of the highlighter last. */
function highlightedClass(className: string | undefined, language: string): string {
  const whole = `${className ?? ''} highlighter-rouge`.trimStart();
  const [first] = /^language-[^ \t\n\v\f\r]+/.exec(whole) ?? [];
  return first === undefined
    ? `language-${language} ${whole}`
    : `language-${language}${whole.slice(first.length)}`;
}

/** Code of the class `show-whitespaces` shows its blanks and tabs. */
function writeWhiteSpace(text: string, { attributes }: Element): string {
  if (!/\bshow-whitespaces\b/.test(attributes?.get('class') ?? '')) return text;
  return text.replace(/((?<=^|\n)[ \t]+)|([ \t]+(?=\n|$))|[ \t]+/g, (blanks, atStart, atEnd) => {
    const suffix = atStart === undefined ? (atEnd === undefined ? '' : '-r') : '-l';
    return blanks.replace(/[ \t]/g, (blank: string) =>
      blank === '\t'
        ? `<span class="ws-tab${suffix}">\t</span>`
        : `<span class="ws-space${suffix}">&#8901;</span>`,
    );
  });
}
