import { isRecord } from '../text/is-record.ts';
import { createHouseWord, type HouseWord } from '../text/words/house-words.ts';

/** Tells of a problem at a place of the settings; `isName`: the last name itself is wrong. */
type Report = (message: string, path: readonly (string | number)[], isName?: boolean) => void;

const NAMES = ['match', 'use', 'why', 'off'] as const;

/** Reads an entry of the setting `words`. One that cannot be read is left out. */
export function readHouseWord(
  entry: unknown,
  path: readonly (string | number)[],
  report: Report,
): HouseWord | undefined {
  if (!isRecord(entry)) {
    report('A house word is an object with "match", and with "use" or "why".', path);
    return undefined;
  }
  const problems: string[] = [];
  const refuse = (fault: string, name: string): void => {
    problems.push(fault);
    report(`"${name}" ${fault}.`, [...path, name]);
  };
  for (const name of Object.keys(entry)) {
    if (NAMES.some(known => known === name)) continue;
    report(`There is no setting "${name}" here; there are ${NAMES.join(', ')}.`, [...path, name], true);
  }
  const { match, use, why, off = false } = entry;
  if (match === undefined) {
    report('This house word has no "match", which says what to look for.', path);
    return undefined;
  }
  for (const [name, value] of Object.entries({ match, use, why })) {
    if (value !== undefined && (typeof value !== 'string' || value.trim() === ''))
      refuse('is no text, or an empty one', name);
  }
  if (typeof off !== 'boolean') refuse('is neither true nor false', 'off');
  if (problems.length > 0) return undefined;
  if (use === undefined && why === undefined) {
    report('This house word says neither what to "use" instead nor "why".', path);
    return undefined;
  }
  if (use === match) {
    report('"use" is what "match" looks for.', [...path, 'use']);
    return undefined;
  }
  // What is no text was refused above.
  const word = createHouseWord({
    match: match as string,
    use: use as string | undefined,
    why: why as string | undefined,
    isOff: off === true,
  });
  if (typeof word !== 'string') return word;
  report(`"match" ${word}.`, [...path, 'match']);
  return undefined;
}
