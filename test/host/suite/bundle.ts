import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { outFolder, projectFolder } from '../paths.ts';

const testFolder = path.join(projectFolder, 'test', 'extension');
const assertFile = path.join(projectFolder, 'test', 'host', 'suite', 'assert.ts');

/** The tests as one file, until it is disposed of. */
export interface SuiteBundle {
  readonly file: string;
  dispose(): Promise<void>;
}

/**
 * Bundles the tests of the extension into one CommonJS file that any extension host can load: the web worker's has no
 * files to import from and no modules of Node, so `node:assert` becomes a small one of ours.
 *
 * @param suffix how the names of the files end that hold tests
 */
export async function bundleSuite(suffix = '.test.ts'): Promise<SuiteBundle> {
  await mkdir(outFolder, { recursive: true });
  const folder = await mkdtemp(path.join(outFolder, 'suite-')); // Two runs at once do not disturb each other.
  const file = path.join(folder, 'suite.js');
  const dispose = () => rm(folder, { recursive: true, force: true });
  try {
    await bundleInto(file, suffix);
  } catch {
    await dispose();
    throw new Error(
      'The tests could not be bundled (esbuild says above why); they run in a web worker, without Node.',
    );
  }
  return { file, dispose };
}

async function bundleInto(file: string, suffix: string): Promise<void> {
  const testFiles = (await readdir(testFolder)).filter(name => name.endsWith(suffix)).sort();
  await build({
    stdin: { contents: entry(testFiles), resolveDir: testFolder, sourcefile: 'suite.ts', loader: 'ts' },
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
    alias: { 'node:assert/strict': assertFile, 'node:assert': assertFile },
    banner: { js: await mochaForBrowsers() },
    sourcemap: 'external',
    logLevel: 'warning',
  });
}

function entry(testFiles: readonly string[]): string {
  const imports = testFiles.map(name => `() => import('./${name}')`);
  return `import { runSuite } from './index.ts';\nexport const run = () => runSuite([${imports.join(', ')}]);\n`;
}

/** Mocha's build for browsers, the only one that a web worker can run, as a script that defines the global `Mocha`. */
async function mochaForBrowsers(): Promise<string> {
  const script = await readFile(createRequire(import.meta.url).resolve('mocha/mocha.js'), 'utf8');
  return `(function (module, exports) {${script}\n}).call(globalThis);`; // Neither a module nor exports: a global.
}
