import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createSummariser,
  type TextEdit as Edit,
  editsForMove,
  findTerm,
  type Newsroom,
  postsLinkingTo,
  renameTerm,
  type Span,
  termAt,
} from '../../core/index.ts';
import { readText } from '../files/read-text.ts';
import type { PostPlace } from '../site/sites.ts';
import type { ServedHead } from './served-posts.ts';
import { toRange, toTextEdits } from './to-lsp.ts';

/** The kinds of terms that have the same name in all posts. */
const kinds = ['tags', 'categories', 'author'] as const;

/** A tag, a category or an author. */
export interface Term {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
  readonly span: Span;
}

/** What renaming needs to read the posts of a site. */
export interface PostTexts {
  /** The text of a file that is open in the editor, saved or not. */
  readonly openText: (file: string) => string | undefined;
  readonly stop: AbortSignal;
}

/** The term at an offset of the front matter. */
export function renamedTermAt({ head }: ServedHead, offset: number): Term | undefined {
  const term = termAt(head, offset);
  const kind = kinds.find(each => each === term?.kind);
  if (!term || !kind || !head.frontMatter) return undefined;
  const place = findTerm(head.text, kind, term.text, head.frontMatter).find(
    ({ span }) => span.start <= term.span.end && term.span.start <= span.end,
  );
  return place && { kind, text: term.text, span: place.span };
}

/** The place of a term, where the editor asks for its new name. */
export function renamedRange({ document }: ServedHead, { span }: Term): Range {
  return toRange(document, span);
}

/** Renames a term in all posts of the site. */
export async function renameInAllPosts(
  { place }: ServedHead,
  {
    term: { kind, text: from },
    to,
    newsroom,
  }: { readonly term: Term; readonly to: string; readonly newsroom: Newsroom },
  texts: PostTexts,
): Promise<WorkspaceEdit> {
  const paths = newsroom.withTerm(kind, from).map(each => each.path);
  return editPosts(place.root, paths, { texts, editsOf: text => renameTerm(text, { kind, from, to }) });
}

/** Updates the links to a post whose file is renamed; undefined if it cannot be read. */
export async function mendLinksTo(
  { old, renamed }: { readonly old: PostPlace; readonly renamed: PostPlace },
  newsroom: Newsroom,
  texts: PostTexts,
): Promise<WorkspaceEdit | undefined> {
  const from = newsroom.get(old.path);
  const text = await textOf(old.file, texts);
  // On another site its address is entirely different.
  if (!from || text === undefined || old.root !== renamed.root) return undefined;
  const { site } = old.facts;
  const to = createSummariser(site)(renamed.path, text);
  const linked = { newsroom, site };
  const paths = postsLinkingTo(from, linked).map(each => each.path);
  return editPosts(old.root, paths, {
    texts,
    editsOf: (post, at) =>
      editsForMove({ from, to }, post, newsroom.get(at) ?? { from: '', permalink: undefined }, linked),
  });
}

interface Editing {
  readonly texts: PostTexts;
  readonly editsOf: (text: string, path: string) => readonly Edit[];
}

async function editPosts(
  root: string,
  paths: readonly string[],
  { texts, editsOf }: Editing,
): Promise<WorkspaceEdit> {
  const changes: Record<string, TextEdit[]> = {};
  for (const each of paths) {
    const file = path.join(root, each);
    const text = await textOf(file, texts);
    if (text === undefined) continue;
    const uri = pathToFileURL(file).href;
    const edits = toTextEdits(TextDocument.create(uri, 'markdown', 0, text), editsOf(text, each));
    if (edits.length > 0) changes[uri] = edits;
  }
  return { changes };
}

async function textOf(file: string, { openText, stop }: PostTexts): Promise<string | undefined> {
  const open = openText(file);
  if (open !== undefined) return open;
  const read = await readText(file, stop);
  return 'text' in read ? read.text : undefined;
}
