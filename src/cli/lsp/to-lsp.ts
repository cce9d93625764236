import { pathToFileURL } from 'node:url';
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Location,
  type Range,
  TextEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit as Edit, Finding, Severity, Span } from '../../core/index.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The range of `span` in a document that holds the text which the span belongs to. Both count UTF-16. */
export function toRange(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** The span of a range in a document. */
export function toSpan(document: TextDocument, { start, end }: Range): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** Core's edits as edits of a document that holds the same text. */
export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => TextEdit.replace(toRange(document, span), text));
}

/** A finding as editors list it. */
export function toDiagnostic(document: TextDocument, finding: Finding): Diagnostic {
  const { rule, severity, message, span, related } = finding;
  return {
    range: toRange(document, span),
    severity: severities[severity],
    source: 'copydesk',
    code: rule,
    message,
    ...(isLeftover(finding) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: related.map(place => ({
      location: { uri: document.uri, range: toRange(document, place.span) },
      message: place.message,
    })),
  };
}

/** The beginning of a file. */
export function toLocation(file: string): Location {
  const start = { line: 0, character: 0 };
  return { uri: pathToFileURL(file).href, range: { start, end: start } };
}

/** Whether the first fix removes everything that is found without loss: editors fade it, like unused code. */
function isLeftover({ severity, span, fixes: [fix] }: Finding): boolean {
  if (severity === 'error' || severity === 'warning' || fix?.safety !== 'safe') return false;
  return fix.edits.some(
    edit =>
      edit.text === '' && edit.span.start <= span.start && span.end <= edit.span.end && span.end > span.start,
  );
}
