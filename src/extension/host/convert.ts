import * as vscode from 'vscode';
import {
  type Finding,
  type KeptFinding,
  ruleDocs,
  type Severity,
  type Span,
  type TextEdit,
} from '../../core/index.ts';
import { rulePageUri } from './rule-pages.ts';

/** The source of every Copydesk diagnostic. */
export const DIAGNOSTIC_SOURCE = 'copydesk';

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

/** A finding as VS Code lists it, and, of leftovers at several places, the others: it fades hints, and lists none. */
export function toDiagnostics(document: vscode.TextDocument, finding: Finding): readonly vscode.Diagnostic[] {
  const listed = toDiagnostic(document, finding);
  if (!listed.tags) return [listed];
  const others = finding.related.filter(({ span }) => isRemoved(span, finding));
  return [
    listed,
    ...others.map(({ span, message }) => {
      const faded = new vscode.Diagnostic(toRange(document, span), message, vscode.DiagnosticSeverity.Hint);
      faded.source = DIAGNOSTIC_SOURCE;
      faded.code = toCode(finding.rule);
      faded.tags = [vscode.DiagnosticTag.Unnecessary];
      return faded;
    }),
  ];
}

/** A finding as VS Code lists it. */
export function toDiagnostic(document: vscode.TextDocument, finding: Finding): vscode.Diagnostic {
  const range = toRange(document, finding.span);
  const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
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

/** What was found in a post that is not open, as VS Code lists it. */
export function toListedDiagnostic({ rule, severity, message, start, end }: KeptFinding): vscode.Diagnostic {
  const range = new vscode.Range(start.line, start.column, end.line, end.column);
  const diagnostic = new vscode.Diagnostic(range, message, severities[severity]);
  diagnostic.source = DIAGNOSTIC_SOURCE;
  diagnostic.code = toCode(rule);
  return diagnostic;
}

/** Whether what is found is useless and its fix removes it: VS Code fades it, like unused code. */
function isLeftover(finding: Finding): boolean {
  const { severity, span, fixes } = finding;
  if (severity === 'error' || severity === 'warning' || fixes[0]?.safety !== 'safe') return false;
  return isRemoved(span, finding);
}

/** Whether the first fix removes all of a place. */
function isRemoved({ start, end }: Span, { fixes: [fix] }: Finding): boolean {
  if (!fix || start === end) return false;
  return fix.edits.some(({ span, text }) => text === '' && span.start <= start && end <= span.end);
}

/** The report of a crash is not a rule, and has no page. */
function toCode(rule: string): NonNullable<vscode.Diagnostic['code']> {
  const hasPage = ruleDocs.some(({ id }) => id === rule);
  return hasPage ? { value: rule, target: rulePageUri(rule) } : rule;
}

/** The rule of a Copydesk diagnostic; undefined for others. */
export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  if (source !== DIAGNOSTIC_SOURCE || code === undefined) return undefined;
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
