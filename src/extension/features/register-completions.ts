import * as vscode from 'vscode';
import {
  type FieldSuggestion,
  type FrontMatterSchema,
  inertText,
  type KnownValues,
  kindOfValues,
  suggestFields,
  suggestValues,
  toYaml,
  type ValueSuggestion,
  writeNow,
} from '../../core/index.ts';
import { hoverOfField, sayPosts } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { type CompletionRange, createCompletionRange } from '../host/completion-range.ts';
import type { OpenHead } from '../newsroom/open-posts.ts';
import { pathIn } from '../newsroom/post-path.ts';

/**
 * Where a key or a value begins. VS Code suggests nothing by itself in Markdown, and letters cannot ask: whoever has
 * set `editor.quickSuggestions` would then lose all other suggestions as they type.
 */
const triggers = ['\n', ' ', ':', '[', ',', '-', '"', "'"];

/** Offers the fields of the front matter that are not there yet, and the values that the newsroom knows. */
export function registerCompletions({ posts, newsrooms }: Deps): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    'markdown',
    {
      async provideCompletionItems(document, position, token, { triggerCharacter }) {
        const toCompletionRange = createCompletionRange(document, position);
        const open = await posts.readHead(document);
        const offset = document.offsetAt(position);
        if (!open || !isInFrontMatter(open, offset)) return [];
        const { head, folder, facts } = open;
        const { schema, site, now } = facts;
        const known: KnownValues = {
          newsroom: newsrooms.find(folder),
          post: pathIn(folder.root, document.uri),
          layouts: await newsrooms.layouts(folder),
          timeZone: site.timeZone,
          now,
        };
        if (token.isCancellationRequested) return [];
        const fields = suggestFields(head, offset, schema);
        // Where nothing is missing, Enter may mean no more than an empty line, and the next one would take the first field.
        const isAsked = triggerCharacter !== '\n' || fields.some(({ isRequired }) => isRequired);
        return [
          ...(isAsked ? fields : []).map((suggestion, index) =>
            inOrder(toFieldItem(suggestion, toCompletionRange, { schema, known }), index),
          ),
          ...suggestValues(head, offset, schema, known).map((suggestion, index) =>
            inOrder(toValueItem(suggestion, toCompletionRange), index),
          ),
        ];
      },
    },
    ...triggers,
  );
}

/** Most questions come from the body, and need no further thought. */
function isInFrontMatter({ head }: OpenHead, offset: number): boolean {
  const yaml = head.frontMatter?.yaml;
  return yaml !== undefined && offset >= yaml.start && offset <= yaml.end;
}

function toFieldItem(
  suggestion: FieldSuggestion,
  toCompletionRange: CompletionRange,
  { schema, known }: { readonly schema: FrontMatterSchema; readonly known: KnownValues },
): vscode.CompletionItem {
  const { name, span } = suggestion;
  const item = new vscode.CompletionItem(name, vscode.CompletionItemKind.Property);
  const kind = kindOfValues(name, schema, known);
  const snippet = new vscode.SnippetString().appendText(`${name}: `);
  const usual = suggestion.schema.default;
  if (kind === 'date') snippet.appendText(writeNow(schema, known));
  else if (usual !== undefined) snippet.appendPlaceholder(toYaml(usual));
  else if ([suggestion.schema.type].flat().includes('array'))
    snippet.appendText('[ ').appendTabstop().appendText(' ]');
  else snippet.appendTabstop();
  item.insertText = snippet;
  if (kind !== undefined && kind !== 'date') {
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest values') };
  }
  item.range = toCompletionRange(span);
  item.documentation = hoverOfField(suggestion);
  return item;
}

const kindsOfItems: Readonly<Record<ValueSuggestion['kind'], vscode.CompletionItemKind>> = {
  choice: vscode.CompletionItemKind.EnumMember,
  date: vscode.CompletionItemKind.Value,
  layout: vscode.CompletionItemKind.File,
  term: vscode.CompletionItemKind.Value,
};

function toValueItem(suggestion: ValueSuggestion, toCompletionRange: CompletionRange): vscode.CompletionItem {
  const { label, kind, posts, span, text, tail } = suggestion;
  const description =
    kind === 'date' ? vscode.l10n.t('now') : posts === undefined ? undefined : sayPosts(posts);
  const item = new vscode.CompletionItem(
    description === undefined ? inertText(label) : { label: inertText(label), description },
    kindsOfItems[kind],
  );
  item.insertText =
    tail === '' ? text : new vscode.SnippetString().appendText(text).appendTabstop(0).appendText(tail);
  item.filterText = label;
  item.range = toCompletionRange(span);
  return item;
}

/** VS Code sorts by the alphabet what fits equally well. */
function inOrder(item: vscode.CompletionItem, index: number): vscode.CompletionItem {
  item.sortText = String(index).padStart(5, '0');
  return item;
}
