import * as vscode from 'vscode';
import {
  type KnownValues,
  lastModifiedEdits,
  type TextEdit,
  timestampEdits,
  writeNow,
} from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { toRange } from '../../host/convert.ts';
import { pathIn } from '../../newsroom/post-path.ts';

/** Writes, as a post is saved, when it was changed, and its date into the timestamp: where the settings ask for it. */
export function registerSave({ posts, newsrooms }: Deps): vscode.Disposable {
  async function editsFor(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
    const configuration = vscode.workspace.getConfiguration('copydesk', document);
    const where = configuration.get<string>('save.lastModified');
    const writesTimestamp = configuration.get<boolean>('save.timestamp') === true;
    const open =
      writesTimestamp || (where !== 'off' && where !== undefined) ? await posts.read(document) : undefined;
    if (!open) return [];
    const { post, folder, facts } = open;
    const edits: TextEdit[] = [];
    if (where === 'present' || where === 'always') {
      const known: KnownValues = {
        newsroom: newsrooms.find(folder),
        post: pathIn(folder.root, document.uri),
        layouts: [],
        timeZone: facts.site.timeZone,
        now: facts.now,
      };
      edits.push(...lastModifiedEdits(post, writeNow(facts.schema, known), where));
    }
    if (writesTimestamp) edits.push(...timestampEdits(post, facts.site));
    return edits.map(({ span, text }) => vscode.TextEdit.replace(toRange(document, span), text));
  }

  return vscode.workspace.onWillSaveTextDocument(event => {
    // A save by itself, after a delay, is none that somebody meant; and a post that is saved unchanged was not changed.
    const isMeant = event.reason === vscode.TextDocumentSaveReason.Manual && event.document.isDirty;
    if (isMeant && event.document.languageId === 'markdown') event.waitUntil(editsFor(event.document));
  });
}
