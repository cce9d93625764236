import * as vscode from 'vscode';
import {
  linkedStyleSheets,
  type PageRendering,
  readStyleSheet,
  renderPage,
  type Site,
  withTheme,
} from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from '../newsroom/nearest-files.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import { findTheme } from './read-theme-files.ts';
import { type CompileSass, createSassCompiler } from './sass-sheets.ts';

/** A post within the layouts of its site, as far as that can be shown. */
export interface WholePage {
  /** Undefined where its article alone is to be shown. */
  readonly html: string | undefined;
  /** The style sheets of the site to which the page links: the same object for the same ones. */
  readonly sheets: readonly string[];
  /** What is missing, in words; empty where nothing is. */
  readonly lack: string;
}

/** Prints posts within the layouts of their sites. */
export interface WholePages {
  of(open: OpenPost, placeAttribute: string): Promise<WholePage>;
}

/** A site with its theme, as it is built now. */
interface OpenSite {
  readonly site: Site;
  readonly root: vscode.Uri;
  /** By the paths that a page links to, one a line. */
  readonly sheets: Map<string, Promise<readonly string[]>>;
}

const BUILT = '_site';

/** More than any page has. */
const most = { sheets: 40, characters: 2_000_000 };

/** Makes what prints whole pages; sites are remembered as long as their files stay the same. */
export function createWholePages(extensionUri: vscode.Uri, log: Log): WholePages {
  const compile = createSassCompiler(extensionUri, log);
  const opened = new WeakMap<Site, Promise<OpenSite>>();

  async function open(own: Site, folder: SiteFolder): Promise<OpenSite> {
    const theme = await findTheme(folder, own, log);
    // One moment for as long as nothing else changes: what does not change need not be shown anew.
    const site = { ...(theme ? withTheme(own, theme) : own), now: Date.now() };
    return { site, root: folder.root, sheets: new Map() };
  }

  return {
    async of({ post, folder }, placeAttribute) {
      const own = folder.factsOf(post.path).site;
      if (own.files === undefined)
        return { ...nothing, lack: vscode.l10n.t('The site’s files are being read.') };
      const known = opened.get(own) ?? open(own, folder);
      opened.set(own, known);
      const { site, root, sheets } = await known;
      const page = renderPage(post, site, { placeAttribute });
      const lack = sayLack(page);
      if (page.layouts.length === 0 || page.missing !== undefined || page.unread !== undefined)
        return { ...nothing, lack };
      const links = linkedStyleSheets(page.html, site).slice(0, most.sheets);
      const key = links.join('\n');
      const read = sheets.get(key) ?? readSheets(links, { site, root, log, compile });
      sheets.set(key, read);
      return { html: page.html, sheets: await read, lack };
    },
  };
}

const nothing: WholePage = { html: undefined, sheets: [], lack: '' };

function sayLack({ layouts, missing, unread, faults }: PageRendering): string {
  const [fault] = faults;
  if (missing !== undefined)
    return vscode.l10n.t('There is no layout “{0}” here: the setting “theme” can name its folder.', missing);
  if (unread !== undefined) return vscode.l10n.t('{0} is being read.', unread);
  if (layouts.length === 0) return vscode.l10n.t('This post has no layout.');
  return fault ? vscode.l10n.t('Jekyll stops at “{0}” in {1}.', fault.name, fault.path) : '';
}

/** The site's own sources, else what a build has made of them. */
async function readSheets(
  paths: readonly string[],
  {
    site,
    root,
    log,
    compile,
  }: Pick<OpenSite, 'site' | 'root'> & {
    readonly log: Log;
    readonly compile: CompileSass;
  },
): Promise<readonly string[]> {
  const texts = await Promise.all(
    paths.map(async path => {
      const own = readStyleSheet(path, site);
      if (own?.syntax === 'css') return own.text;
      const compiled = own && (await compile(own, { site, root }));
      return compiled ?? (await readIfThere(vscode.Uri.joinPath(root, BUILT, path), log))?.text;
    }),
  );
  let length = 0;
  return texts.filter((text): text is string => {
    length += text?.length ?? 0;
    return text !== undefined && length <= most.characters;
  });
}
