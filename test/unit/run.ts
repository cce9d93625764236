import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';
import { outFolder, projectFolder } from '../host/paths.ts';
import { endWith, exitOnSignals } from '../host/process-end.ts';
import { bundleTests } from './bundle.ts';

/*
 * Runs unit tests that were bundled as the product is: they load in a tenth of the time, and run faster than under the
 * loader that is for single files (see src/tools/bench.ts).
 * usage: run CONFIG [--quick] [OPTIONS OF MOCHA]
 *
 * --quick makes do with samples (see test/support/corpus.ts), and leaves out what takes long for the little that a
 * single commit can do to it.
 */

/** What `--quick` leaves out: it starts the command line again and again, or tries the worst of inputs. */
const onlyWhole = [
  'test/core/hostile.test.ts',
  'test/cli/written-files.test.ts',
  'test/cli/kept-results.test.ts',
  'test/cli/whole-site.test.ts',
  'test/tools/new-rule.test.ts',
  'test/cli/languages.test.ts',
];

/** What takes longest is begun first, so that no process waits for another at the end. */
const longest = [
  ...onlyWhole,
  'test/core/corpus.test.ts',
  'test/core/rule-pages-a-k.test.ts',
  'test/core/rule-pages-l-z.test.ts',
  'test/cli/cli.test.ts',
  'test/core/properties.test.ts',
  'test/core/mutants.test.ts',
  'test/cli/lsp.test.ts',
  'test/cli/choosing.test.ts',
];

/** What a configuration of Mocha says of tests. */
interface Config {
  readonly spec: readonly string[];
  readonly ignore?: readonly string[];
  readonly timeout: number;
}

exitOnSignals(1);
await endWith(async () => {
  const [configFile = '.mocharc.json', ...words] = process.argv.slice(2);
  const config = readConfig(configFile);
  const isQuick = words.includes('--quick');
  if (isQuick) process.env['COPYDESK_QUICK'] = '1';
  mkdirSync(outFolder, { recursive: true });
  const folder = mkdtempSync(path.join(outFolder, 'unit-')); // Two runs at once do not disturb each other.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const tests = findTests(config).filter(file => !isQuick || !onlyWhole.includes(file));
  const files = await bundleTests(tests, folder);
  return runMocha(files, ['--timeout', `${config.timeout}`, ...words.filter(word => word !== '--quick')]);
});

function readConfig(file: string): Config {
  return JSON.parse(readFileSync(path.join(projectFolder, file), 'utf8'));
}

/** The files that hold the tests, by their paths in the project, in the order in which they are to begin. */
function findTests({ spec, ignore = [] }: Config): readonly string[] {
  const isTest = picomatch([...spec], { ignore: [...ignore] });
  const names = readdirSync(path.join(projectFolder, 'test'), { recursive: true, encoding: 'utf8' });
  const files = names.map(name => `test/${name.split(path.sep).join('/')}`).filter(name => isTest(name));
  return [
    ...longest.filter(file => files.includes(file)),
    ...files.filter(file => !longest.includes(file)).sort(),
  ];
}

function runMocha(files: readonly string[], options: readonly string[]): boolean {
  const mocha = path.join(projectFolder, 'node_modules/mocha/bin/mocha.js');
  const parallel = files.length > 1 ? ['--parallel', '--jobs', '2'] : [];
  const args = ['--enable-source-maps', mocha, '--no-config', ...parallel, ...options, ...files];
  return spawnSync(process.execPath, args, { cwd: projectFolder, stdio: 'inherit' }).status === 0;
}
