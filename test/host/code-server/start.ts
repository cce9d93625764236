import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { VsCodeServer } from './install.ts';

/** How a server is started. */
export interface ServerOptions {
  /** The profile's folder for the server: settings, extensions, state. */
  readonly dataFolder: string;
  readonly logFile: string;
  /** What a browser must show to be let in; without it anyone on this machine may connect. */
  readonly token?: string;
  readonly args?: readonly string[];
}

/** A VS Code server that answers on this machine only. */
export interface RunningServer {
  /** Host and port, the authority of its `vscode-remote:` addresses. */
  readonly authority: string;
  /** The address of a file of this machine inside that VS Code. */
  remote(file: string): string;
  /** The page of the workbench with a folder opened. */
  url(opening: Opening): string;
  /** Fulfilled when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** What the workbench opens. */
export interface Opening {
  readonly folder: string;
  /** Files and other requests, as VS Code's web client reads them from its address. */
  readonly payload?: readonly (readonly [string, string])[];
}

const patienceMilliseconds = 60_000;
const pollMilliseconds = 100;

/** Starts a server on a free port and waits until it answers. It ends when this process exits. */
export async function startServer(server: VsCodeServer, options: ServerOptions): Promise<RunningServer> {
  const port = await findFreePort();
  const authority = `127.0.0.1:${port}`;
  const child = await spawnServer(server, options, port);
  const stop = endWithThisProcess(child);
  try {
    await waitUntilItAnswers(child, authority, options.logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    authority,
    remote: file => `vscode-remote://${authority}${file}`,
    url: opening => workbenchUrl(authority, opening, options.token),
    ended: ended(child),
    stop,
  };
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo; // It listens on a port, not on a pipe.
      probe.close(() => resolve(port));
    });
  });
}

async function spawnServer(
  server: VsCodeServer,
  options: ServerOptions,
  port: number,
): Promise<ChildProcess> {
  await mkdir(path.dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'w');
  const args = [
    path.join(server.folder, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', `${port}`],
    ...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
    ...['--server-data-dir', options.dataFolder, '--accept-server-license-terms', '--telemetry-level', 'off'],
    ...(options.args ?? []),
  ];
  // Detached: a process group of its own, so that its extension hosts can be ended with it.
  const child = spawn(server.node, args, {
    stdio: ['ignore', log, log],
    detached: true,
    env: serverEnvironment(),
  });
  closeSync(log);
  return child;
}

/** Without what a VS Code around us says of itself, which the server's extension hosts would take for theirs. */
function serverEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name),
  );
  // No marketplace: nothing in these servers depends on the network.
  return { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{}' };
}

/** Kills the server's whole group when this process exits; returns the gentle way to end it earlier. */
function endWithThisProcess(child: ChildProcess): () => Promise<void> {
  const kill = () => killGroup(child);
  process.prependOnceListener('exit', kill); // Before the profile that it writes to is removed.
  return async () => {
    child.kill('SIGTERM');
    await Promise.race([ended(child), sleep(5000, undefined, { ref: false })]);
    kill();
    process.off('exit', kill);
  };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: all of it has ended already.
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => child.once('exit', () => resolve()));
}

async function waitUntilItAnswers(child: ChildProcess, authority: string, logFile: string): Promise<void> {
  for (let waited = 0; waited < patienceMilliseconds; waited += pollMilliseconds) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await answers(`http://${authority}/version`)) return;
    await sleep(pollMilliseconds);
  }
  throw new Error(`The VS Code server did not start. Its log: ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false; // Not listening yet.
  }
}

function workbenchUrl(
  authority: string,
  { folder, payload = [] }: Opening,
  token: string | undefined,
): string {
  const url = new URL(`http://${authority}/`);
  if (token !== undefined) url.searchParams.set('tkn', token);
  url.searchParams.set('folder', folder);
  url.searchParams.set('payload', JSON.stringify([['skipWelcome', 'true'], ...payload]));
  return url.href;
}
