/** An address for between the parentheses of a link: what would end it there, or be Liquid, is percent-encoded. */
export function escapeDestination(url: string): string {
  // Before a `%` of ours, too, a brace would begin a tag of Liquid. kramdown bears parentheses in it that pair.
  const isPaired = /^[^()]*(?:\([^()]*\)[^()]*)*$/.test(url);
  const unfit = isPaired ? /[\s<>|{]/g : /[\s<>|{()]/g;
  return url.replace(unfit, encodeCharacter);
}

/** `encodeURIComponent` leaves parentheses as they are. */
function encodeCharacter(character: string): string {
  return character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character);
}
