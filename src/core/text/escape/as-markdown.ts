import { inertText } from './inert-text.ts';

/** A text that shows in Markdown as it is, on one line. */
export function asMarkdown(text: string): string {
  return inertText(text.replace(/\s+/g, ' ')).replace(/[\\`*_{}[\]()<>#+.!|&~-]/g, '\\$&');
}

/** A text that shows in Markdown as code, whatever it holds, on one line. */
export function asCode(text: string): string {
  const line = inertText(text.replace(/\s+/g, ' '));
  const longest = (line.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 0);
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** Markdown that a schema of the site brings: an image of it, which another machine might be asked for, is a link. */
export function withoutImages(markdown: string): string {
  // A backslash may stand before the mark, and another would take its effect away.
  return markdown.replace(/!(?=\[)/g, '&#33;');
}
