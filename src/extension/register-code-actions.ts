import * as vscode from 'vscode';
import type { Finding } from '../core/index.ts';
import { ruleOf, toDiagnostic, toRange, toWorkspaceEdit } from './convert.ts';
import type { Deps } from './deps.ts';
import { editOfAll, isSafelyFixable } from './fix-many.ts';
import type { OpenPost, OpenPosts } from './open-posts.ts';
import { explainCommand } from './register-explain-problem.ts';

/** The kind of action that `editor.codeActionsOnSave` names to have posts fixed on save. */
export const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('copydesk');

/** Offers the fixes of the findings at the cursor, and fixes for many findings at once. */
export function registerCodeActions({ posts }: Deps): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider('markdown', createProvider(posts), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
  });
}

/** An action whose edits are found out when it is chosen: VS Code asks for actions whenever the cursor moves. */
class FixManyAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly rule: string | undefined;

  constructor(title: string, kind: vscode.CodeActionKind, target: FixManyTarget) {
    super(title, kind);
    this.document = target.document;
    this.rule = target.rule;
  }
}

interface FixManyTarget {
  readonly document: vscode.TextDocument;
  /** Undefined: of all rules. */
  readonly rule?: string;
}

function createProvider(posts: OpenPosts): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context, token) {
      const open = await posts.read(document);
      if (open === undefined || token.isCancellationRequested) return [];
      const wants = (kind: vscode.CodeActionKind) =>
        context.only === undefined ? true : context.only.contains(kind);
      return [
        ...(wants(vscode.CodeActionKind.QuickFix) ? createQuickFixes(open, range, context.diagnostics) : []),
        ...(wants(fixAllKind) ? createFixAll(open) : []),
      ];
    },
    async resolveCodeAction(action, token) {
      if (!(action instanceof FixManyAction)) return action;
      const open = await posts.read(action.document);
      if (open !== undefined && !token.isCancellationRequested)
        action.edit = editOfAll(open, action.rule).edit;
      return action;
    },
  };
}

function createQuickFixes(
  open: OpenPost,
  range: vscode.Range,
  listed: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const { document, findings } = open;
  const here = findings.filter(({ span }) => toRange(document, span).intersection(range) !== undefined);
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return [
    ...here.flatMap(finding => createFixes(document, finding, listed)),
    ...rules.flatMap(rule => createFixesOfKind(open, rule)),
    ...rules.map(createExplanation),
  ];
}

function createFixes(
  document: vscode.TextDocument,
  finding: Finding,
  listed: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const diagnostic = listed.find(isDiagnosticOf(document, finding)) ?? toDiagnostic(document, finding);
  return finding.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = index === 0;
    action.edit = toWorkspaceEdit(document, fix.edits);
    return action;
  });
}

function isDiagnosticOf(document: vscode.TextDocument, { rule, span, message }: Finding) {
  return (diagnostic: vscode.Diagnostic) =>
    ruleOf(diagnostic) === rule &&
    diagnostic.message === message &&
    diagnostic.range.isEqual(toRange(document, span));
}

function createFixesOfKind({ document, findings }: OpenPost, rule: string): vscode.CodeAction[] {
  const count = findings.filter(finding => finding.rule === rule && isSafelyFixable(finding)).length;
  if (count < 2) return [];
  const title = vscode.l10n.t('Fix all {0} problems of this kind ({1})', count, rule);
  return [new FixManyAction(title, vscode.CodeActionKind.QuickFix, { document, rule })];
}

function createFixAll({ document, findings }: OpenPost): vscode.CodeAction[] {
  if (!findings.some(isSafelyFixable)) return [];
  return [new FixManyAction(vscode.l10n.t('Fix all safe problems'), fixAllKind, { document })];
}

function createExplanation(rule: string): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t('Explain “{0}”', rule), vscode.CodeActionKind.QuickFix);
  action.command = { command: explainCommand, title: action.title, arguments: [rule] };
  return action;
}
