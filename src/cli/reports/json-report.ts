import { inertJson } from '../../core/index.ts';
import { sayProblem } from '../files/file-problem.ts';
import type { Tell } from '../files/print.ts';
import type { FileReport, Print, ReportedFinding, Reporter } from './report.ts';
import { startTally } from './tally.ts';

/** One object for programs, written file by file: lines and columns from 1, offsets in UTF-16 units from 0. */
export function reportJson(print: Print, tell: Tell): Reporter {
  const tally = startTally();
  let before = '{"version":1,"files":[';
  return {
    async add(report) {
      tally.add(report);
      await print(before + inertJson(JSON.stringify(toJsonFile(report))));
      before = ',';
    },
    end({ problems, milliseconds, forgiven }) {
      for (const problem of problems) tell(sayProblem(problem));
      const summary = { ...tally.summary(milliseconds), forgiven };
      const start = summary.files === 0 ? before : '';
      return print(`${start}],"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}

function toJsonFile({ path, findings }: FileReport): object {
  return { path, findings: findings.map(toJsonFinding) };
}

function toJsonFinding({ rule, severity, message, prints, start, end, fixes }: ReportedFinding): object {
  return { rule, severity, message, prints, start, end, fixes };
}
