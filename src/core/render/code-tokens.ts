import type { Element } from '../kramdown/element.ts';
import type { KramdownOptions } from '../site/kramdown-options.ts';
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
  const written = element.raw ?? language;
  const highlightedLanguage = wrappedLanguage(written, options);
  writer.space(' '.repeat(indent));
  if (highlightedLanguage !== undefined) {
    attributes.set('class', highlightedClass(attributes.get('class'), language ?? highlightedLanguage));
    writer.open('div', attributes, element);
    writer.html('<div class="highlight"><pre class="highlight"><code>', undefined);
    writer.html(escapeCode(element.value), element);
    writer.html('</code></pre></div>', undefined);
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
  const highlightedLanguage = wrappedLanguage(language, options);
  if (highlightedLanguage !== undefined)
    attributes.set('class', highlightedClass(attributes.get('class'), highlightedLanguage));
  writer.open('code', attributes, element);
  writer.html(escapeCode(element.value), undefined);
  writer.close('code');
}

/** The language for which rouge wraps code, if it does. */
function wrappedLanguage(written: string | undefined, { highlighting }: KramdownOptions): string | undefined {
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
