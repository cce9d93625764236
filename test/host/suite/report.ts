/**
 * What the tests inside VS Code tell the runner outside: a file beside the workspace's folder, rewritten after each
 * test. The extension hosts of the desktop, of a server and of a web worker can all write one, and none of their
 * consoles can be had everywhere. A report that is not finished means that the extension host ended too early.
 */
export interface SuiteReport {
  readonly extensionHost: ExtensionHost;
  /** What mocha's reporter printed, line by line. */
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly isFinished: boolean;
}

/** Where in VS Code an extension and its tests run: in Node, or in the web worker that uses its `browser` entry. */
export type ExtensionHost = 'node' | 'web';

/** The report's name, in the folder that holds the workspace's folder. */
export const reportName = 'report.json';
