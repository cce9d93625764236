import type { LanguageId } from './language.ts';
import { createTranslate, phraseIn } from './phrases.ts';
import { usageIn } from './usage.ts';

/** The width of the help, at most and without a terminal. */
const MOST_COLUMNS = 110;
const LEAST_COLUMNS = 60;

/** Prints what `--help` asks for. */
export function printHelp(language: LanguageId | undefined): void {
  const { columns = MOST_COLUMNS } = process.stdout;
  const width = Math.max(LEAST_COLUMNS, Math.min(columns, MOST_COLUMNS));
  process.stdout.write(usageIn(createTranslate(language), width));
}

/** Points to the help after a command line that was not understood. */
export function hintAtHelp(language: LanguageId | undefined): void {
  const phrase = phraseIn(language);
  process.stderr.write(`${phrase('Try: copydesk --help', {})}\n`);
}
