import fs from 'node:fs';
import path from 'node:path';
import { version } from '../../../package.json';
import { ruleDocs, type Severity } from '../../core/index.ts';
import { reasonOf } from '../files/file-problem.ts';
import { createTell, print, type Tell } from '../files/print.ts';
import type { LanguageId } from '../words/language.ts';
import { phraseIn } from '../words/phrases.ts';
import { saying } from '../words/saying.ts';
import type { Format, Report } from '../words/values.ts';
import { reportGithub } from './github-report.ts';
import { reportJson } from './json-report.ts';
import { reportJunit } from './junit-report.ts';
import { reportMarkdown } from './markdown-report.ts';
import type { Print, Reporter } from './report.ts';
import { readRulePage } from './rule-pages.ts';
import { reportSarif } from './sarif-report.ts';
import { reportText, type TextReportOptions } from './text-report.ts';

/** What reports need besides the findings. */
export interface ReporterOptions {
  /** What was done besides checking. */
  readonly asked: TextReportOptions['asked'];
  /** Whether a run fails for a finding of a severity. */
  fails(severity: Severity): boolean;
  /** The reader's; undefined is English. */
  readonly language: LanguageId | undefined;
  /** Where reports without a file go. */
  readonly stream: NodeJS.WriteStream;
}

/** Reports that are written side by side. */
export interface Reporters extends Reporter {
  /** Whether one could not be written, which has been reported. */
  hasFailed(): boolean;
}

/** The width of lines without a terminal. */
const USUAL_COLUMNS = 110;

/** Opens all reports that were asked for. */
export function createReporters(requests: readonly Report[], options: ReporterOptions): Reporters {
  const tell = createTell(options.language);
  let hasFailed = false;
  const reporters = requests.map(({ format, file }) => {
    const isTerminal = file === undefined && options.stream.isTTY === true;
    const to = file === undefined ? (text: string) => print(options.stream, text) : openFile(file);
    return createReporter(format, to, {
      ...options,
      tell,
      phrase: phraseIn(options.language),
      hasColour: hasColour(isTerminal),
      columns: columnsOf(isTerminal),
    });
  });

  /** Each piece is written at once, so an interrupted run leaves a report of what it has done. */
  function openFile(file: string): Print {
    const refuse = (error: unknown): void => {
      if (!hasFailed)
        tell(saying('--format: {file} cannot be written: {reason}', { file, reason: reasonOf(error) }));
      hasFailed = true;
    };
    let handle: number | undefined;
    try {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      handle = fs.openSync(file, 'w');
    } catch (error) {
      refuse(error);
    }
    return async text => {
      try {
        if (handle !== undefined) fs.writeFileSync(handle, text);
      } catch (error) {
        refuse(error);
      }
    };
  }

  function columnsOf(isTerminal: boolean): number {
    return isTerminal ? options.stream.columns : USUAL_COLUMNS;
  }

  return {
    async add(report) {
      for (const reporter of reporters) await reporter.add(report);
    },
    async end(ending) {
      for (const reporter of reporters) await reporter.end(ending);
    },
    hasFailed: () => hasFailed,
  };
}

function createReporter(
  format: Format,
  to: Print,
  options: ReporterOptions & TextReportOptions & { readonly tell: Tell },
): Reporter {
  switch (format) {
    case 'text':
      return reportText(to, options);
    case 'json':
      return reportJson(to, options.tell);
    case 'sarif':
      return reportSarif(to, {
        version,
        rules: ruleDocs,
        pageOf: id => readRulePage(id, options.language),
        ...options,
      });
    case 'github':
      return reportGithub(to, options.phrase);
    case 'junit':
      return reportJunit(to, options);
    case 'markdown':
      return reportMarkdown(to, options.phrase);
  }
}

/** What others agree on: https://no-color.org and https://force-color.org; the latter wins. */
function hasColour(isTerminal: boolean): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: refused } = process.env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && !refused;
}
