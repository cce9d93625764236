import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** A home for one VS Code: nothing of the person's own settings and extensions is read or changed. */
export interface Profile {
  readonly folder: string;
  /** `--server-data-dir` of a server, `--user-data-dir` of a desktop VS Code. */
  readonly dataFolder: string;
  /** `--extensions-dir` of a desktop VS Code; a server keeps its own. */
  readonly extensionsFolder: string;
  /** A copy of the site. */
  readonly workspace: string;
}

/** A profile that is thrown away after use. */
export interface TemporaryProfile extends Profile {
  dispose(): Promise<void>;
}

/** What a profile is made from. */
export interface ProfileSource {
  /** The site to copy. */
  readonly site: string;
  readonly settings?: Settings;
  readonly keybindings?: readonly Keybinding[];
}

/** A key of the person's own. */
export interface Keybinding {
  readonly key: string;
  readonly command: string;
}

/** VS Code settings by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Whether VS Code asks if a folder is to be trusted, and is in Restricted Mode until then. */
export const trustSetting = 'security.workspace.trust.enabled';

/** A quiet VS Code that looks the same on each run: no welcome, no updates, no telemetry, no questions. */
const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  [trustSetting]: false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A VS Code in which what greets a newcomer opens by itself, as Copydesk's walkthrough does. */
export const firstTime: Settings = { 'workbench.startupEditor': 'newUntitledFile' };

/** A server that was just told to end may still write: removing tries again for a while. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** Makes a profile in the system's temporary folder. It is removed at the latest when this process exits. */
export async function createTemporaryProfile(source: ProfileSource): Promise<TemporaryProfile> {
  const folder = await mkdtemp(path.join(await realpath(os.tmpdir()), 'copydesk-'));
  const removeNow = () => rmSync(folder, removal);
  process.once('exit', removeNow);
  const profile = await writeProfile(folder, source);
  const dispose = async () => {
    await rm(folder, removal);
    process.off('exit', removeNow);
  };
  return { ...profile, dispose };
}

/** Makes a profile in a folder of the caller's, which may hold one already. */
export async function writeProfile(folder: string, { site, ...person }: ProfileSource): Promise<Profile> {
  const dataFolder = path.join(folder, 'data');
  const extensionsFolder = path.join(folder, 'extensions');
  const workspace = path.join(folder, path.basename(site));
  await cp(site, workspace, { recursive: true });
  await mkdir(extensionsFolder, { recursive: true });
  await writePerson(dataFolder, person);
  return { folder, dataFolder, extensionsFolder, workspace };
}

/** Writes the settings and keys of a person who sits down at a VS Code, over those of whoever sat there before. */
export async function writePerson(
  dataFolder: string,
  { settings = {}, keybindings = [] }: Omit<ProfileSource, 'site'>,
): Promise<void> {
  await writeForUser(dataFolder, 'settings.json', { ...quietSettings, ...settings });
  await writeForUser(dataFolder, 'keybindings.json', keybindings);
}

/** Where the desktop looks for a person's settings, and below `data/` where the server does. */
async function writeForUser(dataFolder: string, name: string, content: unknown): Promise<void> {
  for (const home of [path.join(dataFolder, 'User'), path.join(dataFolder, 'data', 'User')]) {
    await mkdir(home, { recursive: true });
    await writeFile(path.join(home, name), JSON.stringify(content, null, 2));
  }
}
