import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, writeFile } from './documents.ts';

const today = /^\d{4}-\d\d-\d\d-/;

describe('The file of a post', () => {
  const made: string[] = [];

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of made) await vscode.workspace.fs.delete(uriOf(path)).then(undefined, () => undefined);
  });

  it('is a draft where it is asked for, is published, and becomes a draft again', async () => {
    await vscode.commands.executeCommand('copydesk.newPost', { title: 'Gulls at noon', isDraft: true });
    assert.equal(await activePath(path => path.startsWith('_drafts/')), '_drafts/gulls-at-noon.md');
    await vscode.commands.executeCommand('workbench.action.files.save');

    await vscode.commands.executeCommand('copydesk.publishDraft');
    const published = await activePath(path => path.startsWith('_posts/'));
    assert.match(published, /^_posts\/\d{4}-\d\d-\d\d-gulls-at-noon\.md$/);
    assert.equal(await isThere('_drafts/gulls-at-noon.md'), false);
    await eventually(() => vscode.window.activeTextEditor?.document.isDirty === false);

    await vscode.commands.executeCommand('copydesk.unpublish');
    assert.equal(await activePath(path => path.startsWith('_drafts/')), '_drafts/gulls-at-noon.md');
    assert.equal(await isThere(published), false);
  });

  it('is copied under today, and named by its title and date', async () => {
    const text =
      '---\nlayout: post\ntitle: "The quay, mended"\ndate: 2023-05-02 08:00:00 +0000\npermalink: /quay/\n---\nText.\n';
    await show(await writeFile('_posts/2023-05-02-quay.md', text));
    await vscode.commands.executeCommand('copydesk.duplicatePost');
    const copy = await activePath(path => path !== '_posts/2023-05-02-quay.md');
    assert.match(copy.replace('_posts/', ''), today);
    assert.ok(copy.endsWith('-quay.md'));
    const copied = new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(copy)));
    assert.doesNotMatch(copied, /2023-05-02|permalink/);

    await show(uriOf('_posts/2023-05-02-quay.md'));
    await vscode.commands.executeCommand('copydesk.renameFromTitle');
    assert.equal(await activePath(path => path.includes('mended')), '_posts/2023-05-02-the-quay-mended.md');
    assert.equal(await isThere('_posts/2023-05-02-quay.md'), false);
  });

  /** The path of the post in the active editor, once it is the wanted one. */
  async function activePath(isWanted: (path: string) => boolean): Promise<string> {
    const path = await eventually(() => {
      const active = vscode.window.activeTextEditor?.document.uri;
      const relative = active && vscode.workspace.asRelativePath(active, false);
      return relative !== undefined && isWanted(relative) && relative;
    });
    made.push(path);
    return path;
  }
});

function uriOf(path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, path);
}

async function show(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

async function isThere(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(uriOf(path)).then(
    () => true,
    () => false,
  );
}
