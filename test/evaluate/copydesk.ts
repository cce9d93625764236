import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../host/paths.ts';

/** A finding as the command line reports it; offsets are UTF-16 units. */
export interface ReportedFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly start: { readonly offset: number };
  readonly end: { readonly offset: number };
  readonly fixes: readonly ReportedFix[];
}

/** A fix as the command line reports it. */
export interface ReportedFix {
  readonly title: string;
  readonly safety: 'safe' | 'review';
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** The findings of a post, by the name of its file. */
export type Findings = ReadonlyMap<string, readonly ReportedFinding[]>;

/** What `copydesk check` finds in the posts of a folder; with `--fix` or `--fix=all` it mends them first. */
export function runCheck(folder: string, ...options: readonly ('--fix' | '--fix=all')[]): Findings {
  const words = ['check', folder, '--format', 'json', '--fail-on', 'never', ...options];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(projectFolder, 'src/cli/main.ts'), ...words],
    { cwd: projectFolder, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  if (status !== 0) throw new Error(`copydesk ${words.join(' ')} failed:\n${stderr}`);
  // The shape is that of the command line's own report.
  const report = JSON.parse(stdout) as {
    readonly files: readonly { readonly path: string; readonly findings: readonly ReportedFinding[] }[];
  };
  return new Map(report.files.map(file => [path.basename(file.path), file.findings]));
}

/** Runs `use` with an empty folder that is gone afterwards. */
export async function inTemporaryFolder<Result>(
  use: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-evaluate-'));
  try {
    return await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
