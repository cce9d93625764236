import * as vscode from 'vscode';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import type { SiteFolders } from './site-folders.ts';

/** What to do about open documents. */
export interface DocumentWatch {
  /** Milliseconds without a change after which a document is refreshed. */
  readonly quietTime: number;
  readonly folders: SiteFolders;
  readonly log: Log;
  /** `isCurrent` is false once the document has changed or been closed, or a later refresh of it has begun. */
  refresh(document: vscode.TextDocument, isCurrent: () => boolean): Promise<void>;
  /** The document was closed. */
  forget(document: vscode.TextDocument): void | Promise<void>;
  /** After this all documents are refreshed, as they are when settings change. */
  readonly alsoOn?: vscode.Event<void>;
}

/** Refreshes each Markdown document when it is opened, soon after it changes, and when its settings change. */
export function watchDocuments({
  quietTime,
  folders,
  log,
  refresh,
  forget,
  alsoOn,
}: DocumentWatch): vscode.Disposable {
  const latest = new WeakMap<vscode.TextDocument, object>();
  const debouncer = createDebouncer<vscode.TextDocument>(quietTime, start);

  function start(document: vscode.TextDocument): void {
    const turn = {};
    latest.set(document, turn);
    const { version } = document;
    const isCurrent = () =>
      latest.get(document) === turn && document.version === version && !document.isClosed;
    runInBackground(refresh(document, isCurrent), log);
  }

  function startAll(): void {
    for (const document of vscode.workspace.textDocuments) if (isMarkdown(document)) start(document);
  }

  startAll();
  return vscode.Disposable.from(
    debouncer,
    folders.onDidChange(startAll),
    folders.onDidChangeFiles(startAll),
    ...(alsoOn ? [alsoOn(startAll)] : []),
    vscode.workspace.onDidOpenTextDocument(document => isMarkdown(document) && start(document)),
    vscode.workspace.onDidChangeTextDocument(
      ({ document }) => isMarkdown(document) && debouncer.schedule(document),
    ),
    vscode.workspace.onDidCloseTextDocument(document => {
      debouncer.cancel(document);
      latest.delete(document);
      if (isMarkdown(document)) runInBackground(Promise.resolve(forget(document)), log);
    }),
  );
}

/** VS Code closes and opens a document whose language changes. */
function isMarkdown({ languageId }: vscode.TextDocument): boolean {
  return languageId === 'markdown';
}
