import * as vscode from 'vscode';
import { type ExtensionHost, reportName, type SuiteReport } from '../host/suite/report.ts';

/** One file of tests: its import defines them. */
export type TestFile = () => Promise<unknown>;

/**
 * Runs test files inside VS Code, in its Node or its web-worker extension host. test/host/suite/bundle.ts bundles this
 * together with every `*.test.ts` of this folder, so a new file of tests has to be named nowhere.
 */
export async function runSuite(testFiles: readonly TestFile[]): Promise<void> {
  const report = startReport();
  // The bundle's banner defines the global `Mocha`. Its ready-made instance would read a page's address.
  const mocha = new Mocha({ ui: 'bdd', color: false, timeout: 30_000, reporter: 'spec' });
  Mocha.reporters.Base.consoleLog = (...args: readonly unknown[]) => report.print(format(args));
  mocha.suite.afterEach(() => report.flush()); // Should the next test end the extension host, this one has been told.
  mocha.suite.emit('pre-require', globalThis, '', mocha); // Defines `describe`, `it` and the rest.
  for (const testFile of testFiles) await testFile();
  const stats = await new Promise<Mocha.Stats | undefined>(resolve => {
    const runner = mocha.run(() => resolve(runner.stats));
    // The reporter tells the reason at the end only, which a hanging suite never reaches.
    runner.on('fail', (_test, error: Error) => report.print(`      ${error.message}`));
    runner.on('test end', () => report.update(runner.stats));
  });
  await report.finish(stats);
  if (stats === undefined || stats.failures > 0) throw new Error('Some tests failed.');
}

interface ReportWriter {
  print(text: string): void;
  update(stats: Mocha.Stats | undefined): void;
  flush(): Promise<void>;
  finish(stats: Mocha.Stats | undefined): Promise<void>;
}

function startReport(): ReportWriter {
  const file = reportFile();
  const lines: string[] = [];
  let written: Promise<void> = Promise.resolve();
  const write = (stats: Mocha.Stats | undefined, isFinished: boolean) => {
    const report: SuiteReport = {
      extensionHost: ownExtensionHost(),
      lines: [...lines],
      passed: stats?.passes ?? 0,
      failed: stats?.failures ?? 0,
      isFinished,
    };
    const bytes = new TextEncoder().encode(JSON.stringify(report));
    written = written.then(() => Promise.resolve(vscode.workspace.fs.writeFile(file, bytes)));
    return written;
  };
  return {
    print: text => lines.push(...text.split('\n')),
    update: stats => void write(stats, false),
    flush: () => written,
    finish: stats => write(stats, true),
  };
}

function reportFile(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('VS Code was opened without the newsroom.');
  return vscode.Uri.joinPath(folder.uri, '..', reportName);
}

function ownExtensionHost(): ExtensionHost {
  return 'WorkerGlobalScope' in globalThis ? 'web' : 'node';
}

/** As `console.log` does it: `%s` and `%d` of the first argument stand for those that follow. */
function format([first, ...rest]: readonly unknown[]): string {
  if (first === undefined) return '';
  const remaining = [...rest];
  return String(first).replace(/%[sd%]/g, slot => (slot === '%%' ? '%' : String(remaining.shift())));
}
