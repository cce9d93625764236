/** A path of which something could not be done; the others are done all the same. */
export interface FileProblem {
  readonly path: string;
  /** What was not done, as in `cannot be read`. */
  readonly what: string;
  readonly reason: string;
}

/** Why the system refused something: `EACCES: permission denied`, without the call and the path that Node adds. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'syscall' in error ? error.message.replace(/, \w+(?: '.*)?$/s, '') : error.message;
}

/** Whether the system refused something for this reason. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** What keeps a run from beginning, in words for the user. */
export class InputError extends Error {}
