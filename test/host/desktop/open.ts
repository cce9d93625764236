import { rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, firstPost, newsroomFolder, vsixFile } from '../paths.ts';
import { writeProfile } from '../profile.ts';
import { type Program, runProgram } from '../run-program.ts';

/**
 * Opens a copy of the sample newsroom with the built extension in a desktop VS Code that shares neither settings nor
 * extensions with the person's own. It goes on when this process has ended; the next start makes everything anew.
 */
export async function openOnDesktop(code: string): Promise<void> {
  const folder = path.join(cacheFolder, 'start');
  await rm(path.join(folder, path.basename(newsroomFolder)), { recursive: true, force: true });
  const profile = await writeProfile(folder, { site: newsroomFolder });
  const call = (...args: readonly string[]) => runProgram(codeProgram(code, profile, args));
  await call('--install-extension', vsixFile, '--force');
  await call('--new-window', profile.workspace, path.join(profile.workspace, firstPost));
  console.log(
    `VS Code opens with Copydesk and a sample newsroom, a copy in ${profile.workspace}: change what you like.`,
  );
}

function codeProgram(
  code: string,
  profile: { readonly dataFolder: string; readonly extensionsFolder: string },
  args: readonly string[],
): Program {
  const isRoot = process.getuid?.() === 0; // VS Code starts for root only without its sandbox.
  return {
    file: code,
    args: [
      ...['--user-data-dir', profile.dataFolder, '--extensions-dir', profile.extensionsFolder],
      ...(isRoot ? ['--no-sandbox'] : []),
      ...args,
    ],
    needsShell: process.platform === 'win32',
  };
}
