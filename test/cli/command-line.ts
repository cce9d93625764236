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

/** Hands each test of a suite the command line and a fresh folder. */
export function useCommandLine(begin: (given: Given) => void): void {
  let folder: string;
  let program: string;
  before(async () => {
    program = await commandLine();
  });
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-site-'));
    begin({ program, folder });
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
}

/** Builds the command line once for all suites of this process; returns the program's path. */
function commandLine(): Promise<string> {
  built ??= buildCommandLine();
  return built;
}

let built: Promise<string> | undefined;

/** Builds the command line into a folder of its own, which is gone when this process ends. */
async function buildCommandLine(): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-cli-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  const common = {
    absWorkingDir: projectFolder,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    mainFields: ['module', 'main'],
    // A script that is started from what V8 kept of it cannot import.
    supported: { 'dynamic-import': false },
  } satisfies BuildOptions;
  await Promise.all([
    build({
      ...common,
      entryPoints: ['src/cli/main.ts'],
      outfile: path.join(folder, 'program.js'),
      plugins: [tameGrayMatter, besideCommandLine],
    }),
    build({
      ...common,
      entryPoints: ['src/cli/lsp/serve.ts'],
      outfile: path.join(folder, 'lsp.js'),
      plugins: [tameGrayMatter],
    }),
  ]);
  // The pages of the rules lie beside it.
  const pages = path.join(projectFolder, 'src/core/rules');
  const filter = (file: string): boolean => fs.statSync(file).isDirectory() || file.endsWith('.md');
  fs.cpSync(pages, path.join(folder, 'rules'), { recursive: true, filter });
  // So do its languages.
  for (const language of languages) {
    const file = bundleFile(language);
    fs.cpSync(file, path.join(folder, 'l10n', path.basename(file)));
  }
  const program = path.join(folder, 'cli.js');
  fs.writeFileSync(program, START);
  fs.mkdirSync(path.join(folder, 'site/_posts'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'site/_posts/2024-03-05-bench.md'), '<p>It <b>stands again.</p>\n');
  runIn(path.join(folder, 'site'), [program, 'check']);
  return program;
}

/**
 * Starts the program from what V8 made of it in the first run: the hundreds of runs of the tests would spend most of
 * their time on that. V8 takes it only where its options are those of the first run, which therefore sets none.
 */
const START = `
const fs = require('node:fs'), path = require('node:path'), vm = require('node:vm');
const filename = path.join(__dirname, 'program.js'), kept = filename + '.cache';
const isFirst = !fs.existsSync(kept);
if (isFirst) require('node:v8').setFlagsFromString = () => {};
const script = new vm.Script(
  '(function (exports, require, module, __filename, __dirname) {' + fs.readFileSync(filename, 'utf8') + '\\n})',
  { filename, cachedData: isFirst ? undefined : fs.readFileSync(kept) },
);
const main = { exports: {} };
const load = require('node:module').createRequire(filename);
script.runInThisContext()(main.exports, load, main, filename, __dirname);
if (isFirst) process.once('exit', () => fs.writeFileSync(kept, script.createCachedData()));
`;

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
  as: Pick<SpawnSyncOptions, 'uid' | 'stdio' | 'input' | 'env' | 'timeout' | 'killSignal'> = {},
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
