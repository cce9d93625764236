import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { reasonOf } from './file-problem.ts';

/** A file's text, or why there is none. */
export type TextReading = { readonly text: string } | { readonly problem: string };

/** The bytes of a file, or why there are none. */
export type BytesReading = { readonly bytes: Buffer } | { readonly problem: string };

/** In bytes. To check a post takes up to sixty times its size in memory; the longest real ones have less than one MB. */
const LARGEST = 10_000_000;

class TooLarge extends Error {}

/** Reads a file, or standard input for `-`. A BOM stays; what is no UTF-8 is refused, since Jekyll cannot read it. */
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
    if (error instanceof TooLarge)
      return { problem: `it has more than ${LARGEST / 1e6} MB, which is too much for a post` };
    return { problem: reasonOf(error) };
  }
}

/** The text that bytes are. */
export function toText(reading: BytesReading): TextReading {
  if ('problem' in reading) return reading;
  const { bytes } = reading;
  return isUtf8(bytes) ? { text: bytes.toString('utf8') } : { problem: 'it is not UTF-8' };
}

function readFile(file: string): Buffer {
  const stats = fs.statSync(file);
  // A pipe or a device may never end.
  if (!stats.isFile()) throw new Error('it is not a file');
  if (stats.size > LARGEST) throw new TooLarge();
  return fs.readFileSync(file);
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
