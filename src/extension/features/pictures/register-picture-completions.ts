import * as vscode from 'vscode';
import { addressesOf, inertText, isImagePath, readPictureWriting } from '../../../core/index.ts';
import type { Deps } from '../../deps.ts';
import { readPictureHabit } from './picture-habit.ts';

/** Lines may be a whole body long; a tag that is longer, in UTF-16 units, is not being written by hand. */
const REACH = 1000;
const MAX_OFFERED = 500;

/** Offers the pictures of the site for the address of an image, as its posts write it. */
export function registerPictureCompletions(deps: Deps): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider(
    'markdown',
    {
      async provideCompletionItems(document, position, token) {
        const open = await deps.posts.readHead(document);
        if (!open || token.isCancellationRequested) return [];
        const before = document
          .lineAt(position)
          .text.slice(Math.max(0, position.character - REACH), position.character);
        const isInFrontMatter = document.offsetAt(position) < (open.head.frontMatter?.span.end ?? 0);
        const writing = readPictureWriting(before, isInFrontMatter);
        const { files } = open.facts.site;
        if (!writing || !files) return [];
        const { form } = await readPictureHabit(deps, open, document);
        if (token.isCancellationRequested) return [];
        const range = new vscode.Range(position.translate(0, -writing.typed.length), position);
        // What stands before the last slash may be Liquid; names are looked for in any folder.
        const name = /[^/{}'"|\s]*$/.exec(writing.typed)![0].toLowerCase();
        const pictures = files.paths.filter(
          path => isImagePath(path) && !files.ofTheme?.has(path) && path.toLowerCase().includes(name),
        );
        const items = pictures.slice(-MAX_OFFERED).map(path => {
          const { address, plainAddress } = addressesOf(path, form);
          const item = new vscode.CompletionItem(inertText(path), vscode.CompletionItemKind.File);
          item.insertText = isInFrontMatter ? plainAddress : address;
          item.filterText = `${plainAddress} ${path}`;
          item.range = range;
          return item;
        });
        return new vscode.CompletionList(items, pictures.length > MAX_OFFERED);
      },
    },
    '"',
    "'",
    '(',
    ' ',
    '/',
  );
}
