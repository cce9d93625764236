import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { collectNotices } from './notices.ts';
import { projectFolder } from './project-folder.ts';

/** The folder that `npm pack` and `npm publish` are given, relative to the project's. */
export const npmFolder = 'dist/npm';

/** What lies in the package, by where it comes from. */
const parts = {
  'dist/cli.js': 'cli.js',
  'dist/lsp.js': 'lsp.js',
  'dist/rules': 'rules',
  'dist/l10n': 'l10n',
  'docs/npm.md': 'README.md',
  LICENSE: 'LICENSE',
} as const;

/** Lays the npm package out: the command line alone. `metafiles` tell of which packages its bundles are made. */
export async function writeNpmPackage(metafiles: readonly Metafile[]): Promise<void> {
  await rm(inProject(npmFolder), { recursive: true, force: true });
  await mkdir(inProject(npmFolder), { recursive: true });
  const copies = Object.entries(parts).map(([from, to]) =>
    cp(inProject(from), inProject(path.join(npmFolder, to)), { recursive: true }),
  );
  await Promise.all([
    ...copies,
    write('package.json', `${JSON.stringify(await createManifest(), undefined, 2)}\n`),
    write('notices.txt', await collectNotices(metafiles)),
  ]);
}

/** The project's own manifest is the extension's, and private. */
async function createManifest(): Promise<object> {
  const { name, version, license, engines, keywords } = await readJson('package.json');
  const words = await readJson('package.nls.json');
  return {
    name,
    version,
    description: words['copydesk.description'],
    license,
    keywords,
    bin: { [name]: 'cli.js' },
    engines: { node: engines.node },
    files: [...Object.values(parts), 'notices.txt'],
  };
}

// Both files are the project's own; the tests look at what comes of them.
async function readJson(file: string): Promise<ReturnType<typeof JSON.parse>> {
  return JSON.parse(await readFile(inProject(file), 'utf8'));
}

function write(file: string, text: string): Promise<void> {
  return writeFile(inProject(path.join(npmFolder, file)), text);
}

function inProject(file: string): string {
  return path.join(projectFolder, file);
}
