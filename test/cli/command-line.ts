import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { besideCommandLine } from '../../src/tools/beside-command-line.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { tameGrayMatter } from '../../src/tools/tame-gray-matter.ts';
import { bundleFile, languages } from '../../src/tools/translations.ts';

/** The command line, and a folder for one test. */
export interface Given {
  readonly program: string;
  readonly folder: string;
}

/** Builds the command line once for a suite, and hands each of its tests a fresh folder. */
export function useCommandLine(begin: (given: Given) => void): void {
  let program: string;
  let folder: string;
  before(async () => {
    program = await buildCommandLine();
  });
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-site-'));
    begin({ program, folder });
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  after(() => fs.rmSync(path.dirname(program), { recursive: true, force: true }));
}

/** Builds the command line into a folder of its own; returns the program's path. */
async function buildCommandLine(): Promise<string> {
  const program = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-cli-')), 'cli.js');
  const common = {
    absWorkingDir: projectFolder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
  } satisfies BuildOptions;
  const plugins = [tameGrayMatter, besideCommandLine];
  await build({ ...common, entryPoints: ['src/cli/main.ts'], outfile: program, plugins });
  const server = path.join(path.dirname(program), 'lsp.js');
  await build({
    ...common,
    entryPoints: ['src/cli/lsp/serve.ts'],
    outfile: server,
    plugins: [tameGrayMatter],
  });
  // The pages of the rules lie beside it.
  const pages = path.join(projectFolder, 'src/core/rules');
  const filter = (file: string): boolean => fs.statSync(file).isDirectory() || file.endsWith('.md');
  fs.cpSync(pages, path.join(path.dirname(program), 'rules'), { recursive: true, filter });
  // So do its languages.
  for (const language of languages) {
    const file = bundleFile(language);
    fs.cpSync(file, path.join(path.dirname(program), 'l10n', path.basename(file)));
  }
  return program;
}

/** What a run of the command line printed, and its exit code. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/** Runs a program in a folder. */
export function runIn(
  folder: string,
  words: readonly string[],
  as: Pick<SpawnSyncOptions, 'uid' | 'stdio' | 'input' | 'env'> = {},
): Outcome {
  const { stdout, stderr, status } = spawnSync(process.execPath, words, {
    cwd: folder,
    encoding: 'utf8',
    input: '',
    ...as,
  });
  return { stdout, stderr, code: status };
}

/** Runs a program in a folder beside this one, and sends it a signal after some milliseconds, if any. */
export async function startIn(
  folder: string,
  words: readonly string[],
  kill?: { readonly signal: NodeJS.Signals; readonly after: number },
): Promise<number | NodeJS.Signals> {
  const child = spawn(process.execPath, words, { cwd: folder, stdio: 'ignore' });
  const timer = kill && setTimeout(() => child.kill(kill.signal), kill.after);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return signal ?? code;
}
