import path from 'node:path';
import { inertText, type Phrase, type Severity } from '../../core/index.ts';
import { wordsOf } from '../words/saying.ts';
import type { Print, ReportedFinding, Reporter } from './report.ts';
import { startTally } from './tally.ts';
import { conclude } from './text-report.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/**
 * Workflow commands that GitHub shows beside the lines of a pull request.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function reportGithub(print: Print, phrase: Phrase): Reporter {
  const tally = startTally();
  return {
    async add(report) {
      tally.add(report);
      const lines = report.findings.map(finding => annotate(report.path, finding));
      if (lines.length > 0) await print(lines.join(''));
    },
    end({ problems, milliseconds }) {
      const lines = problems.map(({ path: file, what, reason }) =>
        commandOf('error', { file: slashed(file), title: wordsOf(what, phrase) }, wordsOf(reason, phrase)),
      );
      return print(`${lines.join('')}${conclude(tally, milliseconds, { asked: 'report', phrase })}\n`);
    },
  };
}

function annotate(file: string, { severity, message, rule, start, end }: ReportedFinding): string {
  const isOneLine = start.line === end.line;
  const properties = {
    file: slashed(file),
    line: start.line,
    endLine: end.line,
    // GitHub takes columns only where a place lies in one line.
    ...(isOneLine ? { col: start.column, endColumn: end.column } : {}),
    title: rule,
  };
  return commandOf(commands[severity], properties, message);
}

function commandOf(
  command: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(`${value}`)}`);
  return `::${command} ${written.join(',')}::${escapeData(inertText(message))}\n`;
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}

/** As `@actions/core` escapes what a command says. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
