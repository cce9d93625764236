import path from 'node:path';
import type { Page } from 'playwright-core';
import { findBrowser } from '../browser/find.ts';
import { launchBrowser, openPage } from '../browser/open-page.ts';
import type { HostOptions } from '../options.ts';
import { cacheFolder, outFolder } from '../paths.ts';
import { installServer } from './install.ts';
import { installVsix } from './install-vsix.ts';
import { type RunningServer, startServer } from './start.ts';

/** A page that shows nothing yet, and the server that it may talk to. */
export interface ServerPage {
  readonly page: Page;
  readonly server: RunningServer;
  close(): Promise<void>;
}

/** What the server of a page is started with. */
export interface ServerPageOptions {
  readonly dataFolder: string;
  /** The name of its log in out/logs. */
  readonly logName: string;
  readonly serverArgs?: readonly string[];
  /** An extension to install first. */
  readonly vsix?: string;
}

/** Starts a VS Code server and a browser for it, and opens a page. */
export async function openServerPage(wanted: ServerPageOptions, options: HostOptions): Promise<ServerPage> {
  const host = await startServerAndBrowser(wanted, options);
  try {
    return { page: await host.newPage(), server: host.server, close: host.close };
  } catch (error) {
    await host.close(); // A running server would keep this process from ending.
    throw error;
  }
}

/** A VS Code server, and a browser that opens pages which may talk to it. */
export interface ServerAndBrowser {
  readonly server: RunningServer;
  /** Opens an empty page that knows nothing of those before. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a VS Code server and a browser for it, both fetched first where they are missing. */
export async function startServerAndBrowser(
  wanted: ServerPageOptions,
  options: HostOptions,
): Promise<ServerAndBrowser> {
  const { dataFolder, logName, serverArgs = [], vsix } = wanted;
  const browserPath = await findBrowser(options);
  const installed = await installServer({ cacheFolder, ...options });
  if (vsix !== undefined) await installVsix(installed, dataFolder, vsix);
  const logFile = path.join(outFolder, 'logs', `${logName}.log`);
  const server = await startServer(installed, { dataFolder, logFile, args: serverArgs });
  try {
    const browser = await launchBrowser({ ...options, browserPath });
    const close = async () => {
      await browser.close();
      await server.stop();
    };
    return {
      server,
      newPage: () => openPage(browser, { ...options, authority: server.authority }),
      close,
    };
  } catch (error) {
    await server.stop(); // A running server would keep this process from ending.
    throw error;
  }
}
