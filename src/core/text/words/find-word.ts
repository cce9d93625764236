import { type Span, spanOf } from '../span.ts';

/** A word of a page, as a reader points at it. */
export interface PageWord {
  readonly text: string;
  /** How often the text of its element has it, and how many times before this one. */
  readonly count: number;
  readonly nth: number;
  /** How far down in that text it stands, from 0 to 1. */
  readonly share: number;
}

/** What of a source is no text on the page besides comments: tags, and where links lead to. */
const UNSEEN = /<[a-z/!?][^<>]*>|\]\([^()\s]*(?:\s+(?:"[^"]*"|'[^']*'))?\)/gi;
const COMMENT = /<!--[\s\S]*?-->/g;

/** Longer ones are none, in UTF-16 units. */
const MAX_WORD = 200;

/**
 * Where in the source of an element a word stands that its page shows: the how-manieth one it is, if the source has as
 * many, else that at about the same place. Undefined where the source writes it otherwise.
 */
export function findWord(text: string, element: Span, word: PageWord): Span | undefined {
  const wanted = word.text.trim();
  if (wanted === '' || wanted.length > MAX_WORD) return undefined;
  const source = hideUnseen(text.slice(element.start, element.end));
  // kramdown makes typographic quotation marks of straight ones.
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/['’‘]/g, "['’‘]");
  const starts = Array.from(source.matchAll(new RegExp(pattern, 'g')), ({ index }) => index);
  const isAt = (index: number): number => Math.abs(index - word.share * source.length);
  const start = starts.length === word.count ? starts[word.nth] : starts.sort((a, b) => isAt(a) - isAt(b))[0];
  if (start === undefined) return undefined;
  return spanOf(element.start + start, element.start + start + wanted.length);
}

/** The source with something of the same length in the place of what is no text. */
function hideUnseen(source: string): string {
  // Behind the last end of a comment each beginning would be looked for in vain up to the end.
  const end = source.lastIndexOf('-->') + 3;
  const hide = (unseen: string): string => '\0'.repeat(unseen.length);
  return (source.slice(0, end).replace(COMMENT, hide) + source.slice(end)).replace(UNSEEN, hide);
}
