import type { Unreadable } from './find-files.ts';
import type { Sites } from './sites.ts';

/** Says on standard error what could not be read or written; returns the exit code. */
export function tellProblems(sites: Sites, problems: readonly Unreadable[]): number {
  for (const problem of [...sites.notes, ...sites.problems]) process.stderr.write(`copydesk: ${problem}\n`);
  for (const { path, problem } of problems) process.stderr.write(`copydesk: ${path}: ${problem}\n`);
  return problems.length > 0 || sites.problems.length > 0 ? 2 : 0;
}
