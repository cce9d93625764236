/*
 * Characters that show nothing: the soft hyphen, those of no width, marks of direction, controls. A joiner is one of
 * them only where it stands between nothing that it could join: emoji and many scripts need it.
 */

const ALWAYS =
  /[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const JOINER =
  /(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\u0600-\u08ff\u0900-\u109f\u1780-\u18af])[\u200c\u200d]|[\u200c\u200d](?=[\s\p{P}]|$)/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Any of them: most texts hold none. */
const ANY = new RegExp(`${ALWAYS.source}|${DIRECTION.source}|[\u200c\u200d]`);

/** `text` without the characters that show nothing and change nothing. */
export function removeInvisible(text: string): string {
  if (!ANY.test(text)) return text;
  const rest = text.replace(ALWAYS, '').replace(JOINER, '');
  return RIGHT_TO_LEFT.test(rest) ? rest : rest.replace(DIRECTION, '');
}

/** What a reader sees of a text on a page: runs of blanks as one, none at the ends. */
export function asShown(text: string): string {
  return removeInvisible(text).replace(/\s+/g, ' ').trim();
}
