import * as vscode from 'vscode';
import {
  endingOfType,
  type PictureHabit,
  type PlacedPicture,
  placePicture,
  showPicture,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { isThere } from '../../host/document-at.ts';
import type { OpenPost } from '../../newsroom/open-posts.ts';
import { pathIn } from '../../newsroom/post-path.ts';
import { readPictureHabit } from './picture-habit.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'picture');
/** `files` is what a file manager drags and copies. */
const mimeTypes = ['image/*', 'files'];

/** A picture that is pasted or dropped, and where it goes. */
interface NewFile {
  readonly file: vscode.DataTransferFile;
  readonly uri: vscode.Uri;
  readonly picture: PlacedPicture;
}

/** Pastes and drops pictures into posts: the file goes where the site keeps them, and the text shows it. */
export function registerPicturePaste(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(
      'markdown',
      {
        async provideDocumentPasteEdits(document, ranges, data, _context, token) {
          const [range, ...more] = ranges;
          if (!range || more.length > 0) return undefined;
          const made = await showPictures(deps, document, { data, at: range.start, token });
          if (!made) return undefined;
          const edit = new vscode.DocumentPasteEdit(made.text, made.title, kind);
          edit.additionalEdit = made.files;
          // Office programs put a picture beside every text that they copy.
          if (data.get('text/plain')) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
          return [edit];
        },
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: mimeTypes },
    ),
    vscode.languages.registerDocumentDropEditProvider(
      'markdown',
      {
        async provideDocumentDropEdits(document, at, data, token) {
          const made = await showPictures(deps, document, { data, at, token });
          if (!made) return undefined;
          const edit = new vscode.DocumentDropEdit(made.text, made.title, kind);
          edit.additionalEdit = made.files;
          return edit;
        },
      },
      { providedDropEditKinds: [kind], dropMimeTypes: mimeTypes },
    ),
  );
}

/** What was pasted or dropped, and where. */
interface Transfer {
  readonly data: vscode.DataTransfer;
  readonly at: vscode.Position;
  readonly token: vscode.CancellationToken;
}

async function showPictures(
  deps: Deps,
  document: vscode.TextDocument,
  { data, at, token }: Transfer,
): Promise<
  | { readonly text: vscode.SnippetString; readonly title: string; readonly files: vscode.WorkspaceEdit }
  | undefined
> {
  const files = filesIn(data);
  // With anything else among them, something else is meant; a post without a file has no name to call them by.
  if (files.length === 0 || document.isUntitled) return undefined;
  const open = await deps.posts.read(document);
  if (!open || token.isCancellationRequested) return undefined;
  const habit = await readPictureHabit(deps, open, document);
  const placed = await placeAll(files, open, habit);
  if (!placed || token.isCancellationRequested) return undefined;
  const edit = new vscode.WorkspaceEdit();
  // What has come to be there meanwhile stays: VS Code refuses the edit.
  for (const { uri, file } of placed) edit.createFile(uri, { contents: file, overwrite: false });
  const title =
    placed.length === 1
      ? vscode.l10n.t('Insert the image as {0}', placed[0]!.picture.file)
      : vscode.l10n.t('Insert {0} images', placed.length);
  return { text: textFor(open, document.offsetAt(at), { habit, placed }), title, files: edit };
}

interface TypedFile {
  readonly type: string;
  readonly file: vscode.DataTransferFile;
}

/** All files that come along; none where one of them is no picture that browsers show. */
function filesIn(data: vscode.DataTransfer): readonly TypedFile[] {
  const files: TypedFile[] = [];
  for (const [type, item] of data) {
    const file = item.asFile();
    if (!file) continue;
    if (endingOfType(type) === undefined) return [];
    files.push({ type, file });
  }
  return files;
}

async function placeAll(
  files: readonly TypedFile[],
  { document, folder, facts }: OpenPost,
  habit: PictureHabit,
): Promise<readonly NewFile[] | undefined> {
  const { root } = folder;
  const taken = new Set<string>();
  const placed: NewFile[] = [];
  for (const { type, file } of files) {
    for (;;) {
      const picture = placePicture(habit, {
        post: pathIn(root, document.uri),
        type,
        now: facts.now,
        isTaken: path => taken.has(path) || facts.site.files?.has(path) === true,
      });
      if (!picture) return undefined;
      taken.add(picture.file);
      const uri = vscode.Uri.joinPath(root, picture.file);
      // The list of files may be a moment behind, and some file systems know no capital letters.
      if (await isThere(uri)) continue;
      placed.push({ file, uri, picture });
      break;
    }
  }
  return placed;
}

function textFor(
  { document, post }: OpenPost,
  offset: number,
  { habit, placed }: { readonly habit: PictureHabit; readonly placed: readonly NewFile[] },
): vscode.SnippetString {
  const text = new vscode.SnippetString();
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  for (const [index, { picture }] of placed.entries()) {
    if (index > 0) text.appendText(eol);
    for (const [hole, piece] of showPicture(post, offset, { habit, picture }).entries()) {
      if (hole > 0) text.appendTabstop();
      text.appendText(piece);
    }
  }
  return text;
}
