import { type CodeToken, tokenise } from './rouge-tokens.ts';

/** What of an article rouge colours: code that kramdown and the tag `highlight` have printed. */
const CODE = 'code.highlighter-rouge, .highlighter-rouge pre > code, figure.highlight code';

/** Code that is not shown any more is forgotten when there is more than that. */
const MOST_REMEMBERED = 200;

const remembered = new Map<string, readonly CodeToken[]>();

/** Gives the code in an article, harmless by then, rouge's classes, as the published page has them. */
export function colourCode(content: Element): void {
  for (const code of content.querySelectorAll(CODE)) {
    const language = languageOf(code);
    // Of the table with line numbers the second cell holds the code.
    const place = code.querySelector('.rouge-table td:not(.gl) > pre') ?? code;
    if (language === undefined || place.children.length > 0) continue;
    const tokens = read(place.textContent ?? '', language);
    if (tokens !== undefined)
      place.replaceChildren(...tokens.map(token => toNode(code.ownerDocument, token)));
  }
}

/** It stands at the code, or at what kramdown puts around it. */
function languageOf(code: Element): string | undefined {
  const named = code.closest('[class*="language-"]');
  return /(?:^|\s)language-([a-z\d+#-]+)/.exec(named?.className ?? '')?.[1];
}

function read(code: string, language: string): readonly CodeToken[] | undefined {
  const key = `${language} ${code}`;
  const known = remembered.get(key) ?? tokenise(code, language);
  if (known === undefined) return undefined;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, known);
  return known;
}

function toNode(document: Document, { className, text }: CodeToken): Node {
  if (className === '') return document.createTextNode(text);
  const span = document.createElement('span');
  span.className = className;
  span.textContent = text;
  return span;
}
