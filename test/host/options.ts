import manifest from '../../package.json' with { type: 'json' };

/** What a person or a CI sets by environment variables; README.md beside this file lists them. */
export interface HostOptions {
  /** Which kind of VS Code to use; undefined: the best that can be had here. */
  readonly host: 'desktop' | 'server' | undefined;
  /** The version of the npm package code-server, whose minor is that of the VS Code inside: 4.100.3 holds 1.100.3. */
  readonly codeServerVersion: string;
  /** A version of desktop VS Code, or `stable`. */
  readonly desktopVersion: string;
  /** A Chromium, Chrome or Edge to use before any other. */
  readonly browserPath: string | undefined;
  /** Shows the browser's window instead of hiding it. */
  readonly isHeaded: boolean;
  /** Prints what the workbench logs. */
  readonly isVerbose: boolean;
  /** Whether software may be installed on this machine: it belongs to a CI. */
  readonly isContinuousIntegration: boolean;
  /** When a run inside VS Code counts as hanging. */
  readonly milliseconds: number;
  /** How many windows the end-to-end tests use at a time; undefined: as many as this machine can bear. */
  readonly laneCount: number | undefined;
}

/** Reads the options from an environment, and throws at a value that means nothing. */
export function readOptions(environment: NodeJS.ProcessEnv): HostOptions {
  return {
    host: readHost(environment['VSCODE_TEST_HOST']),
    codeServerVersion: environment['CODE_SERVER_VERSION'] ?? '4.139.1',
    desktopVersion: environment['VSCODE_VERSION'] ?? 'stable',
    browserPath: environment['CHROMIUM_PATH'],
    isHeaded: isSet(environment['HEADED']),
    isVerbose: isSet(environment['VERBOSE']),
    isContinuousIntegration: isSet(environment['CI']),
    milliseconds: readMilliseconds(environment['TEST_TIMEOUT']),
    laneCount: readLaneCount(environment['E2E_LANES']),
  };
}

/** The same with the oldest VS Code that the manifest promises to run in. */
export function oldestOf(options: HostOptions): HostOptions {
  const version = manifest.engines.vscode.replace('^', '');
  return { ...options, desktopVersion: version, codeServerVersion: version.replace(/^1\./, '4.') };
}

function readHost(value: string | undefined): HostOptions['host'] {
  if (value === undefined || value === '' || value === 'auto') return undefined;
  if (value === 'desktop' || value === 'server') return value;
  throw new Error(`VSCODE_TEST_HOST is "${value}"; it can be desktop, server or auto.`);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value);
}

function readMilliseconds(value: string | undefined): number {
  const milliseconds = Number(value ?? 900_000);
  if (milliseconds > 0) return milliseconds;
  throw new Error(`TEST_TIMEOUT is "${value}"; it is a number of milliseconds.`);
}

function readLaneCount(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return undefined;
  const count = Number(value);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`E2E_LANES is "${value}"; it is a number of windows.`);
}
