import * as vscode from 'vscode';
import {
  asCode,
  asMarkdown,
  findLiquidTarget,
  inertText,
  type LiquidSuggestion,
  type LiquidTarget,
  suggestLiquid,
  type WrittenLiquid,
} from '../../core/index.ts';
import { toHover } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { createCompletionRange } from '../host/completion-range.ts';
import { toRange } from '../host/convert.ts';
import type { OpenHead } from '../newsroom/open-posts.ts';
import { pathIn } from '../newsroom/post-path.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';

/** Where a tag, a filter, a name or a key begins. */
const triggers = ['%', '{', '|', ' ', '.', '/'];

/** Offers what can stand in a post's Liquid, follows what it names to the files of the site, and says what is in them. */
export function registerLiquid(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider('markdown', createCompletions(deps), ...triggers),
    vscode.languages.registerDefinitionProvider('markdown', createDefinitions(deps)),
    vscode.languages.registerHoverProvider('markdown', createHovers(deps)),
  );
}

function createCompletions({ posts, newsrooms }: Deps): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token) {
      const toCompletionRange = createCompletionRange(document, position);
      const open = await readBody(posts, document, position);
      if (!open || token.isCancellationRequested) return [];
      const newsroom = newsrooms.find(open.folder);
      const suggestions = suggestLiquid({
        ...writtenIn(open, document),
        offset: document.offsetAt(position),
        titleOf: path => newsroom.get(path)?.title || undefined,
      });
      return suggestions.map((suggestion, index) =>
        toItem(suggestion, toCompletionRange(suggestion.span), index),
      );
    },
  };
}

const kinds: Readonly<Record<LiquidSuggestion['kind'], vscode.CompletionItemKind>> = {
  tag: vscode.CompletionItemKind.Keyword,
  filter: vscode.CompletionItemKind.Function,
  file: vscode.CompletionItemKind.File,
  post: vscode.CompletionItemKind.Reference,
  parameter: vscode.CompletionItemKind.Variable,
  member: vscode.CompletionItemKind.Property,
};

function toItem(
  { kind, label, text, tail, detail, goesOn }: LiquidSuggestion,
  range: vscode.Range,
  index: number,
): vscode.CompletionItem {
  const description = detail === undefined ? undefined : inertText(detail);
  const item = new vscode.CompletionItem(
    description === undefined ? inertText(label) : { label: inertText(label), description },
    kinds[kind],
  );
  item.insertText =
    tail === '' ? text : new vscode.SnippetString().appendText(text).appendTabstop(0).appendText(tail);
  // Posts can be searched by title, too.
  item.filterText = kind === 'post' && detail !== undefined ? `${label} ${detail}` : label;
  item.range = range;
  item.sortText = String(index).padStart(5, '0');
  if (goesOn)
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest values') };
  return item;
}

function createDefinitions({ posts, newsrooms }: Deps): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position) {
      const open = await readBody(posts, document, position);
      const target = open && findLiquidTarget(writtenIn(open, document), document.offsetAt(position));
      if (!open || !target || isPost(target, newsrooms.find(open.folder))) return undefined;
      return [
        {
          originSelectionRange: toRange(document, target.span),
          targetUri: uriOfPost(open.folder.root, target.path),
          targetRange: new vscode.Range(0, 0, 0, 0),
        },
      ];
    },
  };
}

function createHovers({ posts, newsrooms }: Deps): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const open = await readBody(posts, document, position);
      const target = open && findLiquidTarget(writtenIn(open, document), document.offsetAt(position));
      if (!open || !target || isPost(target, newsrooms.find(open.folder))) return undefined;
      return new vscode.Hover(describeTarget(target), toRange(document, target.span));
    },
  };
}

/** Links to posts are followed by `registerPostLinks`, also those that Liquid writes. */
function isPost({ kind, path }: LiquidTarget, newsroom: { get(path: string): unknown }): boolean {
  return kind === 'post_url' || (kind === 'link' && newsroom.get(path) !== undefined);
}

function describeTarget({ kind, path, detail }: LiquidTarget): vscode.MarkdownString {
  const said = detail === undefined ? undefined : asCode(detail);
  const sentence =
    kind === 'include'
      ? said && vscode.l10n.t('Parameters: {0}', said)
      : said && vscode.l10n.t('Contains: {0}', said);
  return toHover([`**${asMarkdown(path)}**`, ...(sentence === undefined ? [] : [sentence])].join('\n\n'));
}

/** The post, unless the place is in its front matter, where there is no Liquid. */
async function readBody(
  posts: Deps['posts'],
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<OpenHead | undefined> {
  const open = await posts.readHead(document);
  const end = open?.head.frontMatter?.span.end ?? 0;
  return open && document.offsetAt(position) >= end ? open : undefined;
}

function writtenIn({ head, folder, facts }: OpenHead, { uri }: vscode.TextDocument): WrittenLiquid {
  return { path: pathIn(folder.root, uri), text: head.text, site: facts.site };
}
