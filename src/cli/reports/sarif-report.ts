import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inertJson, type Phrase, type RuleDoc, type Severity } from '../../core/index.ts';
import { sayFailure, sayProblem } from '../files/file-problem.ts';
import type { Tell } from '../files/print.ts';
import { wordsOf } from '../words/saying.ts';
import type { Ending, FileReport, Print, ReportedFinding, ReportedFix, Reporter } from './report.ts';

/** What a SARIF report needs besides the findings: what it says of Copydesk itself, and who speaks. */
export interface SarifOptions {
  readonly version: string;
  readonly rules: readonly RuleDoc[];
  /** The page of a rule, in Markdown; undefined where pages are not at hand. */
  readonly pageOf: (id: string) => string | undefined;
  readonly phrase: Phrase;
  readonly tell: Tell;
}

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning: rules with their pages, findings with their fixes. Written file by file. */
export function reportSarif(print: Print, options: SarifOptions): Reporter {
  const { rules, phrase, tell } = options;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  let before = headOf(options);
  return {
    async add({ path: file, findings }) {
      for (const finding of findings) {
        const result = toResult(file, finding, indexes.get(finding.rule));
        await print(before + inertJson(JSON.stringify(result)));
        before = ',';
      }
    },
    async end(ending) {
      for (const problem of ending.problems) tell(sayProblem(problem));
      const start = before === ',' ? '' : before;
      await print(
        `${start}],"invocations":[${inertJson(JSON.stringify(toInvocation(ending, phrase)))}]}]}\n`,
      );
    },
  };
}

/** Everything before the results. */
function headOf({ version, rules, pageOf }: SarifOptions): string {
  const driver = {
    name: 'Copydesk',
    semanticVersion: version,
    rules: rules.map(({ id, summary, severity, isOptIn }) => {
      const page = pageOf(id);
      return {
        id,
        shortDescription: { text: summary },
        help: page === undefined ? { text: summary } : { text: page, markdown: page },
        defaultConfiguration: { level: levels[severity], enabled: !isOptIn },
      };
    }),
  };
  const run = `{"tool":${inertJson(JSON.stringify({ driver }))},"columnKind":"utf16CodeUnits","results":[`;
  return `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[${run}`;
}

function toResult(file: string, finding: ReportedFinding, ruleIndex: number | undefined): object {
  const { rule, severity, message, start, end, fixes, identity, excerpt } = finding;
  const artifactLocation = { uri: uriOf(file) };
  const region = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
    ...(end.line === start.line ? { snippet: { text: excerpt.text.slice(excerpt.start, excerpt.end) } } : {}),
  };
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { 'copydesk/v1': Object.values(identity).join('-') },
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fix => toFix(fix, artifactLocation)) }),
  };
}

function toFix({ title, edits }: ReportedFix, artifactLocation: object): object {
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

function toInvocation({ problems }: Ending, phrase: Phrase): object {
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map(problem => ({
      level: 'error',
      message: { text: wordsOf(sayFailure(problem), phrase) },
      locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(problem.path) } } }],
    })),
  };
}

/** Relative if the path is; readers resolve it against the repository's root. */
function uriOf(file: FileReport['path']): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(path.sep).map(encodeURIComponent).join('/');
}
