import { type Checking, checkFile, type Outcome } from './checker.ts';

/** Checks files, and gives what came of each in their order. */
export async function* checkFiles(
  files: readonly string[],
  checking: Checking,
): AsyncGenerator<{ readonly file: string; readonly outcome: Outcome }> {
  for (const file of files) yield { file, outcome: await checkFile(file, checking) };
}
