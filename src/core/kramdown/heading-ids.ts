import type { KramdownOptions } from '../site/kramdown-options.ts';

/** Makes ids of headings, each once: those of Chinese text alone are `section`, `section-1` and so on. */
export function createIds({ autoIdPrefix }: KramdownOptions): (text: string) => string {
  const counts = new Map<string, number>();
  return text => {
    const id = basicId(text) || 'section';
    const count = counts.get(id);
    counts.set(id, (count ?? -1) + 1);
    return `${autoIdPrefix}${count === undefined ? id : `${id}-${count + 1}`}`;
  };
}

/** The letters and digits of a text, from the first letter on (kramdown's `basic_generate_id`). */
export function basicId(text: string): string {
  return text
    .replace(/(?<=^|\n)[^a-zA-Z]+/g, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase();
}
