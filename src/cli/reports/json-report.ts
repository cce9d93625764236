import { createLineIndex, type Finding, inertJson, type LineIndex } from '../../core/index.ts';
import { print, tell } from '../files/print.ts';
import type { FileReport, Reporter } from './report.ts';
import { startTally } from './tally.ts';

/** One object for programs, written file by file: lines and columns from 1, offsets in UTF-16 units from 0. */
export function reportJson(stream: NodeJS.WritableStream): Reporter {
  const tally = startTally();
  let before = '{"version":1,"files":[';
  const write = async (json: string): Promise<void> => {
    await print(stream, before + json);
    before = ',';
  };
  return {
    add(report) {
      tally.add(report);
      return write(inertJson(JSON.stringify(toJsonFile(report))));
    },
    end(problems, milliseconds) {
      for (const { path, what, reason } of problems) tell(`${path}: ${what}: ${reason}`);
      const summary = tally.summary(milliseconds);
      const start = summary.files === 0 ? before : '';
      return print(stream, `${start}],"summary":${JSON.stringify(summary)}}\n`);
    },
  };
}

function toJsonFile({ path, text, findings }: FileReport): object {
  const lines = createLineIndex(text);
  return { path, findings: findings.map(finding => toJsonFinding(finding, lines)) };
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
