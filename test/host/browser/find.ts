import { existsSync } from 'node:fs';
import { runProgram } from '../run-program.ts';
import { installedBrowsers } from './installed.ts';
import { installByPackageManager } from './package-manager.ts';
import { downloadPlaywrightBrowser, playwrightBrowser } from './playwright-download.ts';

/** What the search for a browser may use. */
export interface BrowserWish {
  /** A browser to use and no other. */
  readonly browserPath: string | undefined;
  readonly isContinuousIntegration: boolean;
}

/**
 * The path of a Chromium, Chrome or Edge: the one asked for, else one that is installed, else Playwright's own download,
 * else one from the system's package manager where that may be used. Throws one line that says what to install.
 */
export async function findBrowser(wish: BrowserWish): Promise<string> {
  if (wish.browserPath !== undefined) return requireBrowser(wish.browserPath);
  const found = (await firstWorking(installedBrowsers())) ?? (await firstWorking([playwrightBrowser()]));
  if (found !== undefined) return found;
  if (await downloadPlaywrightBrowser()) {
    const downloaded = await firstWorking([playwrightBrowser()]);
    if (downloaded !== undefined) return downloaded;
  }
  if (await installByPackageManager(wish)) {
    const installed = await firstWorking(installedBrowsers());
    if (installed !== undefined) return installed;
  }
  throw new Error(
    'No browser was found: install Chromium, Google Chrome or Microsoft Edge, or name one by CHROMIUM_PATH.',
  );
}

function requireBrowser(browserPath: string): string {
  if (existsSync(browserPath)) return browserPath;
  throw new Error(`CHROMIUM_PATH names ${browserPath}, which does not exist.`);
}

async function firstWorking(paths: readonly string[]): Promise<string | undefined> {
  for (const each of paths) if (existsSync(each) && (await starts(each))) return each;
  return undefined;
}

/**
 * On Linux a browser that is there may still lack libraries, or be a stub that only tells how to install it.
 * Elsewhere being there is enough, and `--version` would open a window.
 */
async function starts(browserPath: string): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  try {
    await runProgram({ file: browserPath, args: ['--version'] }, { milliseconds: 30_000 });
    return true;
  } catch {
    return false; // It is passed over: another one may do.
  }
}
