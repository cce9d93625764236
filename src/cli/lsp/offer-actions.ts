import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeActionParams,
  CodeActionTriggerKind,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  createPhrase,
  diffEdits,
  type Finding,
  type Fix,
  fixAll,
  hasPlaceForComment,
  type OwnSetting,
  type Phrase,
  provesAlone,
  ruleDocs,
  type SuppressionScope,
  settingsWith,
  suppress,
  writeSetting,
} from '../../core/index.ts';
import { reasonOf } from '../files/file-problem.ts';
import { readIfThere, type TextReading, toText } from '../files/read-text.ts';
import type { ServedPost } from './served-posts.ts';
import { toDiagnostic, toSpan, toTextEdits } from './to-lsp.ts';

/** The kind that editors name to have posts fixed on save. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.copydesk`;
/** The kinds of actions that are offered. */
export const ACTION_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL];

/** At most this many fixes are tried for one menu: more are at one place only if much text is selected. */
const MAX_TRIED = 8;
/** More rules than this at one place mean that much text is selected. */
const MAX_RULES_TO_HIDE = 3;

/** What a client can do with actions. */
export interface ActionSkills {
  /** It asks for the edit once an action is chosen. */
  readonly resolves: boolean;
  /** An edit may create a file. */
  readonly creates: boolean;
}

/** What an action needs to find its edit when it is chosen. */
export interface Deferred {
  readonly uri: string;
  readonly version: number;
  /** What to do: fix all, of a rule if it is named, or hide the finding of that rule at an offset. */
  readonly rule?: string;
  readonly hide?: { readonly scope: SuppressionScope; readonly start: number };
}

/** The fixes of the findings in a range, fixes for many findings at once, and ways to hide what was found. */
export function offerActions(
  open: ServedPost,
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  skills: ActionSkills,
): CodeAction[] {
  const span = toSpan(open.document, range);
  const here = open.findings.filter(each => each.span.start <= span.end && span.start <= each.span.end);
  return [
    ...(wants(context, CodeActionKind.QuickFix) ? offerQuickFixes(open, here, { context, skills }) : []),
    ...(wants(context, FIX_ALL) && open.findings.some(isSafelyFixable)
      ? [deferred(open, { title: phraseOf(open)('Fix all safe problems', {}), kind: FIX_ALL }, {}, skills)]
      : []),
  ];
}

function phraseOf({ facts }: ServedPost): Phrase {
  return createPhrase(facts.translate);
}

function wants({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some(wanted => kind === wanted || kind.startsWith(`${wanted}.`));
}

function offerQuickFixes(
  open: ServedPost,
  here: readonly Finding[],
  { context, skills }: { readonly context: CodeActionContext; readonly skills: ActionSkills },
): CodeAction[] {
  const phrase = phraseOf(open);
  const rules = [...new Set(here.map(({ rule }) => rule))];
  // A light bulb asks at every cursor move; only the chosen fix has to be proven.
  const isMenu = context.triggerKind !== CodeActionTriggerKind.Automatic;
  let tried = 0;
  const isSafe = (finding: Finding, fix: Fix): boolean =>
    fix.safety === 'safe' && (!isMenu || (tried++ < MAX_TRIED && isProven(open, finding, fix)));
  return [
    ...here.flatMap(finding =>
      finding.fixes.map((fix, index): CodeAction => {
        const isPreferred = index === 0 && isSafe(finding, fix);
        return {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [toDiagnostic(open.document, finding)],
          ...(isPreferred ? { isPreferred } : {}),
          edit: editOf(open, toTextEdits(open.document, fix.edits)),
        };
      }),
    ),
    ...rules.flatMap(rule => {
      const count = open.findings.filter(each => each.rule === rule && isSafelyFixable(each)).length;
      const title = phrase('Fix all {0} problems of this kind ({1})', { 0: count, 1: rule });
      return count < 2 ? [] : [deferred(open, { title, kind: CodeActionKind.QuickFix }, { rule }, skills)];
    }),
    ...here.flatMap(({ choices = [] }) =>
      choices.flatMap(({ title, field: name, value }) =>
        offerSetting(open, title, { setting: { group: 'fields', name, value }, skills }),
      ),
    ),
    ...(rules.length <= MAX_RULES_TO_HIDE
      ? rules.flatMap(rule => offerHiding(open, here.find(each => each.rule === rule)!, skills))
      : []),
  ];
}

function isProven({ post, findings, facts, place }: ServedPost, finding: Finding, fix: Fix): boolean {
  return provesAlone({ post, findings }, { finding, fix }, { facts, settings: place.settings });
}

function isSafelyFixable({ fixes }: Finding): boolean {
  return fixes.some(({ safety }) => safety === 'safe');
}

/** Ways to hide what a rule finds. */
function offerHiding(open: ServedPost, finding: Finding, skills: ActionSkills): CodeAction[] {
  const { rule, span } = finding;
  if (!ruleDocs.some(({ id }) => id === rule)) return [];
  const phrase = phraseOf(open);
  const hide = (title: string, scope: SuppressionScope): CodeAction =>
    deferred(
      open,
      { title, kind: CodeActionKind.QuickFix },
      { rule, hide: { scope, start: span.start } },
      skills,
    );
  const isAboutComments = rule.startsWith('suppression/');
  return [
    ...(hasPlaceForComment(open.post, finding) && !isAboutComments
      ? [hide(phrase('Disable {0} here', { 0: rule }), 'here')]
      : []),
    ...(isAboutComments ? [] : [hide(phrase('Disable {0} in this post', { 0: rule }), 'post')]),
    ...offerSetting(open, phrase('Turn off {0} in this newsroom', { 0: rule }), {
      setting: { group: 'rules', name: rule, value: 'off' },
      skills,
    }),
  ];
}

/** Writes a setting into the site's `.copydesk.json`. */
function offerSetting(
  { document, place }: ServedPost,
  title: string,
  { setting, skills }: { readonly setting: OwnSetting; readonly skills: ActionSkills },
): CodeAction[] {
  const file = nearestSettings(place.file, place.base);
  const uri = pathToFileURL(file).href;
  if (uri === document.uri) return [];
  const reading = readSettings(file);
  if (!reading) {
    if (!skills.creates) return [];
    const start = { line: 0, character: 0 };
    const edits = [{ range: { start, end: start }, newText: settingsWith(setting) }];
    const written = { textDocument: { uri, version: null }, edits };
    const edit: WorkspaceEdit = { documentChanges: [{ kind: 'create', uri }, written] };
    return [{ title, kind: CodeActionKind.QuickFix, edit }];
  }
  if ('problem' in reading) return [];
  const { text } = reading;
  const edit = writeSetting(text, setting);
  if (!edit) return [];
  const settings = TextDocument.create(uri, 'jsonc', 0, text);
  return [
    { title, kind: CodeActionKind.QuickFix, edit: { changes: { [uri]: toTextEdits(settings, [edit]) } } },
  ];
}

/** The settings file that applies to a post, or the one to create. */
function nearestSettings(file: string, root: string): string {
  for (let folder = path.dirname(file); folder.startsWith(root); folder = path.dirname(folder)) {
    const settings = path.join(folder, '.copydesk.json');
    if (fs.existsSync(settings) || folder === path.dirname(folder)) return settings;
  }
  return path.join(root, '.copydesk.json');
}

/** Undefined where there is no file yet; a problem where nobody can tell what is in it. */
function readSettings(file: string): TextReading | undefined {
  try {
    const bytes = readIfThere(file);
    return bytes && toText({ bytes });
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** An action whose edit is computed when it is chosen, or at once if the client cannot ask for it later. */
function deferred(
  open: ServedPost,
  action: CodeAction,
  what: Pick<Deferred, 'rule' | 'hide'>,
  { resolves }: ActionSkills,
): CodeAction {
  const data: Deferred = { uri: open.document.uri, version: open.version, ...what };
  return resolves ? { ...action, data } : withEdit(open, action, data);
}

/** The action with its edit. */
export function withEdit(open: ServedPost, action: CodeAction, { rule, hide }: Deferred): CodeAction {
  const { document, post, facts, findings, place } = open;
  const { settings } = place;
  if (hide === undefined) {
    const request = { safety: 'safe', ...(rule === undefined ? {} : { rule }) } as const;
    const { text } = fixAll(post, facts, settings, request);
    return { ...action, edit: editOf(open, toTextEdits(document, diffEdits(post.text, text))) };
  }
  const finding = findings.find(each => each.rule === rule && each.span.start === hide.start);
  const edits = finding && suppress({ post, facts, settings, finding, scope: hide.scope });
  const disabled = {
    reason: phraseOf(open)(
      'A comment that hides this problem here would change the page. Disable {0} in the whole post instead.',
      { 0: finding?.rule ?? '' },
    ),
  };
  return edits ? { ...action, edit: editOf(open, toTextEdits(document, edits)) } : { ...action, disabled };
}

function editOf({ document }: ServedPost, edits: ReturnType<typeof toTextEdits>): WorkspaceEdit {
  return { changes: { [document.uri]: edits } };
}
