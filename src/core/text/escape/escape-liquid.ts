/**
 * HTML or Markdown in which nothing is Liquid: readers see its braces. Jekyll runs Liquid before it reads anything else,
 * and for a tag that it does not know it builds nothing of the whole site.
 */
export function escapeLiquid(text: string): string {
  return text.replace(/\{(?=[{%])/g, '&#123;');
}
