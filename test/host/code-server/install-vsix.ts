import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../run-program.ts';
import type { VsCodeServer } from './install.ts';

/** Installs a VSIX into a server's profile, as a reader of the Marketplace would have it. */
export async function installVsix(server: VsCodeServer, dataFolder: string, vsix: string): Promise<void> {
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing. Build it with: npm run package`);
  const output = await runProgram({
    file: server.node,
    args: [
      path.join(server.folder, 'out', 'server-main.js'),
      ...['--server-data-dir', dataFolder, '--accept-server-license-terms', '--install-extension', vsix],
    ],
  });
  if (!output.includes('was successfully installed')) throw new Error(`VS Code refused ${vsix}: ${output}`);
}
