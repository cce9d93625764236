import type { Stats } from 'node:fs';
import { type Said, SaidError, type Saying, saying } from '../words/saying.ts';

/** A path that could not be processed; all others are processed anyway. */
export interface FileProblem {
  readonly path: string;
  /** What failed, as in `cannot be read`. */
  readonly what: Saying;
  readonly reason: Said;
}

/** A problem in one line. */
export function sayProblem({ path, what, reason }: FileProblem): Saying {
  return saying('{path}: {what}: {reason}', { path, what, reason });
}

/** A problem where its path stands beside it. */
export function sayFailure({ what, reason }: Pick<FileProblem, 'what' | 'reason'>): Saying {
  return saying('{what}: {reason}', { what, reason });
}

/** The most common failure. */
export const UNREADABLE: Saying = saying('cannot be read', {});

/** Why systems refuse something, by Node's error code. */
const refusals: Readonly<Record<string, Saying>> = {
  EACCES: saying('EACCES: permission denied', {}),
  EEXIST: saying('EEXIST: file already exists', {}),
  EISDIR: saying('EISDIR: illegal operation on a directory', {}),
  EMFILE: saying('EMFILE: too many open files', {}),
  ENOENT: saying('ENOENT: no such file or directory', {}),
  ENOSPC: saying('ENOSPC: no space left on device', {}),
  ENOTDIR: saying('ENOTDIR: not a directory', {}),
  EPERM: saying('EPERM: operation not permitted', {}),
  EROFS: saying('EROFS: read-only file system', {}),
};

/** Why something failed; for system errors, without the call and the path that Node adds. */
export function reasonOf(error: unknown): Said {
  if (error instanceof SaidError) return error.said;
  if (!(error instanceof Error)) return String(error);
  if (!('syscall' in error)) return error.message;
  const known = 'code' in error ? refusals[String(error.code)] : undefined;
  return known ?? error.message.replace(/, \w+(?: '.*)?$/s, '');
}

/** Throws unless it is a regular file: a folder has no text, and a pipe or a device may never end. */
export function demandFile(stats: Stats): void {
  if (stats.isDirectory()) throw new SaidError(saying('this is a folder', {}));
  if (!stats.isFile()) throw new SaidError(saying('this is not a regular file', {}));
}

/** Whether the system refused something for this reason. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What keeps a run from starting. */
export class InputError extends SaidError {}
