import type { Attribute, Tag } from '../kramdown/tag.ts';
import { insert, remove, replace, spanOf, type TextEdit } from '../text/span.ts';

/** Takes an attribute out of its tag, with the blanks before it. */
export function removeAttribute(attribute: Attribute, text: string): TextEdit {
  let { start } = attribute.span;
  while (/\s/.test(text[start - 1] ?? '')) start--;
  // The sign of a quote in front of the line is no part of the tag.
  return remove(text[start - 1] === '>' ? attribute.span : spanOf(start, attribute.span.end));
}

/** Gives a start tag an attribute that it does not have; `written` is its value, escaped. */
export function addAttribute(tag: Tag, name: string, written: string): TextEdit {
  return insert(tag.span.start + 1 + tag.name.length, ` ${name}="${written}"`);
}

/** Writes another value, escaped, into an attribute. */
export function setValue(attribute: Attribute, written: string): TextEdit {
  return replace(attribute.span, `${attribute.name}="${written}"`);
}

/** A text as it is written in the value of an attribute. */
export function escapeValue(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
