/** What stands for something in a text until the page is written. */
export interface Placeholder {
  /** unknown: only a build of the site tells it; fault: Jekyll stops there; html: markup that Liquid prints. */
  readonly kind: 'unknown' | 'fault' | 'html';
  /** The Liquid that it stands for. */
  readonly written: string;
  readonly html?: string;
}

/** The placeholders of one text. */
export interface Placeholders {
  /** The mark that is put into the text. */
  add(placeholder: Placeholder): string;
  /** `text` with `write`'s words for each mark in it. */
  replace(text: string, write: (placeholder: Placeholder) => string): string;
}

/** Letters of a script that no post is written in: kramdown is to take the mark for a word. */
const OPEN = '\ua500';
const CLOSE = '\ua501';
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');

/** No placeholders yet. */
export function createPlaceholders(): Placeholders {
  const all: Placeholder[] = [];
  return {
    add: placeholder => `${OPEN}${all.push(placeholder) - 1}${CLOSE}`,
    replace(text, write) {
      if (all.length === 0 || !text.includes(OPEN)) return text;
      return text.replace(MARK, (mark, index) => {
        const placeholder = all[Number(index)];
        return placeholder ? write(placeholder) : mark;
      });
    },
  };
}
