/*
 * Text in UTF-8 that was read as if each byte were a character of Windows-1252: â€™ for ’, Ã© for é. All of these signs
 * are sound ones elsewhere, NÃO”, déjà »; so only what hardly stands for itself counts.
 */

/** The characters of Windows-1252 for the bytes 0x80 to 0x9f; for those that it leaves out, browsers take the control. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Whatever may stand for a byte that goes on with a character, as a class. */
const NEXT = `[\\u0080-\\u00bf${UPPER}]`;
/** Those of them that may well follow a capital letter. */
const PLAIN_NEXT = '[\\u0080-\\u00bfƒ†‡ˆŠŒŽ™šœžŸ€]';

/** Pieces of such text, and what is left where a character was lost for good. */
const PIECE = new RegExp(
  [
    // é, ü, non-breaking spaces and the like.
    `[\\u00c2-\\u00c5](?:${PLAIN_NEXT}|(?<=[\\p{Ll} \\d].)${NEXT})`,
    // Quotation marks, dashes, …, €; of ” the last byte is often gone.
    `â[\\u0080€]${NEXT}?|â‚¬|â„¢`,
    // The mark at the start of a file, and that of a lost character.
    'ï»¿|ï¿½',
    `ðŸ${NEXT}{2}`,
    // Chinese and Japanese, Cyrillic: several in a row.
    `(?:[\\u00e3-\\u00e9]${NEXT}{2}){2,}|(?:[ÐÑ]${NEXT}){3,}`,
    '\\ufffd',
    '锟斤拷',
  ].join('|'),
  'gu',
);

/** What each of the pieces begins with; most texts hold none of it. */
const FIRST = /[\u00c2-\u00c5\u00e2-\u00e9ïðÐÑ\ufffd锟]/;

/** A piece of broken text, with what it was; undefined where that is lost. */
export interface BrokenText {
  readonly text: string;
  readonly index: number;
  readonly repaired: string | undefined;
}

/** The pieces of broken text within a text, in order, those beside each other as one. */
export function findBrokenText(text: string): readonly BrokenText[] {
  const found: BrokenText[] = [];
  if (!FIRST.test(text)) return found;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    const last = found.at(-1);
    const repaired = repair(piece);
    if (last && last.index + last.text.length === index) {
      const both =
        last.repaired === undefined || repaired === undefined ? undefined : last.repaired + repaired;
      found[found.length - 1] = { text: last.text + piece, index: last.index, repaired: both };
    } else found.push({ text: piece, index, repaired });
  }
  return found;
}

function repair(piece: string): string | undefined {
  if (/^(?:ï¿½|\ufffd|锟斤拷)$/.test(piece)) return undefined;
  const whole = /^â[\u0080€]$/.test(piece) ? `${piece}\u009d` : piece;
  const escapes = Array.from(whole, character => `%${byteOf(character).toString(16).padStart(2, '0')}`);
  try {
    return decodeURIComponent(escapes.join(''));
  } catch {
    return undefined;
  }
}

function byteOf(character: string): number {
  const index = UPPER.indexOf(character);
  return index < 0 ? character.charCodeAt(0) : 0x80 + index;
}
