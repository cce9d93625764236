import type { Phrase } from '../text/phrase.ts';
import { findMisspelling } from '../text/words/misspelling.ts';

/** Names and indices that lead from the whole to a part. */
export type SettingsPath = readonly (string | number)[];

/** What is wrong at one place of the settings. */
export interface SettingsProblem {
  /** A sentence for the user. */
  readonly message: string;
  /** The names and indices that lead to the place. */
  readonly path: SettingsPath;
  /** Whether the last name itself is wrong, not its value. */
  readonly isName: boolean;
}

/** Takes what is wrong with settings. */
export interface SettingsReport {
  /** Says it in the reader's language. */
  readonly phrase: Phrase;
  /** The value at the path is wrong. */
  value(message: string, path: SettingsPath): void;
  /** The last name of the path is wrong. */
  name(message: string, path: SettingsPath): void;
}

/** A report that puts its problems into a list. */
export function createSettingsReport(problems: SettingsProblem[], phrase: Phrase): SettingsReport {
  return {
    phrase,
    value: (message, path) => problems.push({ message, path, isName: false }),
    name: (message, path) => problems.push({ message, path, isName: true }),
  };
}

/** Reports the names of an object that are none of `known`, and says which each was perhaps meant to be. */
export function reportUnknownNames(
  object: Readonly<Record<string, unknown>>,
  known: readonly string[],
  { path, report }: { readonly path: SettingsPath; readonly report: SettingsReport },
): void {
  const { phrase } = report;
  for (const name of Object.keys(object)) {
    if (known.includes(name)) continue;
    const meant = findMisspelling(name, known);
    const names = known.join(', ');
    const message =
      meant === undefined
        ? phrase('There is no setting "{name}" here, only {names}.', { name, names })
        : phrase('There is no setting "{name}" here. Did you mean "{meant}"?', { name, meant });
    report.name(message, [...path, name]);
  }
}
