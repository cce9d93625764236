/**
 * What acts on a terminal or on the direction of a line, or is seen by nobody: control characters (ESC among them),
 * line separators, bidirectional marks and overrides, zero widths, tags, private use, and halves of surrogate pairs.
 * The joiners stay, for emoji and several scripts are written with them.
 */
const ACTIVE =
  /[\p{Cc}\p{Co}\p{Cs}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** Holds every such character, and some others, by units alone: most texts hold none of them. */
const MAYBE_ACTIVE =
  /[\0-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uD800-\uF8FF\uFEFF\uFFF9-\uFFFB]/;

/**
 * A text of a post, a path or a setting as it can be shown to people on one line: each character that would act
 * instead of being seen is named, as in `U+001B`. Line breaks and tabs are such characters, too.
 */
export function inertText(text: string): string {
  if (!MAYBE_ACTIVE.test(text)) return text;
  return text.replace(ACTIVE, character => `U+${hex(character.codePointAt(0)!)}`);
}

/** JSON that means the same and in which no character acts: such characters are written as JSON's escapes. */
export function inertJson(json: string): string {
  if (!MAYBE_ACTIVE.test(json)) return json;
  // Line breaks and tabs of JSON itself stand between its tokens, where an escape would not be JSON.
  return json.replace(ACTIVE, character =>
    /[\t\n\r]/.test(character) ? character : character.split('').map(escapeUnit).join(''),
  );
}

function escapeUnit(unit: string): string {
  return `\\u${hex(unit.charCodeAt(0))}`;
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
