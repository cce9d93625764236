import * as vscode from 'vscode';
import { describeField, type FieldDescription, type ProblemCounts, ruleDocs } from '../../core/index.ts';
import { translate } from '../host/language.ts';

/** A field in words: its kind of value, what it is for, examples. */
export function hoverOfField(field: FieldDescription): vscode.MarkdownString {
  return toHover(describeField(field, translate));
}

/**
 * What VS Code shows as Markdown. It takes no HTML and follows no command, whatever a site makes of it, and no text of a
 * post or a setting gets here but by {@link asMarkdown}, {@link asCode} or {@link withoutImages}.
 */
export function toHover(markdown: string): vscode.MarkdownString {
  const hover = new vscode.MarkdownString(markdown);
  hover.supportHtml = false;
  hover.isTrusted = false;
  return hover;
}

/** How many posts have a term. */
export function sayPosts(count: number): string {
  return count === 1 ? vscode.l10n.t('1 post') : vscode.l10n.t('{0} posts', count);
}

/** How many problems there are. */
export function sayProblemCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}

/** What a rule finds; empty where there is no such rule. */
export function sayRule(rule: string): string {
  return translate(ruleDocs.find(({ id }) => id === rule)?.summary ?? '');
}

/** How many problems of each severity there are; empty where there is none. */
export function sayProblems({ errors, warnings, infos }: ProblemCounts): string {
  return sayList([
    errors === 1 ? vscode.l10n.t('1 error') : errors > 0 ? vscode.l10n.t('{0} errors', errors) : '',
    warnings === 1 ? vscode.l10n.t('1 warning') : warnings > 0 ? vscode.l10n.t('{0} warnings', warnings) : '',
    infos === 1 ? vscode.l10n.t('1 info') : infos > 0 ? vscode.l10n.t('{0} infos', infos) : '',
  ]);
}

/** Joins phrases into a list, without empty ones. */
export function sayList(words: readonly string[]): string {
  return words
    .filter(each => each !== '')
    .reduce((first, rest) => (first === '' ? rest : vscode.l10n.t('{0}, {1}', first, rest)), '');
}
