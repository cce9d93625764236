/** More than a word behind the signs of a fence. */
const TITLED = /^([ ]{0,3}(?:`{3,}|~{3,})[ \t]*[\w+#.-]{1,30})([ \t]+[^\s`][^\n\r`]{0,300})$/gm;

/**
 * A body as kramdown gets it from plugins that read fences of code before it does: what stands behind the language is
 * the caption of the code to them, and keeps no fence from being one. As long as the body, so all places stay.
 */
export function withoutFenceTitles(body: string): string {
  if (!body.includes('```') && !body.includes('~~~')) return body;
  return body.replace(TITLED, (_, fence: string, title: string) => fence + ' '.repeat(title.length));
}
