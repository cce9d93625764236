import type { Severity } from '../../core/index.ts';
import type { FileReport, ReportedFinding } from './report.ts';

/** Counts by severity. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly milliseconds: number;
}

/** Counts over all reports. */
export interface Tally {
  add(report: FileReport): void;
  summary(milliseconds: number): Summary;
  /** How many findings have a fix that `--fix` tries, and how many more one that `--fix=all` tries. */
  fixable(): { readonly safe: number; readonly others: number };
  /** How many files were fixed, with how many fixes. */
  mended(): { readonly files: number; readonly fixes: number };
}

/** Starts counting. */
export function startTally(): Tally {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  let files = 0;
  let safe = 0;
  let others = 0;
  let mendedFiles = 0;
  let fixes = 0;

  function count({ severity, mendedBy }: ReportedFinding): void {
    counts[severity]++;
    if (mendedBy === 'safe') safe++;
    else if (mendedBy === 'all') others++;
  }

  return {
    add(report) {
      files++;
      for (const finding of report.findings) count(finding);
      if (report.fixes > 0) mendedFiles++;
      fixes += report.fixes;
    },
    summary: milliseconds => ({
      files,
      errors: counts.error,
      warnings: counts.warning,
      infos: counts.info,
      hints: counts.hint,
      milliseconds: Math.round(milliseconds),
    }),
    fixable: () => ({ safe, others }),
    mended: () => ({ files: mendedFiles, fixes }),
  };
}
