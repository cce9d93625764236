import { escapeLiquid } from './escape-liquid.ts';

/** Plain text as HTML in a post: nothing in it is markup or Liquid, or stands for a character. */
export function escapeHtml(text: string): string {
  return escapeLiquid(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
}

/** Plain text as the value of an attribute in double quotes; a line end becomes a blank. */
export function escapeHtmlAttribute(text: string): string {
  return escapeHtml(text)
    .replaceAll('"', '&quot;')
    .replace(/[\r\n]+/g, ' ');
}
