import { createLineIndex, inertText, type Severity } from '../../core/index.ts';
import { print } from '../files/print.ts';
import type { FileReport, Reporter } from './report.ts';
import { type Summary, startTally, type Tally } from './tally.ts';

/** What a text report needs besides the findings. */
export interface TextReportOptions {
  /** What was done besides looking: files were mended, or only their texts in memory. */
  readonly asked: 'report' | 'fix' | 'dry run';
  readonly hasColour: boolean;
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' };

type Paint = (text: string, colour: string) => string;

/** Lines for people: `path:line:column  severity  message  rule`. */
export function reportText(stream: NodeJS.WritableStream, { asked, hasColour }: TextReportOptions): Reporter {
  const tally = startTally();
  const paint: Paint = (text, colour) => (hasColour ? `\u001b[${colour}m${text}\u001b[0m` : text);
  return {
    async add(report) {
      tally.add(report);
      if (report.findings.length > 0) await print(stream, linesOf(report, paint));
    },
    end(problems, milliseconds) {
      const lines = problems.map(
        ({ path, what, reason }) => `${inertText(path)}  ${paint(what, '31')}: ${inertText(reason)}\n`,
      );
      return print(stream, `${lines.join('')}${conclusion(tally, milliseconds, asked)}\n`);
    },
  };
}

function linesOf({ path, text, findings }: FileReport, paint: Paint): string {
  const index = createLineIndex(text);
  const lines = findings.map(({ span, severity, message, rule }) => {
    const { line, column } = index.positionAt(span.start);
    const place = `${inertText(path)}:${line + 1}:${column + 1}`;
    return `${place}  ${paint(severity, COLOURS[severity])}  ${inertText(message)}  ${paint(rule, '90')}\n`;
  });
  return `${lines.join('')}\n`;
}

function conclusion(tally: Tally, milliseconds: number, asked: TextReportOptions['asked']): string {
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
