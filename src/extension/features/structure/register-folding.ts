import * as vscode from 'vscode';
import { type Fold, findFolds } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';

const kinds: Partial<Readonly<Record<Fold['kind'], vscode.FoldingRangeKind>>> = {
  'front matter': vscode.FoldingRangeKind.Region,
  comment: vscode.FoldingRangeKind.Comment,
};

/** Folds front matter, elements, lists, comments and Liquid's loops: VS Code's Markdown folds sections and code. */
export function registerFolding({ posts }: Deps): vscode.Disposable {
  return vscode.languages.registerFoldingRangeProvider('markdown', {
    async provideFoldingRanges(document) {
      const open = await posts.read(document);
      if (!open) return [];
      return findFolds(open.post).flatMap(({ kind, span }) => {
        const start = document.positionAt(span.start).line;
        const end = document.positionAt(span.end).line;
        return start < end ? [new vscode.FoldingRange(start, end, kinds[kind])] : [];
      });
    },
  });
}
