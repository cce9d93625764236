/** Removes lines, then characters, as long as `isInteresting` stays true of the rest; asks it at most `tries` times. */
export async function minimise(
  text: string,
  isInteresting: (text: string) => Promise<boolean>,
  tries: number,
): Promise<string> {
  let left = tries;
  async function reduce(parts: readonly string[]): Promise<readonly string[]> {
    let kept = parts;
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let start = 0; start < kept.length && left > 0; ) {
        const rest = [...kept.slice(0, start), ...kept.slice(start + size)];
        left--;
        if (await isInteresting(rest.join(''))) kept = rest;
        else start += size;
      }
    }
    return kept;
  }
  let smallest = text;
  for (;;) {
    const lines = await reduce(smallest.split(/(?<=\n)/));
    const characters = await reduce([...lines.join('')]);
    const reduced = characters.join('');
    if (reduced === smallest || left <= 0) return reduced;
    smallest = reduced;
  }
}
