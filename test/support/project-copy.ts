import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../host/paths.ts';

/** A copy of parts of the project, to change and to run its tools on. */
export interface ProjectCopy {
  readonly folder: string;
  /** Runs Node in the copy. */
  node(...args: readonly string[]): SpawnSyncReturns<string>;
  /** Runs a program of a package, by its path in `node_modules`. */
  program(file: string, ...args: readonly string[]): SpawnSyncReturns<string>;
  remove(): void;
}

/** Copies files and folders of the project, by their paths in it; the packages are shared. */
export function copyProject(names: readonly string[]): ProjectCopy {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'copydesk-test-'));
  for (const name of names) {
    fs.cpSync(path.join(projectFolder, name), path.join(folder, name), { recursive: true });
  }
  fs.symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const node = (...args: readonly string[]): SpawnSyncReturns<string> =>
    // Reports of all layers at once are longer than the megabyte that Node would take.
    spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 64_000_000 });
  return {
    folder,
    node,
    program: (file, ...args) => node(path.join('node_modules', file), ...args),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

/** The files of the packages' programs that tests run. */
export const programs = {
  biome: '@biomejs/biome/bin/biome',
  mocha: 'mocha/bin/mocha.js',
  tsc: 'typescript/bin/tsc',
} as const;
