import { inertText, type Severity } from '../../core/index.ts';
import type { FileReport, Print, ReportedFinding, Reporter } from './report.ts';
import { showExcerpt } from './show-excerpt.ts';
import { type Summary, startTally, type Tally } from './tally.ts';

/** What a text report needs besides the findings. */
export interface TextReportOptions {
  /** What was done besides looking: files were mended, or only their texts in memory. */
  readonly asked: 'report' | 'fix' | 'dry run';
  readonly hasColour: boolean;
  /** How wide the terminal is. */
  readonly columns: number;
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' };

type Paint = (text: string, colour: string) => string;

/** Lines for people: `path:line:column  severity  message  rule`, and below each the place in its line. */
export function reportText(print: Print, { asked, hasColour, columns }: TextReportOptions): Reporter {
  const tally = startTally();
  const paint: Paint = (text, colour) => (hasColour ? `\u001b[${colour}m${text}\u001b[0m` : text);
  return {
    async add(report) {
      tally.add(report);
      if (report.findings.length > 0) await print(linesOf(report, columns, paint));
    },
    end({ problems, milliseconds, forgiven }) {
      const lines = problems.map(
        ({ path, what, reason }) =>
          `${inertText(path)}  ${paint(what, COLOURS.error)}: ${inertText(reason)}\n`,
      );
      const old = forgiven === undefined ? '' : ` ${plural(forgiven, 'finding')} of the baseline left out.`;
      return print(`${lines.join('')}${conclude(tally, milliseconds, asked)}${old}\n`);
    },
  };
}

function linesOf({ path, findings }: FileReport, columns: number, paint: Paint): string {
  const lines = findings.map(finding => {
    const { start, severity, message, rule } = finding;
    const place = `${inertText(path)}:${start.line}:${start.column}`;
    const head = `${place}  ${paint(severity, COLOURS[severity])}  ${inertText(message)}  ${paint(rule, COLOURS.hint)}\n`;
    return head + excerptOf(finding, columns, paint);
  });
  return `${lines.join('')}\n`;
}

function excerptOf({ start, excerpt, severity }: ReportedFinding, columns: number, paint: Paint): string {
  const gutter = `${start.line}`.padStart(5);
  const { line, marks } = showExcerpt(excerpt, columns - gutter.length - ' | '.length);
  if (line === '') return '';
  const bar = paint('|', COLOURS.hint);
  return `${paint(gutter, COLOURS.hint)} ${bar} ${line}\n${' '.repeat(gutter.length)} ${bar} ${paint(marks, COLOURS[severity])}\n`;
}

/** What a run came to, in a sentence or three. */
export function conclude(tally: Tally, milliseconds: number, asked: TextReportOptions['asked']): string {
  const summary = tally.summary(milliseconds);
  if (summary.files === 0) return 'No post was checked.';
  const mended = mendedPosts(tally, asked);
  const checked = `${plural(summary.files, 'post')} checked${mended}`;
  const found = countsOf(summary);
  if (found === '') return `${checked}: nothing ${mended ? 'is left' : 'found'}.`;
  const offers = offersOf(tally, asked);
  return `${checked}: ${found}.${offers.length > 0 ? ` ${offers.join(', ')}.` : ''}`;
}

/** What can be done about what is left. How many of the fixes prove on the page is known only once they are tried. */
function offersOf(tally: Tally, asked: TextReportOptions['asked']): readonly string[] {
  const { safe, others } = tally.fixable();
  const isTried = asked !== 'report';
  const ofSafe = isTried ? `${safe} left to be looked at` : `--fix mends up to ${safe}`;
  const ofOthers = safe > 0 && !isTried ? `up to ${others} more` : `mends up to ${others}`;
  return [...(safe > 0 ? [ofSafe] : []), ...(others > 0 ? [`--fix=all ${ofOthers}`] : [])];
}

function countsOf({ errors, warnings, infos, hints }: Summary): string {
  if (errors + warnings + infos + hints === 0) return '';
  const parts = [
    plural(errors, 'error'),
    plural(warnings, 'warning'),
    ...(infos > 0 ? [plural(infos, 'info')] : []),
    ...(hints > 0 ? [plural(hints, 'hint')] : []),
  ];
  return parts.join(', ');
}

/** What became of the posts, for what was found before is not in the report any more. */
function mendedPosts(tally: Tally, asked: TextReportOptions['asked']): string {
  const { files, fixes } = tally.mended();
  if (files === 0) return '';
  const count = `${files} ${asked === 'dry run' ? 'would be mended' : 'mended'}`;
  return `, ${count} (${plural(fixes, 'fix', 'fixes')})`;
}

function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : many}`;
}
