import * as vscode from 'vscode';
import {
  type CleanedHtml,
  type CopiedPlace,
  cleanCopied,
  findPlaceForCopied,
  isColouredCode,
  isHtmlSource,
  MAX_COPIED,
  type Post,
  placeCopied,
  readCopiedLinks,
} from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { toRange } from '../host/convert.ts';
import type { OpenPost, OpenPosts } from '../newsroom/open-posts.ts';
import { pathIn } from '../newsroom/post-path.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'article');

/**
 * A paste that is only cleaned when it is wanted: that may take a second. It is made for the text as it was before
 * anything was pasted; by the time it is wanted, VS Code may have pasted something else, which it takes back.
 */
interface ArticleEdit extends vscode.DocumentPasteEdit {
  readonly html: string;
  readonly plain: string;
  readonly open: OpenPost;
  readonly place: CopiedPlace;
  /** The place as a range. */
  readonly range: vscode.Range;
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
    vscode.l10n.t('Images without a URL of their own were left out: {0}', lostPictures),
  );
}

/** What of a page is more than some words of one paragraph. */
const HAS_BLOCK = /<(?:p|div|ul|ol|h[1-6]|table|figure|blockquote|img)\b/i;

function createProvider(posts: OpenPosts): vscode.DocumentPasteEditProvider<ArticleEdit> {
  return {
    async provideDocumentPasteEdits(document, ranges, data, _context, token) {
      const [selection, ...more] = ranges;
      if (!selection || more.length > 0) return undefined;
      const [html = '', plain = ''] = await Promise.all(
        ['text/html', 'text/plain'].map(type => data.get(type)?.asString()),
      );
      // The source of a page may be copied from a page, too.
      const isSource = isHtmlSource(plain);
      const isFromPage = !isSource && /<[a-z]/i.test(html) && !isColouredCode(html);
      const source = isSource ? plain : isFromPage ? html : '';
      if (source === '' || source.length > MAX_COPIED) return undefined;
      const open = await posts.read(document);
      if (!open || token.isCancellationRequested) return undefined;
      const selected = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
      const place = findPlaceForCopied(open.post, selected);
      if (!place) return undefined;
      // A list of links is pasted as such.
      if (isFromPage && readCopiedLinks({ html }, () => undefined).length > 0) return undefined;
      const isWholeBody = place.kind === 'body';
      const isArticle = isFromPage && HAS_BLOCK.test(html);
      if (!isWholeBody && !isArticle) return undefined;
      const title = isWholeBody
        ? vscode.l10n.t("Paste as the post's body (cleaned)")
        : vscode.l10n.t('Paste as HTML (cleaned)');
      const range = toRange(document, place.span);
      const made = { html: source, plain, open, place, range };
      const edit = Object.assign(new vscode.DocumentPasteEdit('', title, kind), made);
      // Source may be pasted as it is, words out of a page as words; and who adds to a post may mean the text alone.
      if (!isWholeBody || !isArticle) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
      return [edit];
    },

    resolveDocumentPasteEdit(edit) {
      const { html, plain, open, place, range } = edit;
      const { document, post, folder, facts } = open;
      const cleaned = cleanCopied(html, {
        path: pathIn(folder.root, document.uri),
        title: textOf(post, 'title'),
        from: textOf(post, 'from'),
        facts: { ...facts, newsroom: undefined },
        settings: folder.settings,
      });
      edit.additionalEdit = new vscode.WorkspaceEdit();
      const text = cleaned ? placeCopied(post, place, cleaned.html).text : plain;
      edit.additionalEdit.replace(document.uri, range, text);
      if (cleaned) tellLostPictures(cleaned);
      return edit;
    },
  };
}

function textOf({ frontMatter }: Post, field: string): string {
  const value = frontMatter?.data[field];
  return typeof value === 'string' ? value : '';
}
