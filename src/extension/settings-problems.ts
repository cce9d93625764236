import * as vscode from 'vscode';
import { diagnosticSource } from './convert.ts';

/** Shows what is wrong with `.copydesk.json` files. */
export interface SettingsProblems extends vscode.Disposable {
  report(file: vscode.Uri, problems: readonly string[]): void;
  clear(): void;
}

/** Shows the problems as diagnostics at the top of their file, so that nobody is asked to click anything away. */
export function createSettingsProblems(): SettingsProblems {
  const collection = vscode.languages.createDiagnosticCollection('copydesk.settings');
  return {
    report: (file, problems) => collection.set(file, problems.map(toDiagnostic)),
    clear: () => collection.clear(),
    dispose: () => collection.dispose(),
  };
}

function toDiagnostic(problem: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    new vscode.Range(0, 0, 0, 1),
    problem,
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
