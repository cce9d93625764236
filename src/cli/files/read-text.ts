import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Said, SaidError, type Saying, saying } from '../words/saying.ts';
import { demandFile, hasCode, reasonOf } from './file-problem.ts';

/** A file's text, or why there is none. */
export type TextReading = { readonly text: string } | { readonly problem: Said };

/** The bytes of a file, or why there are none. */
export type BytesReading = { readonly bytes: Buffer } | { readonly problem: Said };

/** In bytes. Checking a post takes up to sixty times its size in memory; the longest real posts are below one MB. */
const LARGEST = 10_000_000;

const TOO_LARGE = saying('the file is larger than {count} MB, which is too large for a post', {
  count: LARGEST / 1e6,
});
/** Jekyll cannot read such a file either. */
export const NOT_UTF8: Saying = saying('the file is not UTF-8', {});
/** For files that should be JSON. */
export const NOT_JSON: Saying = saying('the file is not valid JSON', {});

/** Reads a file, or standard input for `-`. A BOM stays; a file that is not UTF-8 is refused, because Jekyll cannot read it. */
export async function readText(file: string, stop: AbortSignal): Promise<TextReading> {
  return toText(await readBytes(file, stop));
}

/**
 * Reads the bytes of a file at once: to ask for them and come back to it takes several times as long as a file of a
 * post's size does. What goes on beside, a signal above all, has its turn before.
 */
export async function readBytes(file: string, stop: AbortSignal): Promise<BytesReading> {
  try {
    if (file === '-') return { bytes: await readInput(stop) };
    await setImmediate();
    return { bytes: readFile(file) };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Decodes the bytes. */
export function toText(reading: BytesReading): TextReading {
  if ('problem' in reading) return reading;
  const { bytes } = reading;
  return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { problem: NOT_UTF8 };
}

function readFile(file: string): Buffer {
  const stats = fs.statSync(file);
  demandFile(stats);
  if (stats.size > LARGEST) throw new SaidError(TOO_LARGE);
  return fs.readFileSync(file);
}

/** A file's bytes; undefined where there is none, and thrown why it cannot be read. */
export function readIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function readInput(stop: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  stop.addEventListener('abort', () => process.stdin.destroy());
  for await (const chunk of process.stdin) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > LARGEST) throw new SaidError(TOO_LARGE);
  }
  return Buffer.concat(chunks);
}
