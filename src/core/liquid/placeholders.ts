/** What stands for something in a text until the page is written. */
export interface Placeholder {
  /** unknown: only a build of the site tells it; fault: Jekyll stops there. */
  readonly kind: 'unknown' | 'fault';
  /** The Liquid that it stands for. */
  readonly written: string;
}

/** Letters of a script that no post is written in: kramdown is to take the mark for a word. */
const OPEN = '\ua500';
const CLOSE = '\ua501';
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

/** Adds a placeholder; returns the mark that is put into the text. */
export function addPlaceholder(placeholders: Placeholder[], placeholder: Placeholder): string {
  return `${OPEN}${placeholders.push(placeholder) - 1}${CLOSE}`;
}

/** Whether a text holds the mark of one. */
export function holdsPlaceholder(text: string): boolean {
  return text.includes(OPEN);
}

/** Whether the mark of a placeholder stands at `at`. */
export function isPlaceholderAt(text: string, at: number): boolean {
  return text[at] === OPEN;
}

/** `text` with `write`'s words for each mark of the placeholders. */
export function replacePlaceholders(
  text: string,
  placeholders: readonly Placeholder[],
  write: (placeholder: Placeholder) => string,
): string {
  if (placeholders.length === 0 || !text.includes(OPEN)) return text;
  return text.replace(MARK, (mark, index) => {
    const placeholder = placeholders[Number(index)];
    return placeholder ? write(placeholder) : mark;
  });
}
