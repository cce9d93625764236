import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { outFolder } from '../host/paths.ts';

/*
 * What is remembered of the runs of the end-to-end files, in out/e2e-runs.json. A machine without that file begins anew.
 * Once the cause of a failure is mended, what is remembered of the file may be deleted there.
 */

/** A run in which a file passed. */
export interface FileRun {
  readonly seconds: number;
  /** It had failed before, and was run once more. */
  readonly isRepeated: boolean;
}

/** The last runs of each file, the newest last. */
export type RunRecord = Readonly<Record<string, readonly FileRun[]>>;

/** So many runs of a file are remembered. */
export const remembered = 50;
/** A file may have been run twice in so many of them; in more, it is not bad luck. */
export const forgiven = 1;

const recordFile = path.join(outFolder, 'e2e-runs.json');

/** Empty where there is none, or none that can be read. */
export async function readRecord(file = recordFile): Promise<RunRecord> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return {};
  }
}

export async function writeRecord(record: RunRecord, file = recordFile): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const lines = Object.entries(record).map(entry => entry.map(part => JSON.stringify(part)).join(': '));
  await writeFile(file, `{\n${lines.sort().join(',\n')}\n}\n`);
}

/** The record with these runs, of which there is one a file, behind those that it has. */
export function withRuns(record: RunRecord, runs: ReadonlyMap<string, FileRun>): RunRecord {
  const added = [...runs].map(([file, run]) => [file, [...(record[file] ?? []), run].slice(-remembered)]);
  return { ...record, ...Object.fromEntries(added) };
}

/** Says of each of the files that had to be run twice too often how often it was. */
export function findUnsteady(record: RunRecord, files: Iterable<string>): readonly string[] {
  return [...files].flatMap(file => {
    const runs = record[file] ?? [];
    const count = runs.filter(({ isRepeated }) => isRepeated).length;
    return count > forgiven ? [`${file}: in ${count} of its last ${runs.length} runs`] : [];
  });
}

/** The files in the order in which they are to begin: what took longest first, and what nobody knows before. */
export function longestFirst(record: RunRecord, files: readonly string[]): readonly string[] {
  const seconds = (file: string): number => record[file]?.at(-1)?.seconds ?? Number.MAX_VALUE;
  return [...files].sort((a, b) => seconds(b) - seconds(a));
}
