import { isRecord } from '../text/is-record.ts';
import { createHouseWord, type HouseWord } from '../text/words/house-words.ts';
import { reportUnknownNames, type SettingsPath, type SettingsReport } from './settings-report.ts';

const NAMES = ['match', 'use', 'why', 'off'] as const;

/** Reads an entry of the setting `words`. One that cannot be read is left out. */
export function readHouseWord(
  entry: unknown,
  path: SettingsPath,
  report: SettingsReport,
): HouseWord | undefined {
  const { phrase } = report;
  const refuse = (message: string, ...at: readonly string[]): undefined => {
    report.value(message, [...path, ...at]);
  };
  if (!isRecord(entry)) {
    return refuse(phrase('A house word must be an object with "match" and with "use" or "why".', {}));
  }
  reportUnknownNames(entry, NAMES, { path, report });
  const { match, use, why, off = false } = entry;
  if (match === undefined) {
    return refuse(phrase('This house word has no "match", which says what to look for.', {}));
  }
  const empty = Object.entries({ match, use, why }).filter(
    ([, value]) => value !== undefined && (typeof value !== 'string' || value.trim() === ''),
  );
  for (const [name] of empty) refuse(phrase('"{name}" must be text that is not empty.', { name }), name);
  const isSwitch = typeof off === 'boolean';
  if (!isSwitch) refuse(phrase('"{name}" must be true or false.', { name: 'off' }), 'off');
  if (empty.length > 0 || !isSwitch) return undefined;
  if (use === undefined && why === undefined) {
    return refuse(
      phrase('This house word has neither "use", which says what to write instead, nor "why".', {}),
    );
  }
  if (use === match) return refuse(phrase('"use" must differ from "match".', {}), 'use');
  // What is no text was refused above.
  const wordOrKey = createHouseWord({
    match: match as string,
    use: use as string | undefined,
    why: why as string | undefined,
    isOff: off,
  });
  return typeof wordOrKey === 'string' ? refuse(phrase(wordOrKey, {}), 'match') : wordOrKey;
}
