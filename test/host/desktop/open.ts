import { rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder, newsroomFolder, vsixFile } from '../paths.ts';
import { firstTime, writeProfile } from '../profile.ts';
import { runProgram } from '../run-program.ts';
import { codeCommand } from './command.ts';

/**
 * Opens a copy of the sample newsroom with the built extension in a desktop VS Code that shares neither settings nor
 * extensions with the person's own. It goes on when this process has ended; the next start makes everything anew.
 */
export async function openOnDesktop(code: string): Promise<void> {
  const folder = path.join(cacheFolder, 'start');
  await rm(path.join(folder, path.basename(newsroomFolder)), { recursive: true, force: true });
  const profile = await writeProfile(folder, { site: newsroomFolder, settings: firstTime });
  await runProgram(codeCommand(code, profile, '--install-extension', vsixFile, '--force'));
  await runProgram(codeCommand(code, profile, '--new-window', profile.workspace));
  console.log('VS Code opens with Copydesk and a copy of the sample newsroom: change what you like.');
}
