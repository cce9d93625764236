import * as vscode from 'vscode';
import { type FieldSchema, type FieldSuggestion, fieldAt, suggestFields } from '../core/index.ts';
import { toRange } from './convert.ts';
import type { Deps } from './deps.ts';
import type { OpenPosts } from './open-posts.ts';

/** Says what a field of the front matter is for, offers the fields that are not there, and makes `from` a link. */
export function registerFieldHelp({ posts }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider('markdown', createHovers(posts)),
    // A new line is where a field begins; VS Code suggests nothing by itself in Markdown.
    vscode.languages.registerCompletionItemProvider('markdown', createCompletions(posts), '\n'),
    vscode.languages.registerDocumentLinkProvider('markdown', createLinks(posts)),
  );
}

function createHovers(posts: OpenPosts): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const open = await posts.read(document);
      const help = open && fieldAt(open.post, document.offsetAt(position), open.facts.schema);
      return help && new vscode.Hover(describe(help), toRange(document, help.span));
    },
  };
}

function createCompletions(posts: OpenPosts): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position) {
      const open = await posts.read(document);
      if (!open) return [];
      const suggestions = suggestFields(open.post, document.offsetAt(position), open.facts.schema);
      return suggestions.map((suggestion, index) => toCompletionItem(document, suggestion, index));
    },
  };
}

/** VS Code makes links of addresses only where they stand alone; a quoted one would end with its quote. */
function createLinks(posts: OpenPosts): vscode.DocumentLinkProvider {
  return {
    async provideDocumentLinks(document) {
      const open = await posts.read(document);
      const from = open?.post.frontMatter?.fields.findLast(field => field.name === 'from');
      if (typeof from?.value !== 'string' || !/^https?:\/\//.test(from.value)) return [];
      const link = new vscode.DocumentLink(toRange(document, from.valueSpan), vscode.Uri.parse(from.value));
      link.tooltip = vscode.l10n.t('Open the article at its source');
      return [link];
    },
  };
}

function toCompletionItem(
  document: vscode.TextDocument,
  suggestion: FieldSuggestion,
  index: number,
): vscode.CompletionItem {
  const { name, schema, span } = suggestion;
  const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Property);
  item.insertText = toSnippet(name, schema);
  item.range = toRange(document, span);
  item.documentation = describe(suggestion);
  item.sortText = String(index).padStart(3, '0');
  return item;
}

function toSnippet(name: string, { type, enum: choices, default: usual }: FieldSchema): vscode.SnippetString {
  const snippet = new vscode.SnippetString().appendText(`${name}: `);
  const types = [type ?? []].flat();
  if (name === 'date') return snippet.appendText(new Date().toISOString());
  if (choices?.length) return snippet.appendChoice(choices.map(toYaml));
  if (usual !== undefined) return snippet.appendPlaceholder(toYaml(usual));
  if (types.includes('boolean')) return snippet.appendChoice(['true', 'false']);
  if (types.includes('array')) return snippet.appendText('[ ').appendTabstop().appendText(' ]');
  return snippet.appendTabstop();
}

function describe(help: { name: string; schema: FieldSchema; isRequired: boolean }): vscode.MarkdownString {
  const { name, schema, isRequired } = help;
  const examples = (schema.examples ?? []).map(example => `\`${name}: ${toYaml(example)}\``);
  const lines = [
    `**${name}**${isRequired ? '' : ` — ${vscode.l10n.t('optional')}`}`,
    [schema.title, schema.description].filter(Boolean).join(': '),
    schema.enum
      ? vscode.l10n.t('One of {0}', schema.enum.map(value => `\`${toYaml(value)}\``).join(', '))
      : '',
    schema.default === undefined ? '' : vscode.l10n.t('Usually {0}', `\`${toYaml(schema.default)}\``),
    examples.length > 0 ? vscode.l10n.t('For example {0}', examples.join(', ')) : '',
  ];
  return new vscode.MarkdownString(lines.filter(line => line !== '').join('\n\n'));
}

function toYaml(example: unknown): string {
  return Array.isArray(example) ? `[ ${example.join(', ')} ]` : String(example);
}
