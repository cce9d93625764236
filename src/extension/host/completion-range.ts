import * as vscode from 'vscode';
import type { Span } from '../../core/index.ts';

/** What a completion takes the place of, as VS Code wants it said. */
export type CompletionRange = (span: Span) => vscode.Range;

/**
 * Notes where the cursor is when VS Code asks for completions. It asks one extension after the other, all with the position
 * at which it began, and counts what a completion takes away behind it from there: of somebody who types on meanwhile, the
 * word that is behind the position stands before the cursor, and as many characters behind the cursor would go instead,
 * a closing brace among them.
 */
export function createCompletionRange(
  document: vscode.TextDocument,
  position: vscode.Position,
): CompletionRange {
  const offset = document.offsetAt(position);
  const typed = typedSince(document, position);
  return ({ start, end }) =>
    new vscode.Range(document.positionAt(start), position.translate(0, Math.max(0, end - offset - typed)));
}

function typedSince(document: vscode.TextDocument, position: vscode.Position): number {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document !== document) return 0;
  const { active } = editor.selection;
  return active.line === position.line ? Math.max(0, active.character - position.character) : 0;
}
