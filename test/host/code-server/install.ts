import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { npm, runProgram } from '../run-program.ts';
import { trimServer } from './trim.ts';

/** A VS Code server that is ready to be started. */
export interface VsCodeServer {
  readonly folder: string;
  /** The Node that runs it: ours, or a newer one brought along. */
  readonly node: string;
}

/** Which server is wanted, and where it is kept. */
export interface Installation {
  readonly cacheFolder: string;
  readonly codeServerVersion: string;
}

/** Raised where `trimServer` leaves something else: what an older one has left is not used any more. */
const TRIMMING = 2;

/** The Node that comes along where the one at hand is too old for the server. */
const nodeVersion = '24.21.0';

/** Half-made folders that are older than this are what interrupted runs left. */
const staleMilliseconds = 60 * 60 * 1000;

/**
 * Puts VS Code's own server, as the npm package code-server carries it, into the cache, unless it is there: everything
 * comes from the npm registry, nothing is compiled. A folder appears under its final name only when it is whole, so an
 * interrupted run leaves nothing that looks finished, and of two runs at once the first one wins.
 */
export async function installServer(installation: Installation): Promise<VsCodeServer> {
  refuseWindows();
  const { cacheFolder, codeServerVersion } = installation;
  const folder = path.join(cacheFolder, `code-server-${codeServerVersion}-${TRIMMING}`);
  const isComplete = existsSync(folder);
  if (!isComplete) console.log(`Fetching a VS Code server (code-server ${codeServerVersion}) once …`);
  await mkdir(cacheFolder, { recursive: true });
  await removeStaleFolders(cacheFolder);
  const node = await installNode(installation);
  if (!isComplete) await makeFolder(folder, draft => makeServer(draft, codeServerVersion, node));
  return { folder, node };
}

function refuseWindows(): void {
  if (process.platform !== 'win32') return;
  throw new Error(
    'The VS Code server runs on Linux and macOS only. On Windows set VSCODE_TEST_HOST=desktop.',
  );
}

async function installNode({ cacheFolder, codeServerVersion }: Installation): Promise<string> {
  if (isNodeEnough(codeServerVersion)) return process.execPath;
  if (process.platform !== 'linux') {
    throw new Error(
      `code-server ${codeServerVersion} needs Node.js 22.15 or newer, and this is ${process.versions.node}.`,
    );
  }
  const name = `node-linux-${process.arch}`;
  const folder = path.join(cacheFolder, `${name}-${nodeVersion}`);
  if (!existsSync(folder)) {
    const spec = `${name}@${nodeVersion}`;
    await makeFolder(folder, draft => unpack({ spec, member: 'package/bin/node', strip: 1, folder: draft }));
  }
  return path.join(folder, 'bin', 'node');
}

/** Since 1.101 VS Code's server calls `module.registerHooks`, which Node has since 22.15. */
function isNodeEnough(codeServerVersion: string): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return isOldServer(codeServerVersion) ? major >= 20 : major > 22 || (major === 22 && minor >= 15);
}

function isOldServer(codeServerVersion: string): boolean {
  return Number(codeServerVersion.split('.')[1]) <= 100;
}

async function makeServer(folder: string, version: string, node: string): Promise<void> {
  await unpack({ spec: `code-server@${version}`, member: 'package/lib/vscode', strip: 3, folder });
  await trimServer(folder);
  await runProgram({ file: node, args: [path.join(folder, 'out', 'server-main.js'), '--version'] });
}

/** Makes a folder under a passing name and renames it when it is whole. */
async function makeFolder(folder: string, make: (draft: string) => Promise<void>): Promise<void> {
  const draft = path.join(path.dirname(folder), `${draftPrefix}${randomUUID()}`);
  try {
    await mkdir(draft);
    await make(draft);
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // Otherwise another run was faster, and its folder is as good.
  }
}

const draftPrefix = 'unfinished-';

async function removeStaleFolders(cacheFolder: string): Promise<void> {
  const drafts = (await readdir(cacheFolder)).filter(name => name.startsWith(draftPrefix));
  for (const draft of drafts.map(name => path.join(cacheFolder, name))) {
    const made = await stat(draft).catch(() => undefined); // Its own run may have renamed it meanwhile.
    if (made !== undefined && Date.now() - made.mtimeMs > staleMilliseconds) {
      await rm(draft, { recursive: true, force: true });
    }
  }
}

interface Unpacking {
  /** Package and version. */
  readonly spec: string;
  /** The file or folder of the package that is wanted. */
  readonly member: string;
  /** How many leading folders are dropped from the names of what is unpacked. */
  readonly strip: number;
  readonly folder: string;
}

/** `npm pack` checks the registry's integrity hash and uses npm's own cache and configuration. */
async function unpack({ spec, member, strip, folder }: Unpacking): Promise<void> {
  const download = await mkdtemp(path.join(os.tmpdir(), 'copydesk-pack-'));
  try {
    await runProgram(npm('pack', spec, '--loglevel=error'), { folder: download });
    const archive = (await readdir(download)).find(name => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`npm pack ${spec} left no archive.`);
    await runProgram({
      file: 'tar',
      args: ['-xzf', path.join(download, archive), '-C', folder, `--strip-components=${strip}`, member],
    });
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}
