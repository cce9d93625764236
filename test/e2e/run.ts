import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { readOptions } from '../host/options.ts';
import { outFolder, projectFolder } from '../host/paths.ts';
import { endWith, exitOnSignals } from '../host/process-end.ts';
import { type Passed, runInLanes } from './lanes.ts';
import { type FileRun, findUnsteady, longestFirst, readRecord, withRuns, writeRecord } from './run-record.ts';
import { screenshotFolder } from './workbench.ts';

/*
 * Runs the end-to-end tests, each file in a window of its own.
 * usage: npm run test:e2e [-- FILE...]
 *
 * A file that fails is run once more, in a VS Code of its own, and its failure is printed all the same. A person whose
 * key went nowhere presses it again; what is broken fails twice. What fails now and then is remembered (run-record.ts),
 * and fails the run once it has happened too often.
 */

/** More failures than that are not bad luck. */
const mostRepeated = 2;

exitOnSignals(1);
await endWith(async () => {
  // Pictures and logs of the last time would pass for those of this one.
  await rm(screenshotFolder, { recursive: true, force: true });
  await rm(path.join(outFolder, 'logs'), { recursive: true, force: true });
  const record = await readRecord();
  const given = process.argv.slice(2);
  const files =
    given.length > 0 ? given : [...find('test/e2e', '.test.ts'), ...find('test/preview', '.e2e.ts')];
  // A window keeps half a processor busy; more of them than processors would wait for each other.
  const { laneCount = Math.min(4, os.availableParallelism()) } = readOptions(process.env);
  const passed = await runInLanes(longestFirst(record, files), laneCount);
  const failed = files.filter(file => !passed.has(file));
  const mayRepeat = failed.length > 0 && failed.length <= mostRepeated;
  if (mayRepeat) console.log(`\nOnce more: ${failed.join(', ')}`);
  const passedThen = mayRepeat ? await runInLanes(failed, 1) : new Map<string, number>();
  const runs = [...toRuns(passed, false), ...toRuns(passedThen, true)];
  const newRecord = withRuns(record, new Map(runs));
  await writeRecord(newRecord);
  return conclude(
    failed.filter(file => !passedThen.has(file)),
    findUnsteady(newRecord, passedThen.keys()),
  );
});

function toRuns(passed: Passed, isRepeated: boolean): readonly (readonly [string, FileRun])[] {
  return [...passed].map(([file, seconds]) => [file, { seconds, isRepeated }]);
}

function conclude(failed: readonly string[], unsteady: readonly string[]): boolean {
  if (failed.length > 0) console.log(`\nFailed: ${failed.join(', ')}`);
  if (unsteady.length > 0) {
    console.log('\nFailed, because what fails now and then tells nothing. These had to be run twice:');
    for (const line of unsteady) console.log(`  ${line}`);
    console.log('Find the cause; then delete what out/e2e-runs.json remembers of the file.');
  }
  return failed.length === 0 && unsteady.length === 0;
}

function find(folder: string, ending: string): readonly string[] {
  const names = readdirSync(path.join(projectFolder, folder));
  return names.filter(name => name.endsWith(ending)).map(name => `${folder}/${name}`);
}
