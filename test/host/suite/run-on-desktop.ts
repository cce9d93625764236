import { runTests } from '@vscode/test-electron';
import type { HostOptions } from '../options.ts';
import { cacheFolder, projectFolder } from '../paths.ts';
import type { SuiteRun } from './run.ts';

/** Runs a suite in a desktop VS Code, which is downloaded once; returns its complaints. The suite's report tells the rest. */
export async function runOnDesktop(run: SuiteRun, { desktopVersion }: HostOptions): Promise<string> {
  const { profile, suiteFile, extensionHost, language } = run;
  try {
    await runTests({
      version: desktopVersion,
      cachePath: cacheFolder,
      extensionDevelopmentPath: projectFolder,
      extensionTestsPath: suiteFile,
      launchArgs: [
        profile.workspace,
        `--user-data-dir=${profile.dataFolder}`,
        `--extensions-dir=${profile.extensionsFolder}`,
        '--disable-extensions',
        ...(extensionHost === 'web' ? ['--extensionDevelopmentKind=web'] : []),
        ...(language === undefined ? [] : [`--locale=${language}`]),
      ],
    });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}
