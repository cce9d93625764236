import * as vscode from 'vscode';
import { createSiteFiles, findThemeFolder, type Site, type SiteFiles } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from '../newsroom/nearest-files.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';

/** What a theme brings as text. */
const isWanted = (path: string): boolean =>
  /^(?:_layouts|_includes|_sass|_data|assets)\/.*\.(?:html?|md|css|scss|sass|ya?ml|json|csv|svg|xml|txt)$/.test(
    path,
  );

/** More files than any theme has. */
const MOST = 2000;

/** The files of a site's theme, all read; undefined where they are not at hand. */
export async function findTheme(
  { root, settings }: SiteFolder,
  site: Site,
  log: Log,
): Promise<SiteFiles | undefined> {
  const at = (path: string) => root.with({ path });
  const folder = await findThemeFolder(site, {
    root: root.path.replace(/\/+$/, ''),
    setting: settings.theme,
    environment: environment(),
    lock: (await readIfThere(vscode.Uri.joinPath(root, 'Gemfile.lock'), log))?.text ?? '',
    list: path => namesIn(at(path)),
  });
  if (folder === undefined) return undefined;
  const paths = (await filesBelow(at(folder), '')).filter(isWanted);
  const texts = new Map<string, string>();
  await Promise.all(
    paths.map(async path => {
      const file = await readIfThere(vscode.Uri.joinPath(at(folder), path), log);
      if (file) texts.set(path, file.text);
    }),
  );
  return createSiteFiles({ list: () => texts.keys(), read: path => texts.get(path) });
}

/** Of the process that the extension runs in; a browser has none. */
function environment(): Readonly<Record<string, string | undefined>> {
  const { process } = globalThis as {
    readonly process?: { readonly env?: Record<string, string | undefined> };
  };
  return process?.env ?? {};
}

async function namesIn(folder: vscode.Uri): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => (type & vscode.FileType.Directory ? `${name}/` : name));
  } catch {
    // There is none, or none that may be opened: no theme lies there.
    return [];
  }
}

async function filesBelow(
  folder: vscode.Uri,
  below: string,
  found: string[] = [],
): Promise<readonly string[]> {
  for (const name of await namesIn(vscode.Uri.joinPath(folder, below))) {
    if (found.length >= MOST || name.startsWith('.')) continue;
    if (name.endsWith('/')) await filesBelow(folder, below + name, found);
    else found.push(below + name);
  }
  return found;
}
