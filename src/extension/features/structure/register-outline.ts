import * as vscode from 'vscode';
import { type OutlineItem, outline } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { watchPosts } from '../../newsroom/watch-posts.ts';

/** Long enough to leave typing alone, in milliseconds. */
const QUIET_TIME = 300;

/**
 * Lists what a post consists of in the outline, in the breadcrumbs and in sticky lines. VS Code's Markdown lists headings
 * too, of Markdown alone, and two lists of the same headings stand one below the other: so for each open post ours is
 * registered as the only one, and where a file is no post, Markdown's is left alone.
 */
export function registerOutline(deps: Deps): vscode.Disposable {
  const { posts } = deps;
  const registered = new Map<vscode.TextDocument, vscode.Disposable>();
  const provider: vscode.DocumentSymbolProvider = {
    async provideDocumentSymbols(document) {
      const open = await posts.read(document);
      return open ? outline(open.post).map(item => toSymbol(document, item)) : [];
    },
  };

  function mark(document: vscode.TextDocument, isPost: boolean): void {
    if (registered.has(document) === isPost) return;
    registered.get(document)?.dispose();
    registered.delete(document);
    if (!isPost) return;
    const metadata = { label: 'Copydesk' };
    const filter = filterOf(document);
    registered.set(document, vscode.languages.registerDocumentSymbolProvider(filter, provider, metadata));
  }

  return vscode.Disposable.from(
    watchPosts(deps, {
      quietTime: QUIET_TIME,
      tell: (document, open) => mark(document, open !== undefined),
    }),
    { dispose: () => vscode.Disposable.from(...registered.values()).dispose() },
  );
}

/**
 * The one document. VS Code knows `exclusive`, by which a provider is the only one, but does not publish its type; were
 * it not to know it any more, both lists would be shown.
 */
function filterOf({ uri, languageId }: vscode.TextDocument): vscode.DocumentFilter {
  const filter = { language: languageId, scheme: uri.scheme, exclusive: true };
  // Below a folder, and not by its whole path: on another machine that may be written in another way.
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1).replace(/[[{*?]/g, '[$&]');
  return uri.scheme === 'untitled'
    ? filter
    : { ...filter, pattern: new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name) };
}

const kindsOfSymbols: Readonly<Record<OutlineItem['kind'], vscode.SymbolKind>> = {
  'front matter': vscode.SymbolKind.Namespace,
  field: vscode.SymbolKind.Property,
  title: vscode.SymbolKind.String,
  heading: vscode.SymbolKind.String,
};

function toSymbol(document: vscode.TextDocument, item: OutlineItem): vscode.DocumentSymbol {
  const { kind, name, detail, span, nameSpan, children } = item;
  const symbol = new vscode.DocumentSymbol(
    // VS Code throws on a symbol without a name.
    kind === 'front matter' ? vscode.l10n.t('Front matter') : name.trim() || '…',
    detail,
    kindsOfSymbols[kind],
    toRange(document, span),
    toRange(document, nameSpan),
  );
  symbol.children = children.map(child => toSymbol(document, child));
  return symbol;
}
