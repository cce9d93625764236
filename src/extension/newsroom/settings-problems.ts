import * as vscode from 'vscode';
import { inertText } from '../../core/index.ts';
import { DIAGNOSTIC_SOURCE } from '../host/convert.ts';

/** A problem of a file that settings are read from. */
export interface SettingsProblem {
  readonly message: string;
  /** The file's start where it is left out. */
  readonly range?: vscode.Range;
}

/** Shows the problems of `.copydesk.json` and other files of a site. */
export interface SettingsProblems extends vscode.Disposable {
  report(file: vscode.Uri, problems: readonly SettingsProblem[]): void;
  clear(): void;
}

/** Shows the problems as diagnostics in their file rather than as notifications. */
export function createSettingsProblems(): SettingsProblems {
  const collection = vscode.languages.createDiagnosticCollection('copydesk.settings');
  return {
    report: (file, problems) => collection.set(file, problems.map(toDiagnostic)),
    clear: () => collection.clear(),
    dispose: () => collection.dispose(),
  };
}

function toDiagnostic({ message, range }: SettingsProblem): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    range ?? new vscode.Range(0, 0, 0, 1),
    inertText(message),
    vscode.DiagnosticSeverity.Warning,
  );
  diagnostic.source = DIAGNOSTIC_SOURCE;
  return diagnostic;
}
