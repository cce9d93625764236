import { createRequire } from 'node:module';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { runProgram } from '../run-program.ts';

const patienceMilliseconds = 10 * 60 * 1000;

/** Where Playwright keeps the Chromium of its own version, downloaded or not. */
export function playwrightBrowser(): string {
  return chromium.executablePath();
}

/** Lets Playwright download its Chromium. False where its server cannot be reached. */
export async function downloadPlaywrightBrowser(): Promise<boolean> {
  console.log('No browser is installed: trying to download one with Playwright …');
  const packageFile = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const script = path.join(path.dirname(packageFile), 'cli.js');
  try {
    const args = [script, 'install', '--no-shell', 'chromium'];
    await runProgram({ file: process.execPath, args }, { milliseconds: patienceMilliseconds });
    return true;
  } catch {
    console.log('Its download server did not answer.');
    return false;
  }
}
