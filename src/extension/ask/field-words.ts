import * as vscode from 'vscode';
import {
  asCode,
  asMarkdown,
  asText,
  type FieldSchema,
  type ProblemCounts,
  ruleDocs,
  withoutImages,
} from '../../core/index.ts';
import { translate } from '../host/language.ts';

/** What is said of a field, by its schema. */
export interface FieldDescription {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly isRequired: boolean;
}

/** A field in words: its kind of value, what it is for, examples. */
export function describeField({ name, schema, isRequired }: FieldDescription): vscode.MarkdownString {
  const examples = (schema.examples ?? []).map(example => asCode(`${name}: ${toYaml(example)}`));
  const lines = [
    [`**${asMarkdown(name)}**`, sayKind(schema), isRequired ? '' : vscode.l10n.t('optional')]
      .filter(Boolean)
      .join(' — '),
    withoutImages(
      [schema.title, schema.description]
        .filter(text => text !== undefined)
        .map(translate)
        .join(': '),
    ),
    schema.default === undefined ? '' : vscode.l10n.t('Usually {0}', asCode(toYaml(schema.default))),
    examples.length > 0 ? vscode.l10n.t('For example {0}', examples.join(', ')) : '',
  ];
  return toHover(lines.filter(line => line !== '').join('\n\n'));
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
  return [
    errors === 1 ? vscode.l10n.t('1 error') : errors > 0 ? vscode.l10n.t('{0} errors', errors) : '',
    warnings === 1 ? vscode.l10n.t('1 warning') : warnings > 0 ? vscode.l10n.t('{0} warnings', warnings) : '',
    infos === 1 ? vscode.l10n.t('1 info') : infos > 0 ? vscode.l10n.t('{0} infos', infos) : '',
  ]
    .filter(words => words !== '')
    .reduce((first, rest) => (first === '' ? rest : vscode.l10n.t('{0}, {1}', first, rest)), '');
}

function sayKind({ type, enum: choices }: FieldSchema): string {
  if (choices !== undefined) return choices.map(choice => asCode(asText(choice))).join(', ');
  const names: Readonly<Record<string, string>> = {
    string: vscode.l10n.t('text'),
    array: vscode.l10n.t('list'),
    object: vscode.l10n.t('mapping'),
    boolean: vscode.l10n.t('`true` or `false`'),
    number: vscode.l10n.t('number'),
    integer: vscode.l10n.t('number'),
  };
  const kinds = [type ?? []].flat().map(kind => names[kind] ?? kind);
  return kinds.reduceRight(
    (rest, kind) => (rest === '' ? kind : vscode.l10n.t('{0} or {1}', kind, rest)),
    '',
  );
}

/** A value as front matter writes it. */
export function toYaml(example: unknown): string {
  return Array.isArray(example) ? `[ ${example.map(asText).join(', ')} ]` : asText(example);
}
