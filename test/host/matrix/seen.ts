/** A finding as VS Code lists it. */
export interface SeenFinding {
  /** `_posts/a.md:3:1-3:4`: lines and columns from 1. */
  readonly place: string;
  readonly rule: string;
  readonly severity: number;
  readonly message: string;
  /** The titles of what is offered where it is. */
  readonly fixes: readonly string[];
}

/** What a suite inside VS Code finds, and where it says that it is. */
export interface SeenCell {
  readonly language: string;
  readonly scheme: string;
  readonly isTrusted: boolean;
  readonly hasWorker: boolean;
  readonly isRemote: boolean;
  readonly findings: readonly SeenFinding[];
}

/** What stands in front of it in the suite's report. */
export const matrixMark = 'matrix: ';
