import * as vscode from 'vscode';
import {
  addressesOf,
  findPictureSpot,
  type PictureHabit,
  type PictureSpot,
  placePicture,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { isThere } from '../../host/document-at.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { readPictureHabit } from './picture-habit.ts';
import { type NewPicture, readTransfer, sayIfLarge } from './read-transfer.ts';

/** Something to be said, and what one may do about it. */
interface Note {
  readonly text: string;
  readonly button?: { readonly label: string; readonly command: string };
}

/** What becomes of pictures that are pasted or dropped. */
export interface PictureChange {
  readonly title: string;
  /** The files first: where one cannot be written, nothing is written into the text. */
  readonly edit: vscode.WorkspaceEdit;
  readonly notes: readonly Note[];
  /** Nothing is inserted; the notes say why. */
  readonly isRefused: boolean;
}

/** What is pasted or dropped, and where. */
interface PicturePaste {
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly data: vscode.DataTransfer;
  readonly token: vscode.CancellationToken;
}

/** Plans what becomes of pictures; undefined where none are meant, or the document is no post. */
export async function planPictures(
  deps: Deps,
  { document, range, data, token }: PicturePaste,
): Promise<PictureChange | undefined> {
  const open = await deps.posts.read(document);
  if (!open || token.isCancellationRequested) return undefined;
  const { root } = open.folder;
  const transfer = await readTransfer(data, root);
  if (!transfer || token.isCancellationRequested) return undefined;
  const { pictures, refusals } = transfer;
  const notes = refusals.map((text): Note => ({ text }));
  if (pictures.length === 0) return refuse(notes);
  const added = pictures.filter(picture => 'bytes' in picture);
  if (document.isUntitled && added.length > 0) return refuse([sayUnsaved()]);
  const habit = await readPictureHabit(deps, open, document);
  const placed = await placeAll(added, open, habit);
  if (!placed || token.isCancellationRequested) return undefined;
  const paths = pictures.map(picture => ('path' in picture ? picture.path : placed.get(picture)!));
  const spot = findPictureSpot({
    post: open.post,
    site: open.facts.site,
    selected: { start: document.offsetAt(range.start), end: document.offsetAt(range.end) },
    habit,
    pictures: paths.map(path => addressesOf(path, habit.form)),
  });
  if (!spot) return refuse([sayNoSpot(open, document.offsetAt(range.start))]);
  const edit = new vscode.WorkspaceEdit();
  // What has come to be there meanwhile stays: VS Code refuses the edit.
  for (const [{ bytes }, path] of placed)
    edit.createFile(vscode.Uri.joinPath(root, path), { contents: bytes, overwrite: false });
  edit.set(document.uri, [toTextEdit(document, spot)]);
  const title =
    paths.length === 1
      ? vscode.l10n.t('Insert the image as {0}', paths[0]!)
      : vscode.l10n.t('Insert {0} images', paths.length);
  const large = added.flatMap(picture => sayIfLarge(picture) ?? []);
  return { title, edit, notes: [...notes, ...large.map(text => ({ text }))], isRefused: false };
}

/** It is still an edit: otherwise VS Code would insert an address by its own idea, which leads nowhere on the page. */
function refuse(notes: readonly Note[]): PictureChange {
  const title = vscode.l10n.t('Do not insert the image');
  return { title, edit: new vscode.WorkspaceEdit(), notes, isRefused: true };
}

function sayUnsaved(): Note {
  return {
    text: vscode.l10n.t('Save the post before you insert images: they are named after its file.'),
    button: { label: vscode.l10n.t('Save'), command: 'workbench.action.files.save' },
  };
}

function sayNoSpot({ post }: OpenPost, offset: number): Note {
  return {
    text:
      offset < post.body.span.start
        ? vscode.l10n.t(
            'The image was not inserted. Put the cursor behind the name of an empty field, or into the text of the post.',
          )
        : vscode.l10n.t('The image was not inserted, since the page would not show it here or below.'),
  };
}

/** Where new pictures go; undefined where the post has no name. */
async function placeAll(
  pictures: readonly NewPicture[],
  { document, folder: { root }, facts }: OpenPost,
  habit: PictureHabit,
): Promise<ReadonlyMap<NewPicture, string> | undefined> {
  const taken = new Set<string>();
  const placed = new Map<NewPicture, string>();
  for (const picture of pictures) {
    for (;;) {
      const place = placePicture(habit, {
        post: pathIn(root, document.uri),
        ending: picture.ending,
        now: facts.now,
        isTaken: path => taken.has(path),
      });
      if (!place) return undefined;
      taken.add(place.file);
      // The list of files is behind what was just undone, and some file systems know no capital letters: the disk itself
      // is asked. Where it cannot tell, VS Code says why the file cannot be written.
      if (await isThere(vscode.Uri.joinPath(root, place.file)).catch(() => false)) continue;
      placed.set(picture, place.file);
      break;
    }
  }
  return placed;
}

function toTextEdit(document: vscode.TextDocument, { span, text }: PictureSpot): vscode.SnippetTextEdit {
  const snippet = new vscode.SnippetString();
  for (const [hole, piece] of text.entries()) {
    if (hole > 0) snippet.appendTabstop();
    snippet.appendText(piece);
  }
  const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
  return vscode.SnippetTextEdit.replace(range, snippet);
}
