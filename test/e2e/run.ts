import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readOptions } from '../host/options.ts';
import { outFolder, projectFolder } from '../host/paths.ts';
import { endWith, exitOnSignals } from '../host/process-end.ts';
import { screenshotFolder } from './workbench.ts';

/*
 * Runs the end-to-end tests, each file in a process and a VS Code of its own.
 * usage: npm run test:e2e [-- FILE...]
 *
 * A file that fails is run once more, alone, and its failure is printed all the same. A person whose key went nowhere
 * presses it again; what is broken fails twice.
 */

/** More failures than that are not bad luck. */
const mostRepeated = 2;

exitOnSignals(1);
await endWith(async () => {
  // Pictures and logs of the last time would pass for those of this one.
  await rm(screenshotFolder, { recursive: true, force: true });
  await rm(path.join(outFolder, 'logs'), { recursive: true, force: true });
  const given = process.argv.slice(2);
  const files =
    given.length > 0 ? given : [...find('test/e2e', '.test.ts'), ...find('test/preview', '.e2e.ts')];
  const [first, ...others] = files;
  // A window, its server and its extension host keep two cores busy.
  const { laneCount = Math.max(1, Math.floor(os.availableParallelism() / 2)) } = readOptions(process.env);
  // Fetches what is missing for all of them.
  const failed = [...(await runInLanes([first!], 1)), ...(await runInLanes(others, laneCount))];
  if (failed.length === 0) return true;
  if (failed.length > mostRepeated) return conclude(failed);
  console.log(`\nOnce more: ${failed.join(', ')}`);
  return conclude(await runInLanes(failed, 1));
});

function conclude(failed: readonly string[]): boolean {
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  return failed.length === 0;
}

function find(folder: string, ending: string): readonly string[] {
  const names = readdirSync(path.join(projectFolder, folder));
  return names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`);
}

/** Returns the files that failed. */
async function runInLanes(files: readonly string[], lanes: number): Promise<readonly string[]> {
  const left = [...files];
  const failed: string[] = [];
  const runLane = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      if (!(await run(file))) failed.push(file);
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return failed;
}

/** Runs a file, prints what it says once it has ended, and returns whether it passed. */
function run(file: string): Promise<boolean> {
  const mocha = path.join(projectFolder, 'node_modules/mocha/bin/mocha.js');
  const child = spawn(process.execPath, [mocha, '--config', 'test/e2e/.mocharc.json', file], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}
