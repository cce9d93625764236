import { speak } from '../browser/open-page.ts';
import { type ServerAndBrowser, startServerAndBrowser } from '../code-server/open-page.ts';
import { createTemporaryProfile, type TemporaryProfile, writePerson } from '../profile.ts';
import type { Window, WindowOptions } from './window.ts';

/** Opens the page of a VS Code server, which ends with the window unless {@link shareServer} was called. */
export async function openServerWindow(options: WindowOptions): Promise<Window> {
  const profile = await createTemporaryProfile(options);
  if (shares) return openSharedWindow(profile, options);
  const host = await startHost(profile, options);
  return openPage(host, { ...options, profile, end: host.close });
}

/** What the windows of this process share. Of what a person sees, nothing is shared: the folder, the state, the settings. */
interface SharedHost {
  readonly host: ServerAndBrowser;
  readonly dataFolder: string;
}

let shares = false;
let shared: Promise<SharedHost> | undefined;

/**
 * From now on the windows of this process, opened one after the other, have one server and one browser, which end with
 * the process: to start them and to install the extension takes longer than most tests.
 */
export function shareServer(): void {
  shares = true;
}

async function openSharedWindow(profile: TemporaryProfile, options: WindowOptions): Promise<Window> {
  shared ??= startShared(options);
  const { host, dataFolder } = await shared;
  await writePerson(dataFolder, options);
  return openPage(host, { ...options, profile: { ...profile, dataFolder } });
}

async function startShared(options: WindowOptions): Promise<SharedHost> {
  // Not removed before the process ends, and then by itself.
  const profile = await createTemporaryProfile(options);
  return { host: await startHost(profile, options), dataFolder: profile.dataFolder };
}

function startHost({ dataFolder }: TemporaryProfile, options: WindowOptions): Promise<ServerAndBrowser> {
  // Several processes may have windows at a time.
  const logName = `window-${process.pid}`;
  // What ran for a page that was closed ends soon after.
  const serverArgs = ['--reconnection-grace-time', '30'];
  return startServerAndBrowser({ dataFolder, logName, serverArgs, vsix: options.vsix }, options);
}

/** What a window is opened with. */
interface WindowParts extends Pick<WindowOptions, 'language'> {
  readonly profile: TemporaryProfile;
  /** What ends with the window. */
  readonly end?: () => Promise<void>;
}

async function openPage(host: ServerAndBrowser, { profile, language, end }: WindowParts): Promise<Window> {
  const { dataFolder, workspace } = profile;
  const page = await host.newPage();
  const close = async () => {
    await page.context().close();
    await end?.();
    await profile.dispose();
  };
  try {
    if (language !== undefined) await speak(page, language);
    await page.goto(host.server.url({ folder: workspace }));
  } catch (error) {
    await close();
    throw error;
  }
  return { page, workspace, dataFolder, close };
}
