import { inertText } from '../../core/index.ts';
import type { LanguageId } from '../words/language.ts';
import { phraseIn } from '../words/phrases.ts';
import { type Said, wordsOf } from '../words/saying.ts';

/** Prints one line on standard error, in the reader's language. */
export type Tell = (said: Said) => void;

/** Creates what prints messages in a language. */
export function createTell(language: LanguageId | undefined): Tell {
  const phrase = phraseIn(language);
  return said => {
    process.stderr.write(`copydesk: ${inertText(wordsOf(said, phrase))}\n`);
  };
}

/** Writes to a stream and waits until it has accepted the text, so that nothing piles up for a slow reader. */
export function print(stream: NodeJS.WritableStream, text: string): Promise<void> {
  // Errors come as events of the stream, too, where the program handles them.
  return new Promise(resolve => stream.write(text, () => resolve()));
}
