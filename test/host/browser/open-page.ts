import { type Browser, chromium, type Page } from 'playwright-core';

/** How the browser is started. */
export interface BrowserOptions {
  readonly browserPath: string;
  readonly isHeaded: boolean;
}

/** How a page is opened. */
export interface PageOptions {
  /** The host and port that it may talk to: every other request is refused, so that no test depends on the network. */
  readonly authority: string;
  readonly isVerbose: boolean;
}

/** Starts a browser with a profile of its own that makes no calls home. */
export function launchBrowser({ browserPath, isHeaded }: BrowserOptions): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    headless: !isHeaded,
    args: ['--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}

/** Opens an empty page in a clean context, as large as a small laptop's screen and in English. */
export async function openPage(browser: Browser, { authority, isVerbose }: PageOptions): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(
    url => url.host !== authority,
    route => route.abort(),
  );
  const page = await context.newPage();
  page.on('pageerror', error => console.error(`The workbench's page reports: ${`${error}`.slice(0, 300)}`));
  if (isVerbose)
    page.on('console', message => console.error(`[${message.type()}] ${message.text().slice(0, 500)}`));
  return page;
}

/**
 * Has VS Code's page speak a language of which it has no pack: its own words stay English, and extensions are asked for
 * theirs.
 */
export async function speak(page: Page, language: string): Promise<void> {
  await page.addInitScript(name => {
    Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { value: name, writable: false });
  }, language);
}
