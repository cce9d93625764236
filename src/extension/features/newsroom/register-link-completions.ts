import * as vscode from 'vscode';
import {
  addressOf,
  dayOf,
  findTargets,
  inertText,
  type LinkWriting,
  type PostSummary,
  readLinkWriting,
  writeLink,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { baseOf } from './register-post-links.ts';
import { rankFor } from './related-posts.ts';

/** Lines may be a whole body long; a tag that is longer, in UTF-16 units, is not being written by hand. */
const REACH = 1000;
const MAX_OFFERED = 300;

/** Offers the posts of the newsroom for the address of a link, its title, and an item of a list. */
export function registerLinkCompletions({ posts, newsrooms }: Deps): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    'markdown',
    {
      async provideCompletionItems(document, position, token) {
        const line = document.lineAt(position).text;
        const before = line.slice(Math.max(0, position.character - REACH), position.character);
        const behind = line.slice(position.character, position.character + REACH);
        const writing = readLinkWriting(before, behind);
        const open = writing && (await posts.readHead(document));
        if (!writing || !open || token.isCancellationRequested) return [];
        const newsroom = newsrooms.find(open.folder);
        const { site } = open.facts;
        const base = baseOf(newsroom, pathIn(open.folder.root, document.uri));
        const targets =
          writing.kind === 'title' && writing.address !== ''
            ? findTargets({ kind: 'address', target: writing.address }, { newsroom, site, base })
            : [];
        const offered =
          targets.length > 0
            ? targets
            : rankFor(document, { newsroom, open, limit: MAX_OFFERED }).map(({ summary }) => summary);
        const range = new vscode.Range(
          position.translate(0, -writing.typed.length),
          position.translate(0, writing.closing),
        );
        return offered.map((summary, index) =>
          toItem(summary, { writing, address: addressOf(summary, site), range, index }),
        );
      },
    },
    '"',
    "'",
    '>',
    '[',
    '(',
  );
}

interface Offer {
  readonly writing: LinkWriting;
  readonly address: string;
  readonly range: vscode.Range;
  readonly index: number;
}

function toItem(
  { title, path, date }: PostSummary,
  { writing, address, range, index }: Offer,
): vscode.CompletionItem {
  const label = title || path;
  const day = date === undefined ? '' : dayOf(date);
  const item = new vscode.CompletionItem(
    { label: inertText(label), description: day },
    vscode.CompletionItemKind.Reference,
  );
  item.insertText = writeLink({ title: label, url: address }, writing);
  item.detail = inertText(address);
  // Who writes an address may search by either; a bracket that was typed is part of what is searched for.
  const lead = writing.typed.startsWith('[') ? '[' : '';
  item.filterText = writing.kind === 'address' ? `${address} ${label}` : `${lead}${label} ${address}`;
  item.range = range;
  item.sortText = String(index).padStart(5, '0');
  return item;
}
