import { fileURLToPath } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
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
} from '../../core/index.ts';
import type { PostPlace, Sites } from '../site/sites.ts';
import type { SiteNewsrooms } from './site-newsrooms.ts';

/** A post as one version of an open document holds it. */
export interface ServedPost {
  /** A snapshot, because the connection's document changes its text in place. */
  readonly document: TextDocument;
  readonly version: number;
  readonly post: Post;
  readonly place: PostPlace;
  /** What is known of this post, its newsroom included. */
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

/** The front matter of a post in an open document. */
export interface ServedHead {
  readonly document: TextDocument;
  readonly head: Head;
  readonly place: PostPlace;
  readonly newsroom: Newsroom;
}

/** What is known of the sites of open documents at the moment. */
export interface Known {
  readonly sites: Sites;
  readonly newsrooms: SiteNewsrooms;
}

/** Reads open documents; each version is read once. */
export interface ServedPosts {
  /** The post, or undefined where the document holds none. */
  read(document: TextDocument): Promise<ServedPost | undefined>;
  /** The same as far as the front matter goes, which takes no longer for a long body. */
  readHead(document: TextDocument): Promise<ServedHead | undefined>;
  /** The document is closed. */
  forget(uri: string): void;
}

/** Creates the reader that all requests share; `known` returns what is known at the time. */
export function createServedPosts(known: () => Known): ServedPosts {
  const last = new Map<string, Reading>();
  return {
    async read(document) {
      const now = known();
      const place = await placeOf(document, now);
      if (!place) return undefined;
      const newsroom = now.newsrooms.complete(place);
      const before = last.get(document.uri);
      if (
        before?.known === now &&
        before.open.version === document.version &&
        before.open.facts.newsroom === newsroom &&
        before.revision === newsroom?.revision
      )
        return before.open;
      const facts: Facts = { ...place.facts, newsroom, now: Date.now() };
      const post = parsePost(place.path, document.getText(), facts.site);
      const findings = check(post, facts, place.settings);
      const open = { document: asItIs(document), version: document.version, post, place, facts, findings };
      last.set(document.uri, { known: now, revision: newsroom?.revision, open });
      return open;
    },
    async readHead(document) {
      const now = known();
      const place = await placeOf(document, now);
      if (!place) return undefined;
      const text = document.getText();
      const head = { text, frontMatter: parseFrontMatter(text) };
      return { document: asItIs(document), head, place, newsroom: now.newsrooms.find(place) };
    },
    forget: uri => void last.delete(uri),
  };
}

interface Reading {
  readonly known: Known;
  /** Of the newsroom then. */
  readonly revision: number | undefined;
  readonly open: ServedPost;
}

function asItIs(document: TextDocument): TextDocument {
  const { uri, languageId, version } = document;
  return TextDocument.create(uri, languageId, version, document.getText());
}

/** Where the post of a document lies; undefined where it holds none. */
async function placeOf(document: TextDocument, { sites }: Known): Promise<PostPlace | undefined> {
  const file = fileOf(document.uri);
  if (file === undefined || !isMarkdown(document)) return undefined;
  const place = await sites.of(file);
  return isPost(place.path, document.getText(), place.settings) ? place : undefined;
}

function isMarkdown({ languageId, uri }: TextDocument): boolean {
  return languageId === 'markdown' || /\.(?:md|markdown|mkdn?|mkdown)$/i.test(uri);
}

/** The path of a file by its URI; undefined where it names none. */
export function fileOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    // It names a host, or a drive that this system does not have.
    return undefined;
  }
}
