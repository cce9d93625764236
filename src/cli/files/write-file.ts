import fs, { type BigIntStats } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Said, type Saying, saying } from '../words/saying.ts';
import { hasCode, reasonOf } from './file-problem.ts';
import { draftOf, removeIfStale, STALE_AFTER } from './leftovers.ts';
import { readIfThere } from './read-text.ts';

/** The content of a file when it was read, and its new content. */
export interface Change {
  readonly before: string;
  readonly after: string;
}

/** Why a file was not changed. */
export interface Refusal {
  readonly what: Saying;
  readonly reason: Said;
}

const UNWRITABLE = saying('cannot be written', {});
const UNCHANGED = saying('not changed', {});
const OTHER_RUN: Refusal = { what: UNCHANGED, reason: saying('another run is writing this file', {}) };
const PAUSE = 50;
const flush = promisify(fs.fsync);

/**
 * Writes a file in whole or not at all: beside it, flushed to the disk, then put in its place, with its mode and,
 * where the system allows it, its owner. Of a symbolic link the target is written. A file that does not hold
 * `before` any more is left alone. Never throws.
 *
 * The name of the file beside it, the draft, follows from its own, and only one run at a time can make it: of two runs
 * the second compares with what the first has written.
 *
 * All but the flushing is done at once: what a caller does until it awaits the result takes no time of its own, and
 * nothing comes between comparing and replacing.
 *
 * @param stop ends the waiting for another run
 * @returns why nothing was written; undefined where the file holds `after`
 */
export async function writeFile(
  file: string,
  change: Change,
  stop: AbortSignal,
): Promise<Refusal | undefined> {
  try {
    const target = fs.realpathSync.native(file);
    const stats = fs.statSync(target, { bigint: true });
    const reason = reasonAgainst(target, stats);
    if (reason !== undefined) return { what: UNWRITABLE, reason };
    const draft = draftOf(target);
    let handle = make(draft);
    for (let waited = 0; handle === undefined; handle = make(draft), waited += PAUSE) {
      if (stop.aborted || waited > 2 * STALE_AFTER) return OTHER_RUN;
      removeIfStale(draft);
      await setTimeout(PAUSE);
    }
    const made = fs.fstatSync(handle, { bigint: true });
    try {
      fill(handle, change.after, { own: made, wanted: stats });
      await flush(handle);
      return replace(target, { draft, made }, change);
    } finally {
      // The handle is held until here: as long as it is, no other file can have the number by which the draft is known.
      if (isStill(draft, made)) fs.rmSync(draft);
      fs.closeSync(handle);
    }
  } catch (error) {
    return { what: UNWRITABLE, reason: reasonOf(error) };
  }
}

/** The system would let a folder's owner replace protected files, and an administrator any file. */
function reasonAgainst(target: string, { mode, nlink }: BigIntStats): Saying | undefined {
  if (nlink > 1n)
    return saying('the file has {count} hard links, which replacing it would break', {
      count: Number(nlink),
    });
  if ((mode & 0o222n) === 0n || !isWritable(target)) return saying('the file is read-only', {});
  const folder = path.dirname(target);
  const { mode: folderMode } = fs.statSync(folder);
  return (folderMode & 0o222) === 0 || !isWritable(folder)
    ? saying('the folder of the file is read-only', {})
    : undefined;
}

function isWritable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Creates the draft, unless it exists: another run is using it, or a killed run left it behind. */
function make(draft: string): number | undefined {
  try {
    return fs.openSync(draft, 'wx', 0o600);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  }
}

function fill(
  handle: number,
  text: string,
  { own, wanted }: { readonly own: BigIntStats; readonly wanted: BigIntStats },
): void {
  fs.writeFileSync(handle, text);
  const { uid, gid, mode } = wanted;
  if (own.uid !== uid || own.gid !== gid) giveTo(handle, Number(uid), Number(gid));
  fs.fchmodSync(handle, Number(mode & 0o7777n));
}

/** Only an administrator may change a file's owner; for anyone else it stays. */
function giveTo(handle: number, uid: number, gid: number): void {
  try {
    fs.fchownSync(handle, uid, gid);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) throw error;
  }
}

function replace(
  target: string,
  { draft, made }: { readonly draft: string; readonly made: BigIntStats },
  { before, after }: Change,
): Refusal | undefined {
  const now = readIfThere(target);
  if (now === undefined)
    return { what: UNCHANGED, reason: saying('the file was deleted in the meantime', {}) };
  if (!now.equals(Buffer.from(before))) {
    // Another run has made the same change.
    if (now.equals(Buffer.from(after))) return undefined;
    return { what: UNCHANGED, reason: saying('the file was edited in the meantime', {}) };
  }
  if (!isStill(draft, made)) return OTHER_RUN;
  fs.renameSync(draft, target);
  return undefined;
}

/** Whether the draft is the one that was made; another run may have taken it for one that a killed run left. */
function isStill(draft: string, made: BigIntStats): boolean {
  const stats = fs.lstatSync(draft, { bigint: true, throwIfNoEntry: false });
  return stats !== undefined && stats.ino === made.ino && stats.dev === made.dev;
}
