import * as vscode from 'vscode';
import { asMarkdown, fieldAt, sourceLink, termAt } from '../../core/index.ts';
import { hoverOfField, toHover } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { toRange } from '../host/convert.ts';

/** Says what a field of the front matter is for and how many posts have a term, and makes `from` a link. */
export function registerFieldHelp(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider('markdown', createHovers(deps)),
    vscode.languages.registerDocumentLinkProvider('markdown', createLinks(deps)),
  );
}

function createHovers({ posts, newsrooms }: Deps): vscode.HoverProvider {
  return {
    async provideHover(document, position) {
      const open = await posts.readHead(document);
      if (!open) return undefined;
      const offset = document.offsetAt(position);
      const help = fieldAt(open.head, offset, open.facts.schema);
      const term = termAt(open.head, offset);
      const words = help ? [hoverOfField(help)] : [];
      const count = term ? newsrooms.find(open.folder).count(term.kind, term.text) : 0;
      if (term && count > 0) {
        const sentence =
          count === 1
            ? vscode.l10n.t('“{0}” is in 1 post.', asMarkdown(term.text))
            : vscode.l10n.t('“{0}” is in {1} posts.', asMarkdown(term.text), count);
        words.unshift(toHover(sentence));
      }
      const span = term?.span ?? help?.span;
      return span && words.length > 0 ? new vscode.Hover(words, toRange(document, span)) : undefined;
    },
  };
}

/** VS Code makes links of addresses only where they stand alone; a quoted one would end with its quote. */
function createLinks({ posts }: Deps): vscode.DocumentLinkProvider {
  return {
    async provideDocumentLinks(document) {
      const open = await posts.readHead(document);
      const source = open && sourceLink(open.head);
      if (!source) return [];
      const link = new vscode.DocumentLink(toRange(document, source.span), vscode.Uri.parse(source.url));
      link.tooltip = vscode.l10n.t('Open the article at its source');
      return [link];
    },
  };
}
