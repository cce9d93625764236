import * as vscode from 'vscode';
import { enclosingSpans } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';

/** *Expand Selection* goes from a value to its attribute, the tag, the element, the block, the body. */
export function registerSelection({ posts }: Deps): vscode.Disposable {
  return vscode.languages.registerSelectionRangeProvider('markdown', {
    async provideSelectionRanges(document, positions) {
      const open = await posts.read(document);
      if (!open) return [];
      return positions.map(position => {
        const spans = enclosingSpans(open.post, document.offsetAt(position));
        const widest = new vscode.SelectionRange(toRange(document, { start: 0, end: open.post.text.length }));
        return spans.reduceRight(
          (parent, span) => new vscode.SelectionRange(toRange(document, span), parent),
          widest,
        );
      });
    },
  });
}
