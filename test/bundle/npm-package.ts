import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { npmFolder } from '../../src/tools/npm-package.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';

/** An npm package, packed. */
export interface Packed {
  /** The folder that the tarball lies in, to be removed. */
  readonly folder: string;
  readonly tarball: string;
  /** The paths of what it holds. */
  readonly files: readonly string[];
}

/** Packs what is published to npm. */
export function packCommandLine(): Packed {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-npm-'));
  const words = ['pack', path.join(projectFolder, npmFolder), '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(runNpm(words, folder));
  return {
    folder,
    tarball: path.join(folder, packed.filename),
    files: packed.files.map(({ path: file }: { readonly path: string }) => file),
  };
}

/** Runs npm without the network; returns what it printed. */
export function runNpm(words: readonly string[], folder: string): string {
  // On Windows npm is a script, which needs a shell.
  return execFileSync('npm', words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' },
    shell: process.platform === 'win32',
  });
}
