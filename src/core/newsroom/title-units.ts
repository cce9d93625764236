/** Scripts that set no blanks between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const RUNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{N}\p{M}])+/gu;

/**
 * What titles are compared by, each once: words, and in scripts without blanks between them each pair of neighbouring
 * characters, which is as long as most Chinese words are.
 */
export function titleUnits(title: string): readonly string[] {
  const units = new Set<string>();
  for (const [run] of title.toLowerCase().matchAll(RUNS)) {
    if (!UNSPACED.test(run)) units.add(stemOf(run));
    else for (let at = 0; at + 1 < run.length; at++) units.add(run.slice(at, at + 2));
  }
  return [...units].filter(unit => unit.length > 1);
}

/** Whether a text in small letters holds a unit: a pair of characters anywhere, a word where one begins. */
export function holdsUnit(lower: string, unit: string): boolean {
  let at = lower.indexOf(unit);
  if (at <= 0 || UNSPACED.test(unit)) return at >= 0;
  while (at > 0 && /[\p{L}\p{N}]/u.test(lower[at - 1]!)) at = lower.indexOf(unit, at + 1);
  return at >= 0;
}

/** English plurals and the like: a word is looked for at the start of others, and `gull` is in `gulls`. */
function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:'s|ies|es|s)$/, '') : word;
}
