import { hashText } from '../text/hash-text.ts';
import { readSummedLines, writeSummedLines } from '../text/summed-lines.ts';
import { fieldsOf, type ShareList, type SummaryFields, summaryOf } from './packed-summary.ts';
import type { PostSummary } from './post-summary.ts';

/** What a summary was made of: as long as a file is the same, so is its summary. */
export interface FileStamp {
  /** When the file changed last, in milliseconds since 1970 UTC; 0 where that says nothing. */
  readonly mtime: number;
  /** In bytes. */
  readonly size: number;
  /** Of its bytes: see `hashBytes`. */
  readonly hash: number;
}

/** A summary as it is kept on the disk. */
export interface StoredSummary {
  readonly stamp: FileStamp;
  readonly summary: PostSummary;
}

/** Goes up whenever summaries are made otherwise, or stored otherwise. */
const VERSION = 3;

/** How many files the summaries of a site are spread over: one changed post has one of them written anew. */
export const SHARDS = 64;

/** In which of the files the summary of a post is. */
export function shardOf(path: string): number {
  return (hashText(path) >>> 8) % SHARDS;
}

/**
 * Writes summaries as lines of JSON below a head, each behind a sum of its characters.
 *
 * @param site what tells the configuration of the site from others: by another one, posts have other permalinks
 */
export function writeSummaries(summaries: Iterable<StoredSummary>, site: string): string {
  const lines: unknown[] = [];
  for (const { stamp, summary } of summaries) {
    lines.push([stamp.mtime, stamp.size, stamp.hash, ...fieldsOf(summary)]);
  }
  return writeSummedLines({ version: VERSION, site }, lines);
}

/** Reads what `writeSummaries` wrote. What is of another version or site, cut off or damaged is left out. */
export function* readSummaries(text: string, site: string, share: ShareList): Generator<StoredSummary> {
  for (const line of readSummedLines(text, { version: VERSION, site })) {
    // The sum says that it is what a `writeSummaries` of this version wrote.
    const [mtime, size, hash, ...fields] = line as [number, number, number, ...SummaryFields];
    yield { stamp: { mtime, size, hash }, summary: summaryOf(fields, share) };
  }
}

/** Tells the bytes of files apart, where nobody means to deceive: 52 bits in one pass, eight bytes at a time. */
export function hashBytes(bytes: Uint8Array): number {
  const end = bytes.length & ~7;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let low = 0x811c9dc5 ^ bytes.length;
  let high = 0x9e3779b1;
  for (let at = 0; at < end; at += 8) {
    low = Math.imul(low ^ view.getInt32(at, true), 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ view.getInt32(at + 4, true), 0xc2b2ae35);
    high ^= high >>> 13;
  }
  for (let at = end; at < bytes.length; at++) {
    low = Math.imul(low ^ bytes[at]!, 0x01000193);
    high = Math.imul(high ^ bytes[at]!, 0x5bd1e995);
  }
  return (low >>> 6) * 0x400_0000 + (high >>> 6);
}
