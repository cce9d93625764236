import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { speak } from '../browser/open-page.ts';
import { openServerPage, type ServerPage } from '../code-server/open-page.ts';
import type { RunningServer } from '../code-server/start.ts';
import { virtualScheme } from '../matrix/virtual-site.ts';
import type { HostOptions } from '../options.ts';
import { projectFolder } from '../paths.ts';
import type { SuiteRun } from './run.ts';

/**
 * Runs a suite in the extension host of a VS Code server, with a browser as its window. Returns when the workbench says
 * that it is done, with what it complained of. The suite's report tells how it went: the workbench reports success also
 * when the extension host crashes.
 */
export async function runInServer(run: SuiteRun, options: HostOptions): Promise<string> {
  const { profile, beside: vsix } = run;
  const { dataFolder } = profile;
  const logName = `suite-${run.extensionHost}`;
  // Without this argument a built workbench ignores which tests it is asked to run.
  const serverArgs = ['--enable-smoke-test-driver'];
  const opened = await openServerPage(
    { dataFolder, logName, serverArgs, ...(vsix === undefined ? {} : { vsix }) },
    options,
  );
  try {
    return await runInPage(opened, run, options);
  } finally {
    await opened.close();
  }
}

async function runInPage({ page, server }: ServerPage, run: SuiteRun, options: HostOptions): Promise<string> {
  const complaints: string[] = [];
  await page.exposeFunction('codeAutomationLog', (level: string, args: readonly unknown[]) => {
    const line = `[${level}] ${args.map(show).join(' ')}`;
    if (options.isVerbose) console.error(line);
    else if (level === 'error') complaints.push(line);
  });
  if (run.language !== undefined) await speak(page, run.language);
  const done = new Promise<undefined>(resolve => {
    void page.exposeFunction('codeAutomationExit', () => resolve(undefined));
  });
  const crash = new Promise<string>(resolve => {
    page.once('crash', () => resolve("The workbench's page crashed."));
  });
  await page.goto(suiteUrl(server, run));
  const hanging = sleep(options.milliseconds, `No result after ${options.milliseconds / 1000} s.`, {
    ref: false,
  });
  const trouble = await Promise.race([done, crash, hanging]);
  return [...complaints, ...(trouble === undefined ? [] : [trouble])].join('\n');
}

function suiteUrl(server: RunningServer, { profile, suiteFile, isVirtual }: SuiteRun): string {
  return server.url({
    folder: isVirtual ? `${virtualScheme}:/${path.basename(profile.workspace)}` : profile.workspace,
    payload: [
      ['extensionDevelopmentPath', server.remote(projectFolder)],
      ['extensionTestsPath', server.remote(suiteFile)],
    ],
  });
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
