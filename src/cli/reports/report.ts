import type { Finding } from '../../core/index.ts';
import type { FileProblem } from '../files/file-problem.ts';

/** The findings of one file. */
export interface FileReport {
  readonly path: string;
  /** The text that the findings refer to. */
  readonly text: string;
  /** How many fixes made the text what it is. */
  readonly fixes: number;
  readonly findings: readonly Finding[];
}

/**
 * Writes a report while posts are checked. It keeps counts alone: a site's texts and findings would take many times its
 * size in memory.
 */
export interface Reporter {
  add(report: FileReport): Promise<void>;
  end(problems: readonly FileProblem[], milliseconds: number): Promise<void>;
}
