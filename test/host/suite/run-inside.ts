import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { useDesktop } from '../desktop/reach.ts';
import type { HostOptions } from '../options.ts';
import { createTemporaryProfile, type Profile, trustSetting } from '../profile.ts';
import { bundleSuite } from './bundle.ts';
import { type ExtensionHost, reportName, type SuiteReport } from './report.ts';
import type { SuiteRun } from './run.ts';
import { runInServer } from './run-in-server.ts';
import { runOnDesktop } from './run-on-desktop.ts';
import { traceTo } from './trace.ts';

/** What is to be run inside a VS Code. */
export interface InsideRun {
  readonly extensionHost: ExtensionHost;
  /** The folder whose copy is opened. */
  readonly site: string;
  /** How the names of the files in test/extension end that are run; `.test.ts` unless told. */
  readonly suffix?: string;
  readonly language?: string;
  readonly isVirtual?: boolean;
  /** Packs another extension that is installed, and returns the path of its VSIX. */
  readonly beside?: (profile: Profile) => Promise<string>;
  /** Whether the folder is trusted, as it is unless told. */
  readonly isTrusted?: boolean;
}

/** How a run went. */
export interface Outcome {
  readonly report: SuiteReport | undefined;
  /** What was printed, with the places of the tests as they were written. */
  readonly lines: readonly string[];
  /** Why the run proves nothing, whatever its tests say. */
  readonly trouble: string | undefined;
}

/** Runs files of test/extension in a real VS Code and says whether there were tests and all of them passed. */
export async function runInside(run: InsideRun, options: HostOptions): Promise<boolean> {
  const { report, lines, trouble } = await reportOf(run, options);
  for (const line of lines) console.log(line);
  if (trouble !== undefined) console.error(trouble);
  console.log(`${report?.passed ?? 0} passed, ${report?.failed ?? 0} failed`);
  return trouble === undefined && report?.failed === 0;
}

/** Runs files of test/extension in a real VS Code and returns what they report. */
export async function reportOf(run: InsideRun, options: HostOptions): Promise<Outcome> {
  const { extensionHost, site, suffix, isTrusted = true, beside, ...rest } = run;
  const bundle = await bundleSuite(suffix);
  const profile = await createTemporaryProfile({ site, settings: hostSettings(extensionHost, isTrusted) });
  try {
    const complaints = await runSomewhere(
      { profile, suiteFile: bundle.file, extensionHost, beside: await beside?.(profile), ...rest },
      options,
    );
    const report = await readReport(profile);
    const trace = await traceTo(bundle.file);
    const trouble = findTrouble(report, extensionHost);
    return {
      report,
      lines: (report?.lines ?? []).map(trace),
      trouble: trouble && `${trace(complaints).slice(-8000)}\n${trouble}`,
    };
  } finally {
    await profile.dispose();
    await bundle.dispose();
  }
}

/** A server runs an extension in the web worker when told to; a desktop is told by its command line. */
function hostSettings(extensionHost: ExtensionHost, isTrusted: boolean): Record<string, unknown> {
  return {
    ...(extensionHost === 'web' ? { 'remote.extensionKind': { 'copydesk.copydesk': ['web'] } } : {}),
    ...(isTrusted ? {} : { [trustSetting]: true, 'security.workspace.trust.startupPrompt': 'never' }),
  };
}

async function runSomewhere(run: SuiteRun, options: HostOptions): Promise<string> {
  return (await useDesktop(options)) ? runOnDesktop(run, options) : runInServer(run, options);
}

async function readReport(profile: Profile): Promise<SuiteReport | undefined> {
  try {
    return JSON.parse(await readFile(path.join(profile.folder, reportName), 'utf8')) as SuiteReport;
  } catch {
    return undefined; // The suite never began, or it ended in the middle of a write.
  }
}

/** Why the run proves nothing, whatever its tests say. */
function findTrouble(report: SuiteReport | undefined, wanted: ExtensionHost): string | undefined {
  if (report === undefined)
    return 'The tests did not run: the extension host did not begin, or ended at once.';
  if (!report.isFinished) return 'The extension host ended before the tests did.';
  if (report.extensionHost !== wanted)
    return `The tests ran in the extension host "${report.extensionHost}".`;
  if (report.passed + report.failed === 0) return 'There was no test to run.';
  return undefined;
}
