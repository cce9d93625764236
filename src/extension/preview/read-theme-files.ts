import * as vscode from 'vscode';
import { createSiteFiles, findThemeFolder, type Site, type SiteFiles } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from '../newsroom/nearest-files.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';

/** What a theme brings; all of `assets` is published, as it is or made anew. */
const isBrought = (path: string): boolean => /^(?:_layouts|_includes|_sass|_data|assets)\//.test(path);

const isText = (path: string): boolean =>
  /\.(?:html?|md|css|scss|sass|ya?ml|json|csv|svg|xml|txt)$/.test(path);

/** The theme of a site. */
export interface Theme {
  readonly folder: vscode.Uri;
  /** Of images and fonts it is known that they are there. */
  readonly files: SiteFiles;
}

/** More files than any theme has. */
const MOST = 2000;

/** A site's theme, its texts all read; undefined where it is not at hand. */
export async function findTheme(
  { root, settings }: SiteFolder,
  site: Site,
  log: Log,
): Promise<Theme | undefined> {
  const at = (path: string) => root.with({ path });
  const folder = await findThemeFolder(site, {
    root: root.path.replace(/\/+$/, ''),
    setting: settings.theme,
    environment: environment(),
    lock: (await readIfThere(vscode.Uri.joinPath(root, 'Gemfile.lock'), log))?.text ?? '',
    list: path => namesIn(at(path)),
  });
  if (folder === undefined) return undefined;
  const paths = (await filesBelow(at(folder), '')).filter(isBrought);
  const texts = new Map<string, string>();
  await Promise.all(
    paths.filter(isText).map(async path => {
      const file = await readIfThere(vscode.Uri.joinPath(at(folder), path), log);
      if (file) texts.set(path, file.text);
    }),
  );
  return {
    // Without `..`, by which what a page may load could not be compared.
    folder: vscode.Uri.joinPath(at(folder), '.'),
    files: createSiteFiles({ list: () => paths, read: path => texts.get(path) }),
  };
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
