import { asCode, asMarkdown, type Phrase, type Severity } from '../../core/index.ts';
import { sayFailure } from '../files/file-problem.ts';
import { wordsOf } from '../words/saying.ts';
import type { FileReport, Print, ReportedFinding, Reporter } from './report.ts';
import { startTally } from './tally.ts';
import { conclude, sayForgiven } from './text-report.ts';

/** A summary is read at a glance, and GitHub accepts no more than 1 MiB. */
const MOST_LISTED = 50;
const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** A summary in Markdown, as for GitHub's job summaries: rules with their counts, and the gravest findings. */
export function reportMarkdown(print: Print, phrase: Phrase): Reporter {
  const tally = startTally();
  const counts = new Map<string, { readonly severity: Severity; count: number }>();
  const listed = new Map<Severity, string[]>(severities.map(severity => [severity, []]));

  function count({ path }: FileReport, finding: ReportedFinding): void {
    const key = `${finding.severity} ${finding.rule}`;
    const known = counts.get(key) ?? { severity: finding.severity, count: 0 };
    counts.set(key, { ...known, count: known.count + 1 });
    const rows = listed.get(finding.severity)!;
    if (rows.length < MOST_LISTED) rows.push(rowOf(path, finding));
  }

  return {
    async add(report) {
      tally.add(report);
      for (const finding of report.findings) count(report, finding);
    },
    end({ problems, milliseconds, forgiven }) {
      const lines = ['## Copydesk', '', conclude(tally, milliseconds, { asked: 'report', phrase }), ''];
      if (forgiven !== undefined) lines.push(sayForgiven(forgiven, phrase), '');
      for (const problem of problems)
        lines.push(`- ${code(problem.path)} ${asMarkdown(wordsOf(sayFailure(problem), phrase))}`);
      if (problems.length > 0) lines.push('');
      if (counts.size > 0) lines.push(...countsTable(), '', ...findingsTable(), '');
      return print(lines.join('\n'));
    },
  };

  function countsTable(): readonly string[] {
    const rows = [...counts].sort(
      ([, a], [, b]) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
    );
    return [
      `| ${phrase('Rule', {})} | ${phrase('Severity', {})} | ${phrase('Problems', {})} |`,
      '| --- | --- | ---: |',
      ...rows.map(
        ([key, { severity, count }]) =>
          `| ${code(key.slice(severity.length + 1))} | ${severity} | ${count} |`,
      ),
    ];
  }

  function findingsTable(): readonly string[] {
    const rows = severities.flatMap(severity => listed.get(severity)!).slice(0, MOST_LISTED);
    const all = [...counts.values()].reduce((sum, { count }) => sum + count, 0);
    const rest = all > rows.length ? ['', phrase('And {count} more.', { count: all - rows.length })] : [];
    const head = `| ${phrase('Place', {})} | ${phrase('Severity', {})} | ${phrase('Message', {})} |`;
    return [head, '| --- | --- | --- |', ...rows, ...rest];
  }
}

function rowOf(path: string, { start, severity, message }: ReportedFinding): string {
  return `| ${code(`${path}:${start.line}:${start.column}`)} | ${severity} | ${asMarkdown(message)} |`;
}

/** Code in a table's cell: GitHub takes a `|` for the cell's end there as well, unless a backslash stands before it. */
function code(text: string): string {
  return asCode(text).replaceAll('|', '\\|');
}
