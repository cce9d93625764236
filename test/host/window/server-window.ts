import { speak } from '../browser/open-page.ts';
import { openServerPage } from '../code-server/open-page.ts';
import { createTemporaryProfile } from '../profile.ts';
import type { Window, WindowOptions } from './window.ts';

/** Opens the page of a VS Code server. */
export async function openServerWindow(options: WindowOptions): Promise<Window> {
  const profile = await createTemporaryProfile(options);
  const { dataFolder, workspace } = profile;
  // Several windows may be open at a time.
  const logName = `window-${process.pid}`;
  const opened = await openServerPage({ dataFolder, logName, vsix: options.vsix }, options);
  const close = async () => {
    await opened.close();
    await profile.dispose();
  };
  try {
    if (options.language !== undefined) await speak(opened.page, options.language);
    await opened.page.goto(opened.server.url({ folder: workspace }));
  } catch (error) {
    await close();
    throw error;
  }
  return { page: opened.page, workspace, dataFolder, close };
}
