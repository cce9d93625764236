import type { Phrase } from '../../core/index.ts';

/** How far a run is, on a terminal. */
export interface Progress {
  /** One more post is done. */
  step(): void;
  /** Takes the line away, before something else is printed there, and in the end. */
  clear(): void;
}

/** In milliseconds. */
const PAUSE = 100;

/** One line that is written over and over; nothing where the stream is no terminal. */
export function showProgress(of: number, stream: NodeJS.WriteStream, phrase: Phrase): Progress {
  let done = 0;
  let shownAt = performance.now();
  let isShown = false;
  return {
    step() {
      done++;
      if (!stream.isTTY || performance.now() - shownAt < PAUSE) return;
      shownAt = performance.now();
      isShown = true;
      stream.write(`\r${phrase('{done} of {all} posts', { done, all: of })}\u001b[K`);
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K');
      isShown = false;
    },
  };
}
