import { inertText } from '../../core/index.ts';
import type { LanguageId } from '../words/language.ts';
import { phraseIn } from '../words/phrases.ts';
import { type Said, wordsOf } from '../words/saying.ts';

/** Says something on standard error, in the reader's language and in one line. */
export type Tell = (said: Said) => void;

/** What speaks to readers of a language. */
export function createTell(language: LanguageId | undefined): Tell {
  const phrase = phraseIn(language);
  return said => {
    process.stderr.write(`copydesk: ${inertText(wordsOf(said, phrase))}\n`);
  };
}

/** Writes to a stream and waits until it has taken the text, so that what a slow reader leaves does not pile up. */
export function print(stream: NodeJS.WritableStream, text: string): Promise<void> {
  // Errors come as events of the stream, too, where the program handles them.
  return new Promise(resolve => stream.write(text, () => resolve()));
}
