import * as vscode from 'vscode';
import type { Deps } from '../../deps.ts';
import { runInBackground } from '../../host/log.ts';
import { type PictureChange, planPictures } from './plan-pictures.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Empty.append('copydesk', 'picture');
/** `files` is what a file manager drags and copies, `text/uri-list` what the explorer of VS Code does. */
const mimeTypes = ['image/*', 'files', 'text/uri-list'];

/** Pastes and drops pictures into posts: the file goes where the site keeps them, and the text shows it. */
export function registerPicturePaste(deps: Deps): vscode.Disposable {
  const changes = new WeakMap<vscode.DocumentPasteEdit, PictureChange>();

  return vscode.Disposable.from(
    vscode.languages.registerDocumentPasteEditProvider(
      'markdown',
      {
        async provideDocumentPasteEdits(document, [range], data, _context, token) {
          if (!range) return undefined;
          const change = await planPictures(deps, { document, range, data, token });
          const isBesideText = data.get('text/plain') !== undefined;
          if (!change || (change.isRefused && isBesideText)) return undefined;
          const edit = new vscode.DocumentPasteEdit('', change.title, kind);
          edit.additionalEdit = change.edit;
          changes.set(edit, change);
          // Office programs put a picture beside every text that they copy.
          if (isBesideText) edit.yieldTo = [vscode.DocumentDropOrPasteEditKind.Text];
          return [edit];
        },
        // Once somebody has chosen it: what is only offered needs no words.
        resolveDocumentPasteEdit(edit) {
          for (const note of changes.get(edit)?.notes ?? []) runInBackground(show(note), deps.log);
          return edit;
        },
      },
      { providedPasteEditKinds: [kind], pasteMimeTypes: mimeTypes },
    ),
    vscode.languages.registerDocumentDropEditProvider(
      'markdown',
      {
        async provideDocumentDropEdits(document, at, data, token) {
          const range = new vscode.Range(at, at);
          const change = await planPictures(deps, { document, range, data, token });
          if (!change) return undefined;
          // Nobody is asked how to drop, and what is dropped VS Code does not resolve (1.139).
          for (const note of change.notes) runInBackground(show(note), deps.log);
          const edit = new vscode.DocumentDropEdit('', change.title, kind);
          edit.additionalEdit = change.edit;
          return edit;
        },
      },
      { providedDropEditKinds: [kind], dropMimeTypes: mimeTypes },
    ),
  );
}

async function show({ text, button }: PictureChange['notes'][number]): Promise<void> {
  const answers = button ? [button.label] : [];
  if ((await vscode.window.showWarningMessage(text, ...answers)) === button?.label && button)
    await vscode.commands.executeCommand(button.command);
}
