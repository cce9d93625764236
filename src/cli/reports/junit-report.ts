import { inertText, type Phrase, type Severity } from '../../core/index.ts';
import { type FileProblem, sayFailure } from '../files/file-problem.ts';
import { wordsOf } from '../words/saying.ts';
import type { FileReport, Print, ReportedFinding, Reporter } from './report.ts';

/** What a JUnit report needs besides the findings. */
export interface JunitOptions {
  readonly phrase: Phrase;
  /** Whether a run fails for a finding of a severity. */
  fails(severity: Severity): boolean;
}

/** JUnit's XML: a suite a post, a case a finding; whether a case fails is what the run fails for. */
export function reportJunit(print: Print, options: JunitOptions): Reporter {
  let before = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="copydesk">\n';
  const write = async (xml: string): Promise<void> => {
    await print(before + xml);
    before = '';
  };
  return {
    add: report => write(toSuite(report, options)),
    async end({ problems }) {
      for (const problem of problems) await write(toBrokenSuite(problem, options));
      await write('</testsuites>\n');
    },
  };
}

function toSuite({ path, findings }: FileReport, options: JunitOptions): string {
  const failures = findings.filter(({ severity }) => options.fails(severity)).length;
  const cases =
    findings.length === 0
      ? [
          `<testcase classname="${escapeXml(path)}" name="${escapeXml(options.phrase('no problems', {}))}"/>\n`,
        ]
      : findings.map(finding => toCase(path, finding, options));
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
  return `<testsuite name="${escapeXml(path)}" ${counts}>\n${cases.join('')}</testsuite>\n`;
}

function toCase(
  path: string,
  { rule, severity, message, start }: ReportedFinding,
  { fails }: JunitOptions,
): string {
  const name = `classname="${escapeXml(path)}" name="${escapeXml(rule)} (${start.line}:${start.column})"`;
  const text = escapeXml(`${path}:${start.line}:${start.column}: ${severity}: ${message}`);
  const inside = fails(severity)
    ? `<failure type="${severity}" message="${escapeXml(message)}">${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `<testcase ${name}>${inside}</testcase>\n`;
}

function toBrokenSuite(problem: FileProblem, { phrase }: JunitOptions): string {
  const name = escapeXml(problem.path);
  const words = wordsOf(problem.what, phrase);
  const message = wordsOf(sayFailure(problem), phrase);
  const error = `<error type="problem" message="${escapeXml(message)}"/>`;
  return `<testsuite name="${name}" tests="1" failures="0" errors="1">\n<testcase classname="${name}" name="${escapeXml(words)}">${error}</testcase>\n</testsuite>\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What acts is named by then; XML 1.0 has two more characters that it does not take. */
function escapeXml(text: string): string {
  return inertText(text)
    .replace(/[&<>"']/g, sign => entities[sign]!)
    .replace(/[\uFFFE\uFFFF]/g, '\uFFFD');
}
