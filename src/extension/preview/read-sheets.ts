import * as vscode from 'vscode';
import { importedStyleSheets, type LinkedSheet, readStyleSheet } from '../../core/index.ts';
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

/** Both have to hold; of lists of queries only one can be told. */
function join(outer: string, inner: string): string {
  return [outer, inner].filter(media => media !== '').join(' and ');
}
