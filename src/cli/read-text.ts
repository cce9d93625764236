import fs from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';

/** A file's text, or why there is none. */
export type TextReading = { readonly text: string } | { readonly problem: string };

/** Reads a file, or standard input for `-`. A BOM stays; what is no UTF-8 is refused, since Jekyll cannot read it. */
export async function readText(file: string): Promise<TextReading> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await fs.readFile(file);
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    return { text: decoder.decode(bytes) };
  } catch (error) {
    if (error instanceof TypeError) return { problem: 'it is not UTF-8' };
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** How many files are read before they are needed: enough to keep the disk busy, few enough to stay small. */
const READ_AHEAD = 16;

/** Reads files in their order, some of them ahead. */
export async function* readTexts(
  files: readonly string[],
): AsyncGenerator<{ readonly file: string; readonly reading: TextReading }> {
  const pending = files.slice(0, READ_AHEAD).map(readText);
  for (const [index, file] of files.entries()) {
    const reading = await pending[index]!;
    const next = files[index + READ_AHEAD];
    if (next !== undefined) pending.push(readText(next));
    // What has been read can go; only what comes is kept.
    delete pending[index];
    yield { file, reading };
  }
}
