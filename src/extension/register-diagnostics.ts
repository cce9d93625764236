import * as vscode from 'vscode';
import { toDiagnostic } from './convert.ts';
import type { Deps } from './deps.ts';
import { watchDocuments } from './watch-documents.ts';

/** Long enough that nothing flickers while somebody types, in milliseconds. */
const quietTime = 200;

/** Lists the findings of every open post. */
export function registerDiagnostics({ folders, posts, newsrooms, log }: Deps): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('copydesk');
  const watch = watchDocuments({
    quietTime,
    folders,
    log,
    alsoOn: newsrooms.onDidChange,
    async refresh(document, isCurrent) {
      const open = await posts.read(document);
      if (!isCurrent()) return;
      collection.set(
        document.uri,
        open?.findings.map(finding => toDiagnostic(document, finding)),
      );
    },
    forget: document => collection.delete(document.uri),
  });
  return vscode.Disposable.from(watch, collection);
}
