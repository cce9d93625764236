import path from 'node:path';
import { findBrowser } from '../browser/find.ts';
import { launchBrowser, openPage } from '../browser/open-page.ts';
import { installServer } from '../code-server/install.ts';
import { installVsix } from '../code-server/install-vsix.ts';
import { startServer } from '../code-server/start.ts';
import { cacheFolder, outFolder } from '../paths.ts';
import { createTemporaryProfile } from '../profile.ts';
import type { Window, WindowOptions } from './window.ts';

/** Opens the page of a VS Code server. */
export async function openServerWindow(options: WindowOptions): Promise<Window> {
  const browserPath = await findBrowser(options);
  const installed = await installServer({ cacheFolder, ...options });
  const profile = await createTemporaryProfile(options);
  const { dataFolder, workspace } = profile;
  await installVsix(installed, dataFolder, options.vsix);
  const logFile = path.join(outFolder, 'logs', 'window.log');
  const server = await startServer(installed, { dataFolder, logFile });
  const browser = await launchBrowser({ ...options, browserPath });
  const page = await openPage(browser, { ...options, authority: server.authority });
  await page.goto(server.url({ folder: workspace }));
  const close = async () => {
    await browser.close();
    await server.stop();
    await profile.dispose();
  };
  return { page, workspace, close };
}
