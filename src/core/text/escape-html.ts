/** Plain text as HTML: nothing in it is markup or stands for a character. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Plain text as the value of an attribute in double quotes; a line end becomes a blank. */
export function escapeHtmlAttribute(text: string): string {
  return escapeHtml(text)
    .replaceAll('"', '&quot;')
    .replace(/[\r\n]+/g, ' ');
}
