import * as vscode from 'vscode';
import {
  findTargets,
  insertLinks,
  isInList,
  type PostSummary,
  type RelatedItem,
  readCopiedLinks,
  stripTracking,
  type TargetSearch,
  toOwnPages,
  toRelatedItem,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toWorkspaceEdit } from '../../host/convert.ts';
import { placePost } from '../../newsroom/find-posts.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { baseOf } from './register-post-links.ts';
import { readListHabit } from './related-posts.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'relatedLinks');
const mimeTypes = ['text/html', 'text/uri-list', 'text/plain'];

/** Pastes addresses, and links that were copied from a page, as items of a list; drops posts as such. */
export function registerLinkPaste(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider('markdown', createPasting(deps), {
      providedPasteEditKinds: [kind],
      pasteMimeTypes: mimeTypes,
    }),
    vscode.languages.registerDocumentDropEditProvider('markdown', createDropping(deps), {
      providedDropEditKinds: [kind],
      dropMimeTypes: ['text/uri-list'],
    }),
  );
}

function createPasting(deps: Deps): vscode.DocumentPasteEditProvider {
  return {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      const [range, ...more] = ranges;
      if (!range?.isEmpty || more.length > 0) return undefined;
      const [html, uris, plain] = await Promise.all(mimeTypes.map(type => data.get(type)?.asString()));
      if (!/https?:/i.test(`${html} ${uris} ${plain}`)) return undefined;
      const open = await deps.posts.read(document);
      if (!open || token.isCancellationRequested) return undefined;
      const search = searchFor(deps, open);
      const items = readCopiedLinks({ html, uris, plain }, url => findTarget(url, search)?.title);
      const offset = document.offsetAt(range.start);
      if (items.length === 0 || isInFrontMatter(open, offset)) return undefined;
      const own = (toOwnPages(items, search) ?? items).map(item => ({
        ...item,
        url: stripTracking(item.url)?.url ?? item.url,
      }));
      const isOwn = own.some(({ url }, index) => url !== items[index]!.url);
      const habit = await readListHabit(deps, open, token);
      const edits: vscode.DocumentPasteEdit[] = [];
      const offer = (title: string, some: readonly RelatedItem[]): void => {
        const edit = new vscode.DocumentPasteEdit('', title, kind);
        edit.additionalEdit = toWorkspaceEdit(document, [
          insertLinks(open.post, offset, { items: some, habit }),
        ]);
        // Elsewhere an address may be meant for anything.
        if (!isInList(open.post, offset)) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
        edits.push(edit);
      };
      // Readers stay on the site where the article is here, too, and are counted by nobody where it is not.
      offer(vscode.l10n.t('Paste as related links'), own);
      if (isOwn) offer(vscode.l10n.t('Paste as related links with the copied URLs'), items);
      return edits;
    },
  };
}

function createDropping(deps: Deps): vscode.DocumentDropEditProvider {
  return {
    async provideDocumentDropEdits(document, position, data, token) {
      const uris = (await data.get('text/uri-list')?.asString()) ?? '';
      const open = await deps.posts.read(document);
      if (!open || token.isCancellationRequested) return undefined;
      const newsroom = deps.newsrooms.find(open.folder);
      const items: RelatedItem[] = [];
      for (const line of uris.split(/\r?\n/).filter(text => text.trim() !== '' && !text.startsWith('#'))) {
        const placed = await placePost(vscode.Uri.parse(line.trim()), deps.folders);
        const isHere = placed?.folder.root.toString() === open.folder.root.toString();
        const summary = placed && isHere ? newsroom.get(placed.path) : undefined;
        // With anything else among it, something else is meant.
        if (!summary) return undefined;
        // A post that was selected with the others is no reader's next.
        if (summary.path === pathIn(open.folder.root, document.uri)) continue;
        items.push(toRelatedItem(summary, open.facts.site));
      }
      const offset = document.offsetAt(position);
      if (items.length === 0 || isInFrontMatter(open, offset)) return undefined;
      const edit = new vscode.DocumentDropEdit('', vscode.l10n.t('Insert as related links'), kind);
      const habit = await readListHabit(deps, open, token);
      edit.additionalEdit = toWorkspaceEdit(document, [insertLinks(open.post, offset, { items, habit })]);
      return edit;
    },
  };
}

/** Where the posts are looked for that addresses lead to: nothing is asked of the network. */
function searchFor({ newsrooms }: Deps, { document, folder, facts }: OpenPost): TargetSearch {
  const newsroom = newsrooms.find(folder);
  return { newsroom, site: facts.site, base: baseOf(newsroom, pathIn(folder.root, document.uri)) };
}

function findTarget(url: string, search: TargetSearch): PostSummary | undefined {
  return findTargets({ kind: 'address', target: url }, search)[0];
}

function isInFrontMatter({ post }: OpenPost, offset: number): boolean {
  return offset < (post.frontMatter?.span.end ?? 0);
}
