import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, runProgram } from '../run-program.ts';
import { nativeStubs } from './native-stubs.ts';

/** What the server, the extension host and the workbench's page load. The rest, 280 MB, is not needed. */
const keptPackages = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'node-pty',
  'tas-client',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
];

/** They want the network, a sign-in or native modules; without them the log is quiet and the start faster. */
const droppedExtensions = [
  'copilot',
  'github',
  'github-authentication',
  'microsoft-authentication',
  'tunnel-forwarding',
];

/** Up to VS Code 1.100 the server takes ripgrep from `@vscode/ripgrep`, whose binary is fetched from elsewhere. */
const ripgrepForOldServers = { name: '@vscode/ripgrep-universal', version: '1.18.0' };

/** Turns the server as code-server packs it into one that starts: its packages installed, its native parts replaced. */
export async function trimServer(folder: string): Promise<void> {
  await removeAll(droppedExtensions.map(name => path.join(folder, 'extensions', name)));
  await keepDependencies(folder);
  // Not `npm ci`: the shrinkwrap that comes along is out of step with its package.json. It still fixes the versions.
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runProgram(npm('install', ...flags), { folder });
  await writeStubs(folder);
  await removeOtherPlatforms(folder);
}

async function removeAll(paths: readonly string[]): Promise<void> {
  for (const each of paths) await rm(each, { recursive: true, force: true });
}

async function keepDependencies(folder: string): Promise<void> {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { dependencies: Record<string, string> };
  const kept = Object.entries(manifest.dependencies).filter(([name]) => keptPackages.includes(name));
  const dependencies = Object.fromEntries([
    [ripgrepForOldServers.name, ripgrepForOldServers.version],
    ...kept,
  ]);
  await writeFile(file, JSON.stringify({ ...manifest, dependencies }, null, 2));
}

async function writeStubs(folder: string): Promise<void> {
  for (const [name, script] of Object.entries(nativeStubs)) {
    const stub = path.join(folder, 'node_modules', name);
    await rm(stub, { recursive: true, force: true });
    await mkdir(stub, { recursive: true });
    await writeFile(
      path.join(stub, 'package.json'),
      JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
    );
    await writeFile(path.join(stub, 'index.js'), script);
  }
}

async function removeOtherPlatforms(folder: string): Promise<void> {
  const ours = `${process.platform}-${process.arch}`;
  const ripgreps = path.join(folder, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  for (const binaries of [ripgreps, path.join(folder, 'node_modules', 'node-pty', 'prebuilds')]) {
    if (!existsSync(binaries)) continue;
    const others = (await readdir(binaries)).filter(name => name !== ours);
    await removeAll(others.map(name => path.join(binaries, name)));
  }
  const ripgrep = path.join(ripgreps, ours, 'rg');
  if (existsSync(ripgrep)) await chmod(ripgrep, 0o755);
}
