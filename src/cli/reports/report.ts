import type { Safety, Severity } from '../../core/index.ts';
import type { FileProblem } from '../files/file-problem.ts';

/** The findings of one file. */
export interface FileReport {
  readonly path: string;
  /** How many fixes were applied to the text. */
  readonly fixes: number;
  readonly findings: readonly ReportedFinding[];
  /** Sums of pieces of its text, by which the file is known again where it was moved; empty where nobody asks. */
  readonly sketch: string;
}

/** A place in a file: line and column from 1, the column and the offset (from 0) in UTF-16 units. */
export interface ReportedPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A finding with everything a report says about it, without its file's text. Plain, serialisable data. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly prints: boolean;
  readonly start: ReportedPlace;
  readonly end: ReportedPlace;
  readonly fixes: readonly ReportedFix[];
  /** How many places it is about, if several. */
  readonly places: number;
  /** Which `--fix` tries to fix it. */
  readonly mendedBy: 'safe' | 'all' | undefined;
  readonly excerpt: Excerpt;
  readonly identity: Identity;
}

/** A fix; offsets are those of the file. */
export interface ReportedFix {
  readonly title: string;
  readonly safety: Safety;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** A piece of the line that a finding begins in, and of that the part that it is about. */
export interface Excerpt {
  readonly text: string;
  /** UTF-16 offsets in `text`, half-open. */
  readonly start: number;
  readonly end: number;
  /** Whether the line continues before and after the piece. */
  readonly isCut: readonly [before: boolean, behind: boolean];
}

/** Hashes that identify a finding after its post was edited elsewhere, or moved. */
export interface Identity {
  /** Of what is said, but for numbers and names of posts, which change with other posts. */
  readonly message: string;
  /** Of the text that it is about; a `+` says that it is long enough to be the only one of its kind. */
  readonly text: string;
  /** Of the text before it, and of the text behind it. */
  readonly before: string;
  readonly behind: string;
}

/** How a run ended. */
export interface Ending {
  readonly problems: readonly FileProblem[];
  readonly milliseconds: number;
  /** How many findings the baseline forgave; undefined where there is none. */
  readonly forgiven: number | undefined;
}

/**
 * Writes a report while posts are checked. It keeps counts alone: a site's findings would take many times its size in
 * memory.
 */
export interface Reporter {
  add(report: FileReport): Promise<void>;
  end(ending: Ending): Promise<void>;
}

/** Writes a piece of a report. */
export type Print = (text: string) => Promise<void>;
