import { type FileProblem, sayProblem } from '../files/file-problem.ts';
import type { Tell } from '../files/print.ts';
import type { Sites } from './sites.ts';

/** Reports on standard error what could not be read or written; returns the exit code. */
export function tellProblems(sites: Sites, problems: readonly FileProblem[], tell: Tell): number {
  for (const problem of problems) tell(sayProblem(problem));
  return problems.length > 0 || sites.hasProblems() ? 2 : 0;
}
