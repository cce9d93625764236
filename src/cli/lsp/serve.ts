import {
  createConnection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type Position,
  ProposedFeatures,
  ResponseError,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatPost } from '../../core/index.ts';
import type { Tell } from '../files/print.ts';
import { readText } from '../files/read-text.ts';
import { createSites } from '../site/sites.ts';
import type { LanguageId } from '../words/language.ts';
import type { InputOptions } from '../words/options.ts';
import { phraseIn } from '../words/phrases.ts';
import { wordsOf } from '../words/saying.ts';
import { abilities, readDeferred, type Skills, skillsOf, WATCHED } from './abilities.ts';
import { findDefinitions, findHover } from './follow-links.ts';
import { offerActions, withEdit } from './offer-actions.ts';
import { mendLinksTo, renamedRange, renamedTermAt, renameInAllPosts } from './rename.ts';
import { createServedPosts, fileOf, type Known, type ServedHead, type ServedPost } from './served-posts.ts';
import { createSiteNewsrooms } from './site-newsrooms.ts';
import { suggest } from './suggest.ts';
import { toDiagnostic, toSpan, toTextEdits } from './to-lsp.ts';

/** Milliseconds without typing after which a post is checked. */
const QUIET_TIME = 120;

/**
 * Serves one editor by the Language Server Protocol on standard input and output, until it says `exit` or goes away.
 * Positions count UTF-16 units, as core's do and as every client understands.
 */
export function serve(stop: AbortSignal, language: LanguageId | undefined): Promise<number> {
  const phrase = phraseIn(language);
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const documents = new TextDocuments(TextDocument);
  let skills: Skills = { resolves: false, creates: false, takesSnippets: false, watches: false };
  let known = learn();
  const posts = createServedPosts(() => known);
  const texts = { openText, stop };
  const waiting = new Map<string, NodeJS.Timeout>();

  /** Starts with nothing: sites are read on first use. */
  function learn(): Known {
    const input: InputOptions = {
      paths: [],
      arePathsNamed: true,
      site: undefined,
      config: undefined,
      stdinPath: '',
      language,
    };
    const tell: Tell = said => connection.console.warn(wordsOf(said, phrase));
    const sites = createSites(input, {}, { now: Date.now(), tell });
    return { sites, newsrooms: createSiteNewsrooms({ sites, stop, openText, onRead: checkAll }) };
  }

  function openText(file: string): string | undefined {
    return documents
      .all()
      .find(({ uri }) => fileOf(uri) === file)
      ?.getText();
  }

  function checkAll(): void {
    for (const { uri } of documents.all()) checkSoon(uri);
  }

  /** Of several changes in a row, only the last is checked. */
  function checkSoon(uri: string): void {
    clearTimeout(waiting.get(uri));
    const timer = setTimeout(() => {
      waiting.delete(uri);
      publish(uri).catch((error: unknown) => connection.console.error(String(error)));
    }, QUIET_TIME);
    waiting.set(uri, timer);
  }

  async function publish(uri: string): Promise<void> {
    const document = documents.get(uri);
    if (!document) return;
    await note(document);
    const open = await posts.read(document);
    // The text has changed in the meantime, and its own check follows, or it was closed.
    if (waiting.has(uri) || !documents.get(uri)) return;
    const diagnostics = open?.findings.map(finding => toDiagnostic(open.document, finding)) ?? [];
    await connection.sendDiagnostics({ uri, version: open?.version ?? document.version, diagnostics });
  }

  /** The newsroom knows what is in the editor, saved or not. */
  async function note(document: TextDocument): Promise<void> {
    const file = fileOf(document.uri);
    if (file === undefined || !(await known.sites.isPostFile(file))) return;
    known.newsrooms.update(await known.sites.of(file), document.getText());
  }

  async function read(uri: string): Promise<ServedPost | undefined> {
    const document = documents.get(uri);
    return document && posts.read(document);
  }

  async function readAt(
    { uri }: { readonly uri: string },
    position: Position,
  ): Promise<{ readonly open: ServedHead; readonly offset: number } | undefined> {
    const document = documents.get(uri);
    const open = document && (await posts.readHead(document));
    return open && { open, offset: open.document.offsetAt(position) };
  }

  /** A file of a site has changed. If it is not a post, the site may have to be read anew. */
  async function onFile(uri: string): Promise<void> {
    const file = fileOf(uri);
    if (file === undefined) return;
    if (await known.sites.isPostFile(file)) {
      const place = await known.sites.of(file);
      const text = openText(file) ?? (await readPost(file));
      known.newsrooms.update(place, text);
    } else known = learn();
    checkAll();
  }

  async function readPost(file: string): Promise<string | undefined> {
    const reading = await readText(file, stop);
    return 'text' in reading ? reading.text : undefined;
  }

  connection.onInitialize(params => {
    skills = skillsOf(params);
    return abilities;
  });
  connection.onInitialized(async () => {
    const watchers = WATCHED.map(globPattern => ({ globPattern }));
    if (skills.watches)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  documents.onDidOpen(({ document }) => checkSoon(document.uri));
  documents.onDidChangeContent(({ document }) => checkSoon(document.uri));
  documents.onDidSave(({ document }) => onFile(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    clearTimeout(waiting.get(uri));
    waiting.delete(uri);
    posts.forget(uri);
    return connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri } of changes) await onFile(uri);
  });

  connection.onCodeAction(async (params, token) => {
    const open = await read(params.textDocument.uri);
    return open && !token.isCancellationRequested ? offerActions(open, params, skills) : [];
  });
  connection.onCodeActionResolve(async (action, token) => {
    const data = readDeferred(action.data);
    const open = data && (await read(data.uri));
    if (!data || open?.version !== data.version || token.isCancellationRequested)
      throw new ResponseError(ErrorCodes.InvalidRequest, 'The post has changed: ask for the actions again.');
    return withEdit(open, action, data);
  });
  connection.onHover(async ({ textDocument, position }) => {
    const at = await readAt(textDocument, position);
    return at && findHover(at.open, at.offset);
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const at = await readAt(textDocument, position);
    return at && findDefinitions(at.open, at.offset);
  });
  connection.onCompletion(async ({ textDocument, position }, token) => {
    const at = await readAt(textDocument, position);
    return at && !token.isCancellationRequested ? suggest(at.open, at.offset, skills.takesSnippets) : [];
  });
  connection.onPrepareRename(async ({ textDocument, position }) => {
    const at = await readAt(textDocument, position);
    const term = at && renamedTermAt(at.open, at.offset);
    return term && { range: renamedRange(at.open, term), placeholder: term.text };
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }) => {
    const at = await readAt(textDocument, position);
    const term = at && renamedTermAt(at.open, at.offset);
    const to = newName.trim();
    if (!term || to === '' || /[\r\n]/.test(to))
      throw new ResponseError(
        ErrorCodes.InvalidRequest,
        'Copydesk renames tags, categories and authors in the front matter, to a single line of text.',
      );
    const newsroom = await known.newsrooms.whenRead(at.open.place);
    for (const document of documents.all()) await note(document);
    return renameInAllPosts(at.open, { term, to, newsroom }, texts);
  });
  connection.workspace.onWillRenameFiles(async ({ files }) => {
    // One after the other, because two edits may concern the same post.
    const [only, ...others] = files;
    const [old, renamed] = [only && fileOf(only.oldUri), only && fileOf(only.newUri)];
    if (others.length > 0 || old === undefined || renamed === undefined) return null;
    const from = await known.sites.of(old);
    const newsroom = await known.newsrooms.whenRead(from);
    const moved = { old: from, renamed: await known.sites.of(renamed) };
    return (await mendLinksTo(moved, newsroom, texts)) ?? null;
  });
  connection.onDocumentFormatting(({ textDocument, options }) => format(textDocument.uri, options));
  connection.onDocumentRangeFormatting(({ textDocument, options, range }) =>
    format(textDocument.uri, { ...options, range }),
  );

  async function format(
    uri: string,
    { insertSpaces, tabSize, range }: Layout,
  ): Promise<ReturnType<typeof toTextEdits>> {
    const open = await read(uri);
    if (!open) return [];
    const { edits } = formatPost(open.post, {
      site: open.facts.site,
      indent: insertSpaces ? ' '.repeat(tabSize) : '\t',
      range: range && toSpan(open.document, range),
    });
    return toTextEdits(open.document, edits);
  }

  documents.listen(connection);
  connection.listen();
  // The protocol's `exit`, and an editor that is gone, end the process; a signal does so here.
  return new Promise(resolve => {
    const end = (): void => {
      for (const timer of waiting.values()) clearTimeout(timer);
      connection.dispose();
      process.stdin.destroy();
      resolve(0);
    };
    stop.addEventListener('abort', end);
  });
}

interface Layout {
  readonly insertSpaces: boolean;
  readonly tabSize: number;
  /** Undefined: the whole document. */
  readonly range?: Parameters<typeof toSpan>[1];
}
