import * as vscode from 'vscode';
import { type OutlineItem, outline } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { toRange } from '../host/convert.ts';

/** Lists what a post consists of in the outline, and folds its front matter: VS Code's Markdown does neither. */
export function registerOutline({ posts }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSymbolProvider(
      'markdown',
      {
        async provideDocumentSymbols(document) {
          const open = await posts.read(document);
          return open ? outline(open.post).map(item => toSymbol(document, item)) : [];
        },
      },
      { label: 'Copydesk' },
    ),
    vscode.languages.registerFoldingRangeProvider('markdown', {
      async provideFoldingRanges(document) {
        const open = await posts.readHead(document);
        const frontMatter = open?.head.frontMatter;
        if (!frontMatter?.closeFence) return [];
        const { start, end } = toRange(document, frontMatter.span);
        return [new vscode.FoldingRange(start.line, end.line, vscode.FoldingRangeKind.Region)];
      },
    }),
  );
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
