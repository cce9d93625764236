import * as vscode from 'vscode';
import type { KeptFinding } from '../../core/index.ts';
import { toListedDiagnostic } from '../host/convert.ts';
import { createDebouncer } from '../host/debounce.ts';

/** The problems of posts that no editor shows. */
export interface CheckDiagnostics extends vscode.Disposable {
  /** Lists what was found in a post; undefined takes it from the list. */
  show(uri: vscode.Uri, findings: readonly KeptFinding[] | undefined): void;
}

/** What was found is handed on together, this many milliseconds after the first of it. */
const GATHER_TIME = 200;

/**
 * A list of its own beside that of the open posts, whose problems follow each key. Whoever shows a post here takes care
 * that it is not open.
 */
export function createCheckDiagnostics(): CheckDiagnostics {
  const collection = vscode.languages.createDiagnosticCollection('copydesk.site');
  const listed = new Set<string>();
  let waiting = new Map<string, [vscode.Uri, vscode.Diagnostic[] | undefined]>();
  const gathered = createDebouncer<'all'>(GATHER_TIME, () => {
    const entries = [...waiting.values()];
    waiting = new Map();
    collection.set(entries);
  });

  function put(uri: vscode.Uri, diagnostics: vscode.Diagnostic[] | undefined): void {
    if (waiting.size === 0) gathered.schedule('all');
    waiting.set(uri.toString(), [uri, diagnostics]);
  }

  return {
    show(uri, findings) {
      const key = uri.toString();
      if (findings && findings.length > 0) {
        listed.add(key);
        put(uri, findings.map(toListedDiagnostic));
      } else if (listed.delete(key)) {
        // An editor that has just opened lists the same problems at once: not for a moment are they there twice.
        waiting.delete(key);
        collection.delete(uri);
      }
    },
    dispose: () => void vscode.Disposable.from(gathered, collection).dispose(),
  };
}
