import * as vscode from 'vscode';
import {
  check,
  type Facts,
  type Finding,
  type Head,
  isPost,
  type Newsroom,
  type Post,
  parseFrontMatter,
  parsePost,
  type Site,
} from '../../core/index.ts';
import type { Newsrooms } from './newsrooms.ts';
import { isAmongPosts, pathIn } from './post-path.ts';
import type { SiteFolder, SiteFolders } from './site-folders.ts';

/** A post as one version of an open document holds it. */
export interface OpenPost {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly post: Post;
  readonly folder: SiteFolder;
  /** What is known of this post at the moment. */
  readonly facts: Facts;
  /** Found when first asked for, and again when the newsroom has changed. */
  readonly findings: readonly Finding[];
}

/** The front matter of a post in an open document. */
export interface OpenHead {
  readonly head: Head;
  readonly folder: SiteFolder;
  /** What is known of this post at the moment. */
  readonly facts: Facts;
}

/** Reads open documents; each version of a document is parsed once. */
export interface OpenPosts {
  /** The post in its newest version, or undefined where the document holds none. */
  read(document: vscode.TextDocument): Promise<OpenPost | undefined>;
  /** The same as far as the front matter goes, which takes no longer for a long body: for what is asked as one types. */
  readHead(document: vscode.TextDocument): Promise<OpenHead | undefined>;
}

/** Creates the reader that all features share. */
export function createOpenPosts(folders: SiteFolders, newsrooms: Newsrooms): OpenPosts {
  // By the object: a document that is opened again counts its versions anew.
  const known = new WeakMap<vscode.TextDocument, Reading>();

  /** Nothing of core is loaded for what can be no post: a README that somebody opens in a window without a site. */
  async function mayBePost(document: vscode.TextDocument): Promise<boolean> {
    if (!mayHoldPost(document)) return false;
    return isAmongPosts(document.uri) || hasFrontMatter(document) || !(await folders.isPlain(document.uri));
  }

  return {
    async read(document) {
      if (!(await mayBePost(document))) return undefined;
      const folder = await folders.find(document.uri);
      const last = known.get(document);
      const { site } = folder.factsOf(pathIn(folder.root, document.uri));
      const { version } = document;
      if (last?.version === version && last.folder === folder && last.site === site) return last.open;
      const reading = { version, folder, site, open: readPost(document, folder, newsrooms) };
      known.set(document, reading);
      return reading.open;
    },

    async readHead(document) {
      if (!(await mayBePost(document))) return undefined;
      const folder = await folders.find(document.uri);
      const text = document.getText();
      const path = pathIn(folder.root, document.uri);
      if (!isPost(path, text, folder.settings)) return undefined;
      return { head: { text, frontMatter: parseFrontMatter(text) }, folder, facts: folder.factsOf(path) };
    },
  };
}

interface Reading {
  readonly version: number;
  readonly folder: SiteFolder;
  /** With its files: others are another site. */
  readonly site: Site;
  readonly open: OpenPost | undefined;
}

/** Not the read-only sides of a comparison, nor the snippets of a chat, where nothing can be fixed. */
function mayHoldPost({ languageId, uri }: vscode.TextDocument): boolean {
  if (languageId !== 'markdown') return false;
  return uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
}

/** As it may name a layout, by which it would be a post. */
function hasFrontMatter(document: vscode.TextDocument): boolean {
  return document.lineAt(0).text.startsWith('---');
}

function readPost(
  document: vscode.TextDocument,
  folder: SiteFolder,
  newsrooms: Newsrooms,
): OpenPost | undefined {
  const path = pathIn(folder.root, document.uri);
  const text = document.getText();
  if (!isPost(path, text, folder.settings)) return undefined;
  const post = parsePost(path, text, folder.factsOf(path).site);
  let known: Judgement | undefined;
  const facts = (): Facts => ({ ...folder.factsOf(path), newsroom: newsrooms.complete(folder) });
  return {
    document,
    version: document.version,
    post,
    folder,
    get facts() {
      return facts();
    },
    get findings() {
      const newsroom = newsrooms.complete(folder);
      const revision = newsroom?.revision;
      if (known === undefined || known.newsroom !== newsroom || known.revision !== revision) {
        known = { newsroom, revision, findings: check(post, facts(), folder.settings) };
      }
      return known.findings;
    },
  };
}

/** What was found, and what was known then: a newsroom that takes the place of another counts its revisions anew. */
interface Judgement {
  readonly newsroom: Newsroom | undefined;
  readonly revision: number | undefined;
  readonly findings: readonly Finding[];
}
