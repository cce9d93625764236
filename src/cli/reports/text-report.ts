import { inertText, type Phrase, phraseKey, type Severity } from '../../core/index.ts';
import { sayFailure } from '../files/file-problem.ts';
import { POSTS, sayCount } from '../words/say-count.ts';
import { wordsOf } from '../words/saying.ts';
import type { FileReport, Print, ReportedFinding, Reporter } from './report.ts';
import { showExcerpt } from './show-excerpt.ts';
import { type Summary, startTally, type Tally } from './tally.ts';

/** What a text report needs besides the findings. */
export interface TextReportOptions {
  /** What was done besides checking: files were fixed, or only their texts in memory. */
  readonly asked: 'report' | 'fix' | 'dry run';
  readonly hasColour: boolean;
  readonly phrase: Phrase;
  /** How wide the terminal is. */
  readonly columns: number;
}

const COLOURS: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' };

const FIXES = [phraseKey('{count} fix'), phraseKey('{count} fixes')] as const;
const ERRORS = [phraseKey('{count} error'), phraseKey('{count} errors')] as const;
const WARNINGS = [phraseKey('{count} warning'), phraseKey('{count} warnings')] as const;
const INFOS = [phraseKey('{count} info'), phraseKey('{count} infos')] as const;
const HINTS = [phraseKey('{count} hint'), phraseKey('{count} hints')] as const;

type Paint = (text: string, colour: string) => string;

/** Lines for people: `path:line:column  severity  message  rule`, each followed by an excerpt of its line. */
export function reportText(print: Print, { asked, hasColour, columns, phrase }: TextReportOptions): Reporter {
  const tally = startTally();
  const paint: Paint = (text, colour) => (hasColour ? `\u001b[${colour}m${text}\u001b[0m` : text);
  return {
    async add(report) {
      tally.add(report);
      if (report.findings.length > 0) await print(linesOf(report, columns, paint));
    },
    end({ problems, milliseconds, forgiven }) {
      const lines = problems.map(problem => {
        const words = wordsOf(sayFailure(problem), phrase);
        return `${inertText(problem.path)}  ${paint(words, COLOURS.error)}\n`;
      });
      const said = conclude(tally, milliseconds, { asked, phrase });
      const end = forgiven === undefined ? said : addSentence(said, sayForgiven(forgiven, phrase), phrase);
      return print(`${lines.join('')}${end}\n`);
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

/** Says how many findings the baseline left out. */
export function sayForgiven(count: number, phrase: Phrase): string {
  return count === 1
    ? phrase('Left out {count} problem that is in the baseline.', { count })
    : phrase('Left out {count} problems that are in the baseline.', { count });
}

/** Sums up a run in a sentence or two. */
export function conclude(
  tally: Tally,
  milliseconds: number,
  { asked, phrase }: Pick<TextReportOptions, 'asked' | 'phrase'>,
): string {
  const summary = tally.summary(milliseconds);
  if (summary.files === 0) return phrase('No post was checked.', {});
  const posts = sayCount(summary.files, POSTS, phrase);
  const fixed = fixedPosts(tally, asked, phrase);
  const counts = countsOf(summary, phrase);
  const nothing = fixed === '' ? phrase('no problems found', {}) : phrase('no problems left', {});
  const found = counts === '' ? nothing : counts;
  const checked =
    fixed === ''
      ? phrase('{posts} checked: {found}.', { posts, found })
      : phrase('{posts} checked, {fixed}: {found}.', { posts, fixed, found });
  const offers = counts === '' ? [] : offersOf(tally, asked, phrase);
  if (offers.length === 0) return checked;
  return addSentence(checked, phrase('{offers}.', { offers: sayList(offers, phrase) }), phrase);
}

function addSentence(said: string, sentence: string, phrase: Phrase): string {
  return phrase('{said} {sentence}', { said, sentence });
}

/** What can still be fixed. How many fixes can be proven is known only once they are tried. */
function offersOf(tally: Tally, asked: TextReportOptions['asked'], phrase: Phrase): readonly string[] {
  const { safe, others } = tally.fixable();
  const isTried = asked !== 'report';
  const ofSafe = isTried
    ? phrase('{safe} left to review', { safe })
    : phrase('--fix can fix up to {safe}', { safe });
  const ofOthers =
    safe > 0 && !isTried
      ? phrase('--fix=all up to {others} more', { others })
      : phrase('--fix=all can fix up to {others}', { others });
  return [...(safe > 0 ? [ofSafe] : []), ...(others > 0 ? [ofOthers] : [])];
}

function countsOf({ errors, warnings, infos, hints }: Summary, phrase: Phrase): string {
  if (errors + warnings + infos + hints === 0) return '';
  const parts = [
    sayCount(errors, ERRORS, phrase),
    sayCount(warnings, WARNINGS, phrase),
    ...(infos > 0 ? [sayCount(infos, INFOS, phrase)] : []),
    ...(hints > 0 ? [sayCount(hints, HINTS, phrase)] : []),
  ];
  return sayList(parts, phrase);
}

/** Says what was fixed, because fixed findings are no longer in the report. */
function fixedPosts(tally: Tally, asked: TextReportOptions['asked'], phrase: Phrase): string {
  const { files, fixes: count } = tally.mended();
  if (files === 0) return '';
  const fixes = sayCount(count, FIXES, phrase);
  return asked === 'dry run'
    ? phrase('{files} would be fixed ({fixes})', { files, fixes })
    : phrase('{files} fixed ({fixes})', { files, fixes });
}

function sayList(items: readonly string[], phrase: Phrase): string {
  return items.reduce((list, item) => phrase('{list}, {item}', { list, item }));
}
