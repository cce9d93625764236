import fs from 'node:fs/promises';
import { print } from './print.ts';
import { type Change, type Refusal, writeFile } from './write-file.ts';

/** Writes back the posts of one run. */
export interface Writer {
  /** Starts at once and runs alongside other work; the text of standard input goes to standard output. Never rejects. */
  write(file: string, change: Change): Promise<Refusal | undefined>;
  /** Whether this run has written a file, perhaps under another name, so that what was read ahead may be outdated. */
  hasWritten(file: string): Promise<boolean>;
}

/** Creates a writer. */
export function createWriter(stop: AbortSignal): Writer {
  const written = new Set<string>();
  return {
    async write(file, change) {
      if (file === '-') {
        await print(process.stdout, change.after);
        return undefined;
      }
      if (change.before === change.after) return undefined;
      const refusal = await writeFile(file, change, stop);
      if (refusal === undefined) written.add(await nameOf(file));
      return refusal;
    },
    hasWritten: async file => file !== '-' && written.has(await nameOf(file)),
  };
}

/** The one real name of a file, whichever links lead to it. */
function nameOf(file: string): Promise<string> {
  return fs.realpath(file).catch(() => file);
}
