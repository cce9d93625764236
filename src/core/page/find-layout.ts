import { readOwnFrontMatter } from '../liquid/drops/front-matter-values.ts';
import type { Hash } from '../liquid/values/value.ts';
import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { contentOfFile } from '../text/fences.ts';

/** A file of `_layouts`. */
export interface Layout {
  readonly path: string;
  /** What its front matter says. */
  readonly data: Hash;
  /** What is printed, with its Liquid. */
  readonly text: string;
}

/** The layout of that name; its path alone where its text has not been read yet, undefined where there is none. */
export function findLayout(name: string, files: SiteFiles, site: Site): Layout | string | undefined {
  const path = files.once(layoutPaths, site).get(name);
  const text = path === undefined ? undefined : files.read(path);
  if (path === undefined || text === undefined) return path;
  return { path, data: readOwnFrontMatter(text, site), text: contentOfFile(text) };
}

/** The files of layouts by their names: a path below the folder, without its last ending. */
function layoutPaths(files: SiteFiles, { config }: Site): ReadonlyMap<string, string> {
  const folder = `${folderOf(config['layouts_dir'])}/`;
  const named = files
    .below(folder)
    .filter(path => /\.[^/.]+$/.test(path))
    .filter(path => !/(?:^|\/)[._#~]|~$/.test(path.slice(folder.length)))
    .map(path => [path.slice(folder.length).replace(/\.[^/.]+$/, ''), path] as const);
  // Of layouts of one name the last counts, and the site's own before the theme's.
  const isOfTheme = (path: string) => files.ofTheme?.has(path) === true;
  return new Map([
    ...named.filter(([, path]) => isOfTheme(path)),
    ...named.filter(([, path]) => !isOfTheme(path)),
  ]);
}

function folderOf(setting: unknown): string {
  return typeof setting === 'string' ? setting.replace(/^\/+|\/+$/g, '') : '_layouts';
}
