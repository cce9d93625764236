import { createLineIndex, type Finding, type LineIndex, preferredFix, type Severity } from '../core/index.ts';
import type { Unreadable } from './find-files.ts';

/** The findings of one file. */
export interface FileReport {
  readonly path: string;
  /** The text that the findings refer to. */
  readonly text: string;
  /** How many fixes made the text what it is. */
  readonly fixes: number;
  readonly findings: readonly Finding[];
}

/** Counts by severity. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
  readonly milliseconds: number;
}

/** Counts what was found. */
export function summarise(reports: readonly FileReport[], milliseconds: number): Summary {
  const count = (severity: Severity): number =>
    reports.reduce((sum, { findings }) => sum + findings.filter(it => it.severity === severity).length, 0);
  return {
    files: reports.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
    milliseconds: Math.round(milliseconds),
  };
}

/** One object for programs: lines and columns from 1, offsets in UTF-16 units from 0. */
export function toJson(reports: readonly FileReport[], summary: Summary): string {
  const files = reports.map(({ path, text, findings }) => {
    const lines = createLineIndex(text);
    return { path, findings: findings.map(finding => toJsonFinding(finding, lines)) };
  });
  return `${JSON.stringify({ version: 1, files, summary })}\n`;
}

function toJsonFinding(finding: Finding, lines: LineIndex): object {
  const { rule, severity, message, prints, span, fixes } = finding;
  return {
    rule,
    severity,
    message,
    prints,
    start: toJsonPosition(span.start, lines),
    end: toJsonPosition(span.end, lines),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(edit => ({ start: edit.span.start, end: edit.span.end, text: edit.text })),
    })),
  };
}

function toJsonPosition(offset: number, lines: LineIndex): object {
  const { line, column } = lines.positionAt(offset);
  return { line: line + 1, column: column + 1, offset };
}

/** What a text report needs besides the findings. */
export interface TextReportOptions {
  /** What was done besides looking: files were mended, or only their texts in memory. */
  readonly asked: 'report' | 'fix' | 'dry run';
  readonly hasColour: boolean;
  readonly problems: readonly Unreadable[];
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' };

/** Lines for people: `path:line:column  severity  message  rule`. */
export function toText(
  reports: readonly FileReport[],
  summary: Summary,
  { asked, hasColour, problems }: TextReportOptions,
): string {
  const paint = (text: string, colour: string): string =>
    hasColour ? `\u001b[${colour}m${text}\u001b[0m` : text;
  const lines: string[] = [];
  for (const { path, text, findings } of reports) {
    if (findings.length === 0) continue;
    const index = createLineIndex(text);
    for (const { span, severity, message, rule } of findings) {
      const { line, column } = index.positionAt(span.start);
      const place = `${path}:${line + 1}:${column + 1}`;
      lines.push(`${place}  ${paint(severity, COLOURS[severity])}  ${message}  ${paint(rule, '90')}`);
    }
    lines.push('');
  }
  lines.push(...problems.map(({ path, problem }) => `${path}  ${paint('cannot be read', '31')}: ${problem}`));
  lines.push(conclusion(reports, summary, asked));
  return `${lines.join('\n')}\n`;
}

function conclusion(
  reports: readonly FileReport[],
  { files, errors, warnings, infos, hints }: Summary,
  asked: TextReportOptions['asked'],
): string {
  if (files === 0) return 'No post was checked.';
  const mended = mendedPosts(reports, asked);
  const checked = `${plural(files, 'post')} checked${mended}`;
  const total = errors + warnings + infos + hints;
  if (total === 0) return `${checked}: nothing ${mended ? 'is left' : 'found'}.`;
  const parts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'info')] : []),
    ...(hints > 0 ? [plural(hints, 'hint')] : []),
  ];
  const all = reports.flatMap(report => report.findings);
  const safe = all.filter(finding => preferredFix(finding, 'safe')).length;
  const others = all.filter(finding => preferredFix(finding, 'all')).length - safe;
  const mend = [
    ...(safe > 0 ? [`--fix mends ${safe}`] : []),
    ...(others > 0 ? [`--fix=all ${safe > 0 ? `another ${others}` : `mends ${others}`}`] : []),
  ];
  return `${checked}: ${parts.join(', ')}.${mend.length > 0 ? ` ${mend.join(', ')}.` : ''}`;
}

/** What became of the posts, for what was found before is not in the report any more. */
function mendedPosts(reports: readonly FileReport[], asked: TextReportOptions['asked']): string {
  const mended = reports.filter(({ fixes }) => fixes > 0);
  if (mended.length === 0) return '';
  const fixes = mended.reduce((sum, report) => sum + report.fixes, 0);
  const count = `${mended.length} ${asked === 'dry run' ? 'would be mended' : 'mended'}`;
  return `, ${count} (${plural(fixes, 'fix', 'fixes')})`;
}

function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
