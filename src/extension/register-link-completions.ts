import * as vscode from 'vscode';
import { escapeHtml, escapeHtmlAttribute, findTargets, type PostSummary } from '../core/index.ts';
import type { Deps } from './deps.ts';
import { pathIn } from './post-path.ts';
import { baseOf } from './register-post-links.ts';
import { addressOf, dayOf, rankFor } from './related-posts.ts';

/** Lines may be a whole body long; a tag that is longer, in UTF-16 units, is not being written by hand. */
const REACH = 1000;
const MAX_OFFERED = 300;

/** What is being written at the cursor. */
interface Place {
  readonly kind: 'address' | 'title' | 'item';
  readonly typed: string;
  /** The address of the link whose title is being written. */
  readonly address: string;
}

/** Offers the posts of the newsroom for the address of a link, its title, and an item of a list. */
export function registerLinkCompletions({ posts, newsrooms }: Deps): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    'markdown',
    {
      async provideCompletionItems(document, position, token) {
        const line = document.lineAt(position).text;
        const place = placeAt(line.slice(Math.max(0, position.character - REACH), position.character));
        const open = place && (await posts.readHead(document));
        if (!place || !open || token.isCancellationRequested) return [];
        const newsroom = newsrooms.find(open.folder);
        const { site } = open.facts;
        const base = baseOf(newsroom, pathIn(open.folder.root, document.uri));
        const targets =
          place.kind === 'title' && place.address !== ''
            ? findTargets({ kind: 'address', target: place.address }, { newsroom, site, base })
            : [];
        const offered =
          targets.length > 0
            ? targets
            : rankFor(document, { newsroom, open, limit: MAX_OFFERED }).map(({ summary }) => summary);
        const range = new vscode.Range(position.translate(0, -place.typed.length), position);
        return offered.map((summary, index) =>
          toItem(summary, { kind: place.kind, address: addressOf(summary, site), range, index }),
        );
      },
    },
    '"',
    "'",
    '>',
  );
}

function placeAt(before: string): Place | undefined {
  const address = /<a\s[^<>]*?\bhref\s*=\s*(?:"([^"<>]*)|'([^'<>]*))$/i.exec(before);
  if (address) return { kind: 'address', typed: address[1] ?? address[2] ?? '', address: '' };
  const title = /<li\b[^<>]*>\s*<a\s[^<>]*?\bhref\s*=\s*["']([^"'<>]*)["'][^<>]*>([^<>]*)$/i.exec(before);
  if (title) return { kind: 'title', typed: title[2]!, address: title[1]!.replaceAll('&amp;', '&') };
  const item = /<li>([^<>]*)$/i.exec(before);
  return item ? { kind: 'item', typed: item[1]!, address: '' } : undefined;
}

interface Writing {
  readonly kind: Place['kind'];
  readonly address: string;
  readonly range: vscode.Range;
  readonly index: number;
}

function toItem(
  { title, path, date }: PostSummary,
  { kind, address, range, index }: Writing,
): vscode.CompletionItem {
  const label = title || path;
  const day = date === undefined ? '' : dayOf(date);
  const item = new vscode.CompletionItem({ label, description: day }, vscode.CompletionItemKind.Reference);
  const text = escapeHtml(label);
  const href = escapeHtmlAttribute(address);
  item.insertText = kind === 'address' ? href : kind === 'title' ? text : `<a href="${href}">${text}</a>`;
  item.detail = address;
  // Who writes an address may search by either.
  item.filterText = kind === 'address' ? `${address} ${label}` : `${label} ${address}`;
  item.range = range;
  item.sortText = String(index).padStart(5, '0');
  return item;
}
