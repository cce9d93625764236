/** The blanks before `offset` on its line, counted in UTF-16 units; undefined if anything else stands there. */
export function lineIndentation(text: string, offset: number): number | undefined {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at === 0 || text[at - 1] === '\n' || text[at - 1] === '\r' ? offset - at : undefined;
}
