import * as vscode from 'vscode';
import {
  type LinkedSheet,
  linkedDrawings,
  linkedStyleSheets,
  type PageRendering,
  renderPage,
  type Site,
  withTheme,
} from '../../core/index.ts';
import type { DrawingFile } from '../../preview/protocol.ts';
import type { Log } from '../host/log.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import type { PagePath } from '../newsroom/page-path.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import { mostSheets, readSheets, type SheetsRead, withSheetSources } from './read-sheets.ts';
import { findTheme } from './read-theme-files.ts';
import { createSassCompiler } from './sass-sheets.ts';

/** A post within the layouts of its site, as far as that can be shown. */
export interface WholePage {
  /** Undefined where its article alone is to be shown. */
  readonly html: string | undefined;
  /** What the page links to, and is shown with: the same object for the same files. */
  readonly dress: PageDress;
  /** What is missing, in words; empty where nothing is. */
  readonly lack: string;
}

/** What a page needs besides itself. */
export interface PageDress extends SheetsRead {
  readonly drawings: readonly DrawingFile[];
  readonly theme: { readonly folder: vscode.Uri | undefined; readonly paths: readonly string[] };
}

/** Prints posts within the layouts of their sites. */
export interface WholePages {
  of(open: OpenPost, parts: { readonly placeAttribute: string; readonly page: PagePath }): Promise<WholePage>;
}

/** A site with its theme, as it is built now. */
interface OpenSite {
  readonly site: Site;
  readonly root: vscode.Uri;
  readonly theme: PageDress['theme'];
  /** By what a page links to. */
  readonly dresses: Map<string, Promise<PageDress>>;
}

/** Makes what prints whole pages; sites are remembered as long as their files stay the same. */
export function createWholePages(extensionUri: vscode.Uri, log: Log): WholePages {
  const compile = createSassCompiler(extensionUri, log);
  const opened = new WeakMap<Site, Promise<OpenSite>>();

  async function open(own: Site, folder: SiteFolder): Promise<OpenSite> {
    const theme = await findTheme(folder, own, log);
    // One moment for as long as nothing else changes: what does not change need not be shown anew.
    const site = { ...(theme ? withTheme(own, theme.files) : own), now: Date.now() };
    const paths = [...(site.files?.ofTheme ?? [])].filter(path => path.startsWith('assets/'));
    return {
      site,
      root: folder.root,
      theme: { folder: theme?.folder, paths },
      dresses: new Map(),
    };
  }

  async function dress(
    linked: readonly LinkedSheet[],
    drawn: readonly string[],
    { site, root, theme }: OpenSite,
  ): Promise<PageDress> {
    const sheets = linked.slice(0, mostSheets.sheets);
    const sources = await withSheetSources(sheets, { site, root, log });
    const read = await readSheets(sheets, { site: sources, root, log, compile });
    const drawings = drawn.flatMap(path => {
      const text = site.files?.read(path);
      return text === undefined ? [] : { path, text };
    });
    return { ...read, drawings, theme };
  }

  return {
    async of({ post, folder }, { placeAttribute, page: { pagePath } }) {
      const own = folder.factsOf(post.path).site;
      if (own.files === undefined)
        return { ...nothing, lack: vscode.l10n.t('The site’s files are being read.') };
      const known = opened.get(own) ?? open(own, folder);
      opened.set(own, known);
      const opening = await known;
      const { site, dresses } = opening;
      const page = renderPage(post, site, { placeAttribute });
      const lack = sayLack(page);
      if (page.layouts.length === 0 || page.missing !== undefined || page.unread !== undefined)
        return { ...nothing, lack };
      const linked = linkedStyleSheets(page.html, pagePath.slice(1), site);
      const drawn = linkedDrawings(page.html, site);
      const key = JSON.stringify([linked, drawn]);
      const dressing = dresses.get(key) ?? dress(linked, drawn, opening);
      dresses.set(key, dressing);
      const dressed = await dressing;
      return { html: page.html, dress: dressed, lack: lack || sayLacking(dressed) };
    },
  };
}

const noDress: PageDress = { sheets: [], lacking: [], drawings: [], theme: { folder: undefined, paths: [] } };
const nothing: WholePage = { html: undefined, dress: noDress, lack: '' };

function sayLack({ layouts, missing, unread, faults }: PageRendering): string {
  const [fault] = faults;
  if (missing !== undefined)
    return vscode.l10n.t(
      'The layout “{0}” was not found. If a theme brings it, set “theme” to the folder of the theme.',
      missing,
    );
  if (unread !== undefined) return vscode.l10n.t('{0} is being read.', unread);
  if (layouts.length === 0) return vscode.l10n.t('This post has no layout.');
  return fault ? vscode.l10n.t('Jekyll stops at “{0}” in {1}.', fault.name, fault.path) : '';
}

function sayLacking({ lacking: [first] }: SheetsRead): string {
  return first ? vscode.l10n.t('The style sheet {0} is not shown: {1}', first.path, first.problem) : '';
}
