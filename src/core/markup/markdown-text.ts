import { decodeEntities } from '../kramdown/decode-entities.ts';
import { escapeLiquid } from '../text/escape/escape-liquid.ts';

/** The text that kramdown shows for the text of a link: without backslashes, with entities as their characters. */
export function unescapeMarkdown(text: string): string {
  return decodeEntities(text.replace(/\\([\\.*_+`<>()[\]{}#!:|"'$=~-])/g, '$1'));
}

/** A text as the text of a link. Brackets that do not pair would end it; kramdown counts pairs. */
export function escapeLinkText(text: string): string {
  let depth = 0;
  for (const character of text) {
    if (character === '[') depth++;
    else if (character === ']' && --depth < 0) break;
  }
  const line = escapeLiquid(text.replace(/\s*\n\s*/g, ' '));
  return depth === 0 ? line : line.replace(/[[\]]/g, '\\$&');
}
