import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import { codeCommand, profileArguments } from '../desktop/command.ts';
import { cacheFolder } from '../paths.ts';
import { createTemporaryProfile, trustSetting } from '../profile.ts';
import { runProgram } from '../run-program.ts';
import type { Window, WindowOptions } from './window.ts';

/** Opens the window of a desktop VS Code, which is downloaded once. No browser is needed: VS Code brings its own. */
export async function openDesktopWindow(options: WindowOptions): Promise<Window> {
  const executablePath = await downloadAndUnzipVSCode({
    version: options.desktopVersion,
    cachePath: cacheFolder,
  });
  const profile = await createTemporaryProfile(options);
  const code = resolveCliPathFromVSCodeExecutablePath(executablePath);
  await runProgram(codeCommand(code, profile, '--install-extension', options.vsix, '--force'));
  const quietly = [
    '--disable-updates',
    ...(options.settings?.[trustSetting] === true ? [] : ['--disable-workspace-trust']),
    '--skip-welcome',
    '--skip-release-notes',
    ...(options.language === undefined ? [] : [`--locale=${options.language}`]),
  ];
  const args = [...profileArguments(profile), ...quietly, profile.workspace];
  const application = await _electron.launch({ executablePath, args });
  const close = async () => {
    await application.close();
    await profile.dispose();
  };
  const { workspace, dataFolder } = profile;
  return { page: await application.firstWindow(), workspace, dataFolder, close };
}
