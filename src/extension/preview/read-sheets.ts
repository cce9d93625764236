import * as vscode from 'vscode';
import {
  createSiteFiles,
  importedStyleSheets,
  type LinkedSheet,
  readStyleSheet,
  type Site,
} from '../../core/index.ts';
import type { SiteSheet } from '../../preview/protocol.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from '../newsroom/nearest-files.ts';
import type { CompileSass, SheetPlace } from './sass-sheets.ts';

/** Where Jekyll puts the site that it builds. */
const BUILT = '_site';

/** More than any page has. */
export const mostSheets = { sheets: 40, characters: 2_000_000 };

/** What style sheets are read with. */
export interface SheetReading extends SheetPlace {
  readonly log: Log;
  readonly compile: CompileSass;
}

/** The style sheets of a page. */
export interface SheetsRead {
  readonly sheets: readonly SiteSheet[];
  /** Which of them there are but cannot be shown, and why. */
  readonly lacking: readonly { readonly path: string; readonly problem: string }[];
}

/**
 * Reads the style sheets of a page, each behind those that it imports: the site's own sources, else what a build has made
 * of them.
 */
export async function readSheets(linked: readonly LinkedSheet[], reading: SheetReading): Promise<SheetsRead> {
  const { site } = reading;
  const found: SiteSheet[] = [];
  const lacking: SheetsRead['lacking'][number][] = [];
  const begun = new Set<string>();
  let length = 0;

  async function add(path: string, media: string): Promise<void> {
    const key = `${path}\n${media}`;
    if (begun.has(key) || begun.size >= mostSheets.sheets) return;
    begun.add(key);
    const { css: text, problem } = await readSheet(path, reading);
    if (problem !== undefined) lacking.push({ path, problem });
    length += text?.length ?? 0;
    if (text === undefined || length > mostSheets.characters) return;
    for (const imported of importedStyleSheets(text, path, site))
      await add(imported.path, join(media, imported.media));
    found.push({ text, path, media });
  }

  for (const { path, media } of linked) await add(path, media);
  return { sheets: found, lacking };
}

async function readSheet(
  path: string,
  { site, root, log, compile }: SheetReading,
): Promise<{ readonly css?: string | undefined; readonly problem?: string }> {
  const own = readStyleSheet(path, site);
  if (own?.syntax === 'css') return { css: own.text };
  // The page need not stand there naked until the site's library has read a file that is shown as it is.
  if (own === undefined && site.files?.has(path) && !site.files.ofTheme?.has(path)) {
    const text = (await readIfThere(vscode.Uri.joinPath(root, path), log))?.text;
    if (text !== undefined && !text.startsWith('---')) return { css: text };
  }
  const compiled = own && (await compile(own, { site, root }));
  if (compiled && 'css' in compiled) return compiled;
  const built = (await readIfThere(vscode.Uri.joinPath(root, BUILT, path), log))?.text;
  return built === undefined && compiled ? compiled : { css: built };
}

/** More files of style sheets than any site or theme has. */
const MOST_SOURCES = 1000;

/**
 * The site with the texts of those files of which its style sheets are made. Else the first page would wait for one round
 * after the other, as Sass finds one missing and stops.
 */
export async function withSheetSources(
  linked: readonly LinkedSheet[],
  { site, root, log }: Pick<SheetReading, 'site' | 'root' | 'log'>,
): Promise<Site> {
  const { files } = site;
  if (files === undefined) return site;
  const sources = new Set(linked.flatMap(({ path }) => sourcesOf(path)));
  const isSass = files.paths.some(path => sources.has(path) && !path.endsWith('.css'));
  const wanted = files.paths
    .filter(path => sources.has(path) || (isSass && /\.s[ac]ss$/.test(path)))
    .filter(path => !files.ofTheme?.has(path) && files.read(path) === undefined)
    .slice(0, MOST_SOURCES);
  if (wanted.length === 0) return site;
  const texts = await Promise.all(
    wanted.map(
      async path => [path, (await readIfThere(vscode.Uri.joinPath(root, path), log))?.text] as const,
    ),
  );
  const known = new Map(texts);
  const read = (path: string): string | undefined => files.read(path) ?? known.get(path);
  const { ofTheme } = files;
  return { ...site, files: createSiteFiles({ list: () => files.paths, read, ...(ofTheme && { ofTheme }) }) };
}

/** The files that may be published at a path. */
function sourcesOf(published: string): readonly string[] {
  const base = published.replace(/\.css$/i, '');
  return [published, `${base}.scss`, `${base}.sass`];
}

/** Both have to hold; of lists of queries only one can be told. */
function join(outer: string, inner: string): string {
  return [outer, inner].filter(media => media !== '').join(' and ');
}
