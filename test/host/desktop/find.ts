import { existsSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import type { HostOptions } from '../options.ts';
import { cacheFolder } from '../paths.ts';
import { hasScreen } from './reach.ts';

/**
 * The path of the `code` command of a desktop VS Code: the person's own, or where no server runs or the desktop is asked
 * for, a downloaded one. Undefined: the server is to be used.
 */
export async function findDesktop({ host, desktopVersion }: HostOptions): Promise<string | undefined> {
  if (host === 'server') return undefined;
  const own = isRemoteTerminal() || !hasScreen() ? undefined : places().find(place => existsSync(place));
  if (own !== undefined) return own;
  if (host !== 'desktop' && process.platform !== 'win32') return undefined;
  return resolveCliPathFromVSCodeExecutablePath(
    await downloadAndUnzipVSCode({ version: desktopVersion, cachePath: cacheFolder }),
  );
}

/** Over SSH, in a container or in WSL `code` speaks to a VS Code elsewhere, which knows no folders of its own for a profile. */
function isRemoteTerminal(): boolean {
  return process.env['VSCODE_IPC_HOOK_CLI'] !== undefined || process.env['WSL_DISTRO_NAME'] !== undefined;
}

function places(): readonly string[] {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const onPath = (process.env['PATH'] ?? '').split(path.delimiter).map(folder => path.join(folder, name));
  // On a Mac `code` is on the PATH only when its owner has put it there.
  return [...onPath, '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code'];
}
