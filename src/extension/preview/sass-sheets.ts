import * as vscode from 'vscode';
import type { Site, StyleSheet } from '../../core/index.ts';
import type { CompiledSheet, compileSheet } from '../../sass/compile-sheet.ts';
import type { Log } from '../host/log.ts';

/** Makes CSS of a site's Sass, or says why there is none. */
export type CompileSass = (sheet: StyleSheet, place: SheetPlace) => Promise<CompiledSheet>;

/** Where a style sheet is. */
export interface SheetPlace {
  readonly site: Site;
  readonly root: vscode.Uri;
}

/** A style sheet as it was compiled, with all that was read for it. */
interface Remembered {
  readonly text: string;
  readonly read: ReadonlyMap<string, string | undefined>;
  readonly result: CompiledSheet;
}

/** Loads Sass when the first style sheet asks for it; what was compiled is remembered until something of it changes. */
export function createSassCompiler(extensionUri: vscode.Uri, log: Log): CompileSass {
  const known = new Map<string, Remembered>();
  let loading: Promise<{ readonly compileSheet: typeof compileSheet } | undefined> | undefined;

  async function load(): Promise<{ readonly compileSheet: typeof compileSheet } | undefined> {
    try {
      return await importFile(vscode.Uri.joinPath(extensionUri, 'dist', 'sass.mjs'));
    } catch (error) {
      log.warn(`Sass cannot be loaded here: ${String(error)}`);
      return undefined;
    }
  }

  return async ({ path, syntax, text }, { site, root }) => {
    const { files } = site;
    if (files === undefined || syntax === 'css') return { css: text };
    const key = `${root.toString()} ${path}`;
    const last = known.get(key);
    const isSame =
      last?.text === text && [...last.read].every(([file, before]) => files.read(file) === before);
    if (last === undefined || !isSame) {
      loading ??= load();
      const sass = await loading;
      if (sass === undefined) return { problem: vscode.l10n.t('Sass cannot be loaded here.') };
      const read = new Map<string, string | undefined>();
      const result = sass.compileSheet({
        path,
        syntax,
        text,
        folders: foldersOf(site),
        read(file) {
          read.set(file, files.read(file));
          return read.get(file);
        },
      });
      if ('problem' in result) log.warn(`${path}: ${result.problem}`);
      known.set(key, { text, read, result });
      return result;
    }
    return last.result;
  };
}

/** Imports a file that stays out of the extension's own bundle. */
async function importFile(file: vscode.Uri): Promise<{ readonly compileSheet: typeof compileSheet }> {
  // Only a browser does not know where a file of another machine lies; it imports what it is handed.
  if (file.scheme === 'file') return import(file.toString(true));
  const data = new Uint8Array(await vscode.workspace.fs.readFile(file));
  const address = URL.createObjectURL(new Blob([data], { type: 'text/javascript' }));
  try {
    return await import(address);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** `sass: { sass_dir, load_paths }` of `_config.yml`; those of a theme lie in `_sass`. */
function foldersOf({ config }: Site): readonly string[] {
  const sass = new Map(Object.entries(Object(config['sass'])));
  const named = [sass.get('sass_dir'), sass.get('load_paths')].flat();
  const own = named.filter((folder): folder is string => typeof folder === 'string');
  return [...new Set([...own, '_sass'].map(folder => folder.replace(/^\/+|\/+$/g, '')))];
}
