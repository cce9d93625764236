import * as vscode from 'vscode';
import type { Deps } from '../deps.ts';
import { toDiagnostics } from '../host/convert.ts';
import { watchDocuments } from '../newsroom/watch-documents.ts';

/** Between two keys of a fast typist nothing is checked; after the last one the answer comes at once. In milliseconds. */
const QUIET_TIME = 50;

/** Lists the findings of every open post. */
export function registerDiagnostics({ folders, posts, newsrooms, log }: Deps): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('copydesk');
  const watch = watchDocuments({
    quietTime: QUIET_TIME,
    folders,
    log,
    alsoOn: newsrooms.onDidChange,
    async refresh(document, isCurrent) {
      const open = await posts.read(document);
      if (!isCurrent()) return;
      collection.set(
        document.uri,
        open?.findings.flatMap(finding => toDiagnostics(document, finding)),
      );
    },
    forget: document => collection.delete(document.uri),
  });
  return vscode.Disposable.from(watch, collection);
}
