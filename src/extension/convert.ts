import * as vscode from 'vscode';
import { type Finding, ruleDocs, type Severity, type Span, type TextEdit } from '../core/index.ts';
import { rulePageUri } from './rule-pages.ts';

/** What every diagnostic of ours names as its origin. */
export const diagnosticSource = 'copydesk';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The range of `span` in a document that holds the text which the span belongs to. */
export function toRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** A finding as VS Code lists it. */
export function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const range = toRange(document, finding.span);
  const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  diagnostic.source = diagnosticSource;
  diagnostic.code = toCode(finding.rule);
  if (isLeftover(finding)) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  diagnostic.relatedInformation = finding.related.map(
    ({ message, span }) =>
      new vscode.DiagnosticRelatedInformation(
        new vscode.Location(document.uri, toRange(document, span)),
        message,
      ),
  );
  return diagnostic;
}

/** Whether all that is found is of no use, and its fix takes it away: VS Code fades it, as it does unused code. */
function isLeftover({ severity, span, fixes: [fix] }: Finding): boolean {
  if (severity === 'error' || severity === 'warning' || span.start === span.end) return false;
  if (fix?.safety !== 'safe') return false;
  return fix.edits.some(
    ({ span: { start, end }, text }) => text === '' && start <= span.start && span.end <= end,
  );
}

/** What is no rule of core, the report of a crash, has no page either. */
function toCode(rule: string): NonNullable<vscode.Diagnostic['code']> {
  const hasPage = ruleDocs.some(({ id }) => id === rule);
  return hasPage ? { value: rule, target: rulePageUri(rule) } : rule;
}

/** The rule that a diagnostic of ours comes from; undefined for those of others. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  if (source !== diagnosticSource || code === undefined) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}

/** Edits of one document; VS Code refuses them when the document has changed by the time they are applied. */
export function toWorkspaceEdit(
  document: vscode.TextDocument,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const workspaceEdit = new vscode.WorkspaceEdit();
  workspaceEdit.set(
    document.uri,
    edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text)),
  );
  return workspaceEdit;
}
