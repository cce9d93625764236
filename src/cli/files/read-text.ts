import fs from 'node:fs/promises';
import { reasonOf } from './file-problem.ts';

/** A file's text, or why there is none. */
export type TextReading = { readonly text: string } | { readonly problem: string };

/** In bytes. To check a post takes up to sixty times its size in memory; the longest real ones have less than one MB. */
const LARGEST = 10_000_000;

class TooLarge extends Error {}

/** Reads a file, or standard input for `-`. A BOM stays; what is no UTF-8 is refused, since Jekyll cannot read it. */
export async function readText(file: string, stop: AbortSignal): Promise<TextReading> {
  try {
    const bytes = file === '-' ? await readInput(stop) : await readFile(file);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes) };
  } catch (error) {
    if (error instanceof TooLarge)
      return { problem: `it has more than ${LARGEST / 1e6} MB, which is too much for a post` };
    if (error instanceof TypeError) return { problem: 'it is not UTF-8' };
    return { problem: reasonOf(error) };
  }
}

async function readFile(file: string): Promise<Buffer> {
  const stats = await fs.stat(file);
  // A pipe or a device may never end.
  if (!stats.isFile()) throw new Error('it is not a file');
  if (stats.size > LARGEST) throw new TooLarge();
  return fs.readFile(file);
}

async function readInput(stop: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  stop.addEventListener('abort', () => process.stdin.destroy());
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) throw new TooLarge();
  }
  return Buffer.concat(chunks);
}

/** How many files are read before they are needed: enough to keep the disk busy, few enough to stay small. */
const READ_AHEAD = 4;

/** Reads files in their order, some of them ahead, until the run is to stop. */
export async function* readTexts(
  files: readonly string[],
  stop: AbortSignal,
): AsyncGenerator<{ readonly file: string; readonly reading: TextReading }> {
  const pending = files.slice(0, READ_AHEAD).map(file => readText(file, stop));
  for (const [index, file] of files.entries()) {
    const reading = await pending[index]!;
    if (stop.aborted) return;
    const next = files[index + READ_AHEAD];
    if (next !== undefined) pending.push(readText(next, stop));
    // What has been read can go; only what comes is kept.
    delete pending[index];
    yield { file, reading };
  }
}
