import type { Finding, Severity } from '../rules/rule.ts';
import { createLineIndex, type Position } from '../text/line-index.ts';
import { readSummedLines, writeSummedLines } from '../text/summed-lines.ts';
import type { ProblemCounts } from './post-query.ts';

/** A finding of a post that is not open: its places are lines and columns, counted from 0, since its text is not kept. */
export interface KeptFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
  /** It has a fix that is called safe. */
  readonly isFixable: boolean;
}

/** What was found in a post, and of which text that is true. */
export interface CheckedPost {
  readonly path: string;
  /** Of the bytes of its file: see `hashBytes`. */
  readonly hash: number;
  /** What was known of its site and the other posts: see `createSurroundings`. */
  readonly surroundings: string;
  /** Hints are left out, which no list shows. */
  readonly findings: readonly KeptFinding[];
}

/** More findings than this in one post nobody reads one by one. */
const MAX_FINDINGS = 500;

/** What is kept of the findings of a text. */
export function keepFindings(text: string, findings: readonly Finding[]): readonly KeptFinding[] {
  const listed = findings.filter(({ severity }) => severity !== 'hint').slice(0, MAX_FINDINGS);
  if (listed.length === 0) return [];
  const lines = createLineIndex(text);
  return listed.map(({ rule, severity, message, span, fixes }) => ({
    rule,
    severity,
    message,
    start: lines.positionAt(span.start),
    end: lines.positionAt(span.end),
    isFixable: fixes.some(({ safety }) => safety === 'safe'),
  }));
}

/** How many problems of each kind there are. */
export function countFindings(findings: Iterable<Pick<Finding, 'severity'>>): ProblemCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return { errors: counts.error, warnings: counts.warning, infos: counts.info };
}

/** Goes up whenever findings are stored otherwise. */
const VERSION = 1;

type StoredFinding = readonly [
  rule: string,
  severity: Severity,
  message: string,
  startLine: number,
  startColumn: number,
  endLine: number,
  endColumn: number,
  isFixable: boolean,
];

/** @param basis what tells the rules and settings by which it was checked from others: see `basisKey` */
export function writeChecks(posts: Iterable<CheckedPost>, basis: string): string {
  const lines: unknown[] = [];
  for (const { path, hash, surroundings, findings } of posts) {
    const stored = findings.map(({ rule, severity, message, start, end, isFixable }): StoredFinding => {
      return [rule, severity, message, start.line, start.column, end.line, end.column, isFixable];
    });
    lines.push([path, hash, surroundings, stored]);
  }
  return writeSummedLines({ version: VERSION, basis }, lines);
}

/** Reads what `writeChecks` wrote; what is of another basis, cut off or damaged is left out. */
export function* readChecks(text: string, basis: string): Generator<CheckedPost> {
  for (const line of readSummedLines(text, { version: VERSION, basis })) {
    // The sum says that it is what a `writeChecks` of this version wrote.
    const [path, hash, surroundings, stored] = line as [string, number, string, readonly StoredFinding[]];
    const findings = stored.map(
      ([rule, severity, message, startLine, startColumn, endLine, endColumn, isFixable]) => ({
        rule,
        severity,
        message,
        start: { line: startLine, column: startColumn },
        end: { line: endLine, column: endColumn },
        isFixable,
      }),
    );
    yield { path, hash, surroundings, findings };
  }
}
