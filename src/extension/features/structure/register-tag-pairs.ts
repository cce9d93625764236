import * as vscode from 'vscode';
import { type TagPair, tagPairAt } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';

/** What may stand for a name while it is being written. */
const NAME = /[^\s<>/"'=]*/;

/** Shows which tag belongs to the one at the cursor, and changes the names of both together. */
export function registerTagPairs({ posts }: Deps): vscode.Disposable {
  async function find(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<TagPair | undefined> {
    const open = await posts.read(document);
    return open && tagPairAt(open.post, document.offsetAt(position));
  }

  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider('markdown', {
      async provideDocumentHighlights(document, position) {
        const pair = await find(document, position);
        return pair?.names.map(span => new vscode.DocumentHighlight(toRange(document, span)));
      },
    }),
    vscode.languages.registerLinkedEditingRangeProvider('markdown', {
      async provideLinkedEditingRanges(document, position) {
        const pair = await find(document, position);
        if (!pair?.isRenamedTogether) return undefined;
        const ranges = pair.names.map(span => toRange(document, span));
        return new vscode.LinkedEditingRanges(ranges, NAME);
      },
    }),
  );
}
