import { inertText } from '../../core/index.ts';

/** Characters two columns wide: East Asian wide and full-width ones, and emoji (Unicode 16, UAX #11). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{17000}-\u{18DFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}\p{Emoji_Presentation}]/u;
/** Characters that combine with the one before. */
const NARROWEST = /\p{Mn}|\p{Me}|\u200C|\u200D/u;

/** How many columns of a terminal a text takes; it must hold no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += NARROWEST.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}

/** A text of one line as a terminal can show it: tabs are one space, so that what stands below stays below. */
export function displayText(text: string): string {
  return inertText(text.replaceAll('\t', ' '));
}
