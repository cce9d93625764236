import * as vscode from 'vscode';
import {
  type CleanedHtml,
  cleanCopied,
  findPlaceForCopied,
  isColouredCode,
  isHtmlSource,
  MAX_COPIED,
  type Post,
  placeCopied,
  readCopiedLinks,
  type Span,
} from '../core/index.ts';
import { toWorkspaceEdit } from './convert.ts';
import type { Deps } from './deps.ts';
import type { OpenPosts } from './open-posts.ts';
import { pathIn } from './post-path.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'article');

/** A paste that is only cleaned when it is wanted: that may take a second. */
interface ArticleEdit extends vscode.DocumentPasteEdit {
  readonly html: string;
  readonly plain: string;
  readonly selected: Span;
  readonly document: vscode.TextDocument;
}

/**
 * Pastes what was copied from a page, or the source of one, as the body of a post that has none yet; elsewhere it is
 * offered beside the plain text.
 */
export function registerArticlePaste({ posts }: Deps): vscode.Disposable {
  return vscode.languages.registerDocumentPasteEditProvider('markdown', createProvider(posts), {
    providedPasteEditKinds: [kind],
    pasteMimeTypes: ['text/html', 'text/plain'],
  });
}

/** A picture that was only on another machine cannot be taken over: nobody should find out when it is published. */
export function tellLostPictures({ lostPictures }: CleanedHtml): void {
  if (lostPictures === 0) return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Pictures that have no address of their own were left out: {0}', lostPictures),
  );
}

function createProvider(posts: OpenPosts): vscode.DocumentPasteEditProvider<ArticleEdit> {
  return {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      const [range, ...more] = ranges;
      if (!range || more.length > 0) return undefined;
      const [html = '', plain = ''] = await Promise.all(
        ['text/html', 'text/plain'].map(type => data.get(type)?.asString()),
      );
      const isFromPage = /<[a-z]/i.test(html) && !isColouredCode(html);
      const source = isFromPage ? html : isHtmlSource(plain) ? plain : '';
      if (source === '' || source.length > MAX_COPIED) return undefined;
      const open = await posts.read(document);
      if (!open || token.isCancellationRequested) return undefined;
      const selected = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      const place = findPlaceForCopied(open.post, selected);
      if (!place) return undefined;
      // A list of links is pasted as such, and a word out of a page as text.
      if (isFromPage && readCopiedLinks({ html }, () => undefined).length > 0) return undefined;
      const isWholeBody = place.kind === 'body';
      if (!isWholeBody && !isFromPage) return undefined;
      if (!isWholeBody && !/<(?:p|div|ul|ol|h[1-6]|table|figure|blockquote|img)\b/i.test(source))
        return undefined;
      const title = isWholeBody
        ? vscode.l10n.t("Paste as the post's body (cleaned)")
        : vscode.l10n.t('Paste as HTML (cleaned)');
      const edit = Object.assign(new vscode.DocumentPasteEdit('', title, kind), {
        html: source,
        plain,
        selected,
        document,
      });
      // Source may be pasted as it is; and who adds to a post may mean the text alone.
      if (!isWholeBody || !isFromPage) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },

    async resolveDocumentPasteEdit(edit, token) {
      const { document } = edit;
      const open = await posts.read(document);
      if (!open || token.isCancellationRequested) return edit;
      const { post, folder, facts } = open;
      const place = findPlaceForCopied(post, edit.selected);
      const cleaned =
        place &&
        cleanCopied(edit.html, {
          path: pathIn(folder.root, document.uri),
          title: textOf(post, 'title'),
          from: textOf(post, 'from'),
          facts: { ...facts, newsroom: undefined },
          settings: folder.settings,
        });
      edit.additionalEdit = toWorkspaceEdit(document, [
        cleaned ? placeCopied(post, place, cleaned.html) : { span: edit.selected, text: edit.plain },
      ]);
      if (cleaned) tellLostPictures(cleaned);
      return edit;
    },
  };
}

function textOf({ frontMatter }: Post, field: string): string {
  const value = frontMatter?.data[field];
  return typeof value === 'string' ? value : '';
}
