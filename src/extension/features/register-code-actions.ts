import * as vscode from 'vscode';
import {
  type Finding,
  type Fix,
  hasPlaceForComment,
  preferredFix,
  ruleDocs,
  type SuppressionScope,
  suppress,
} from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { ruleOf, toDiagnostic, toRange, toWorkspaceEdit } from '../host/convert.ts';
import { EXPLAIN_COMMAND } from '../host/rule-pages.ts';
import type { OpenPost, OpenPosts } from '../newsroom/open-posts.ts';
import { proveForMenu } from '../newsroom/proven-fixes.ts';
import { editOfAll, FIX_EVERYWHERE_COMMAND, isSafelyFixable } from './fix-many.ts';
import { PREVIEW_FIXES_COMMAND } from './register-fix-all.ts';
import { SET_FIELD_COMMAND, TELL_NO_PLACE_COMMAND, TURN_OFF_COMMAND } from './register-suppressions.ts';

/** The kind of action that `editor.codeActionsOnSave` names to have posts fixed on save. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('copydesk');

/** The kind under which VS Code's menu of source actions lists the preview of all fixes. */
const previewKind = vscode.CodeActionKind.Source.append('copydesk.fixAllWithPreview');

/** Offers the fixes of the findings at the cursor, fixes for many findings at once, and comments that hide them. */
export function registerCodeActions({ posts }: Deps): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider('markdown', createProvider(posts), {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind, previewKind],
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

/** An action that writes a comment, whose form is found out when it is chosen: each is tried on the post. */
class SuppressAction extends vscode.CodeAction {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly finding: Finding;
  readonly scope: SuppressionScope;

  constructor(title: string, { document, version }: OpenPost, finding: Finding, scope: SuppressionScope) {
    super(title, vscode.CodeActionKind.QuickFix);
    this.document = document;
    this.version = version;
    this.finding = finding;
    this.scope = scope;
  }
}

/** More rules than this at one place mean that much text is selected. */
const MAX_RULES_TO_SUPPRESS = 3;

function createProvider(posts: OpenPosts): vscode.CodeActionProvider {
  return {
    async provideCodeActions(document, range, context, token) {
      const open = await posts.read(document);
      if (open === undefined || token.isCancellationRequested) return [];
      const wants = (kind: vscode.CodeActionKind) =>
        context.only === undefined ? true : context.only.contains(kind);
      return [
        ...(wants(vscode.CodeActionKind.QuickFix) ? createQuickFixes(open, range, context) : []),
        ...(wants(fixAllKind) ? createFixAll(open) : []),
        // On save, and where nobody has asked for source actions, there is nothing to preview.
        ...(context.only && wants(previewKind) ? createPreview(open) : []),
      ];
    },
    async resolveCodeAction(action, token) {
      if (action instanceof FixManyAction) {
        const open = await posts.read(action.document);
        if (open !== undefined && !token.isCancellationRequested)
          action.edit = editOfAll(open, action.rule).edit;
      } else if (action instanceof SuppressAction) {
        const open = await posts.read(action.document);
        if (open?.version === action.version && !token.isCancellationRequested) writeComment(action, open);
      }
      return action;
    },
  };
}

function createQuickFixes(
  open: OpenPost,
  range: vscode.Range,
  { diagnostics, triggerKind }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const { document, findings } = open;
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const here = findings.filter(({ span }) => span.start <= end && start <= span.end);
  // The light bulb asks at every move of the cursor; only of what is chosen does it matter.
  const isMenu = triggerKind === vscode.CodeActionTriggerKind.Invoke;
  const fixesOf = isMenu ? proveForMenu(open) : ({ fixes }: Finding) => fixes;
  const rules = [...new Set(here.map(({ rule }) => rule))];
  return [
    ...here.flatMap(finding =>
      createFixes(document, {
        finding,
        diagnostic: diagnostics.find(isDiagnosticOf(document, finding)) ?? toDiagnostic(document, finding),
        fixes: fixesOf(finding),
      }),
    ),
    ...rules.flatMap(rule => createFixesOfKind(open, rule)),
    ...rules.flatMap(rule => createFixEverywhere(open, rule)),
    ...here.flatMap(finding => createChoices(document, finding)),
    ...rules.map(createExplanation),
    ...(rules.length <= MAX_RULES_TO_SUPPRESS
      ? rules.flatMap(rule => createSuppressions(open, here, rule))
      : []),
  ];
}

interface OfferedFixes {
  readonly finding: Finding;
  readonly diagnostic: vscode.Diagnostic;
  /** The best first. */
  readonly fixes: readonly Fix[];
}

function createFixes(
  document: vscode.TextDocument,
  { finding, diagnostic, fixes }: OfferedFixes,
): vscode.CodeAction[] {
  return fixes.map((fix, index) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    // A fix that did not prove is not what a key applies without a look.
    action.isPreferred = index === 0 && fix.safety === finding.fixes[0]?.safety;
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

/** What the site means so is said in its settings, for all of its posts. */
function createChoices({ uri }: vscode.TextDocument, { choices = [] }: Finding): vscode.CodeAction[] {
  return choices.map(({ title, field, value }) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { command: SET_FIELD_COMMAND, title, arguments: [field, value, uri.toString()] };
    return action;
  });
}

function createFixesOfKind({ document, findings }: OpenPost, rule: string): vscode.CodeAction[] {
  const count = findings.filter(finding => finding.rule === rule && isSafelyFixable(finding)).length;
  if (count < 2) return [];
  const title = vscode.l10n.t('Fix all {0} problems of this kind ({1})', count, rule);
  return [new FixManyAction(title, vscode.CodeActionKind.QuickFix, { document, rule })];
}

/** What is wrong in one post is often wrong in others, too. */
function createFixEverywhere({ document, findings }: OpenPost, rule: string): vscode.CodeAction[] {
  const isFixable = findings.some(finding => finding.rule === rule && isSafelyFixable(finding));
  // Of other posts one knows where there is a folder.
  if (!isFixable || !vscode.workspace.getWorkspaceFolder(document.uri)) return [];
  const title = vscode.l10n.t('Fix this kind everywhere ({0})…', rule);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: FIX_EVERYWHERE_COMMAND, title, arguments: [rule] };
  return [action];
}

function createFixAll({ document, findings }: OpenPost): vscode.CodeAction[] {
  if (!findings.some(isSafelyFixable)) return [];
  return [new FixManyAction(vscode.l10n.t('Fix all safe problems'), fixAllKind, { document })];
}

function createPreview({ findings }: OpenPost): vscode.CodeAction[] {
  if (!findings.some(finding => preferredFix(finding, 'all'))) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all with preview…'), previewKind);
  action.command = { command: PREVIEW_FIXES_COMMAND, title: action.title };
  return [action];
}

function createExplanation(rule: string): vscode.CodeAction {
  const action = new vscode.CodeAction(vscode.l10n.t('Explain “{0}”', rule), vscode.CodeActionKind.QuickFix);
  action.command = { command: EXPLAIN_COMMAND, title: action.title, arguments: [rule] };
  return action;
}

/** Ways not to see the findings of a rule any more. They come last and carry no diagnostic: they fix nothing. */
function createSuppressions(
  open: OpenPost,
  here: readonly Finding[],
  rule: string,
): readonly vscode.CodeAction[] {
  const finding = here.find(each => each.rule === rule);
  if (!finding || !ruleDocs.some(({ id }) => id === rule)) return [];
  const isAboutComments = rule.startsWith('suppression/');
  const atFinding = new SuppressAction(vscode.l10n.t('Disable {0} here', rule), open, finding, 'here');
  const inPost = new SuppressAction(vscode.l10n.t('Disable {0} in this post', rule), open, finding, 'post');
  const turnOff = new vscode.CodeAction(
    vscode.l10n.t('Turn off {0} in this newsroom', rule),
    vscode.CodeActionKind.QuickFix,
  );
  const { uri } = open.document;
  turnOff.command = { command: TURN_OFF_COMMAND, title: turnOff.title, arguments: [rule, uri.toString()] };
  return [
    ...(hasPlaceForComment(open.post, finding) && !isAboutComments ? [atFinding] : []),
    ...(isAboutComments ? [] : [inPost]),
    turnOff,
  ];
}

function writeComment(action: SuppressAction, { document, post, facts, folder }: OpenPost): void {
  const { finding, scope } = action;
  const edits = suppress({ post, facts, settings: folder.settings, finding, scope });
  if (edits) action.edit = toWorkspaceEdit(document, edits);
  else action.command = { command: TELL_NO_PLACE_COMMAND, title: action.title, arguments: [finding.rule] };
}
