import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, replaceText } from './documents.ts';

describe('The preview', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  // The page's title is set when the page has asked for its article: its script runs.
  it('opens beside the post and leaves the cursor where it is', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showPreviewToSide');
    const tab = await eventually(() => previewTab('Ferry sold'));
    assert.equal(tab.group.viewColumn, vscode.ViewColumn.Two);
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('follows the text, and the post in the active editor', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showPreviewToSide');
    await eventually(() => previewTab('Ferry sold'));
    await replaceText(document, document.getText().replace('title: "Ferry sold"', 'title: "Ferry kept"'));
    await eventually(() => previewTab('Ferry kept'));
    await openFile('notes', '# Notes\n');
    await openFile('_posts', postWith('').replaceAll('Ferry sold', 'Bridge open'));
    await eventually(() => previewTab('Bridge open'));
    assert.equal(previewTabs().length, 1);
  });

  it('stays at its post when it is locked, and another one follows the editor', async () => {
    await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showPreviewToSide');
    await eventually(() => previewTab('Ferry sold'));
    await vscode.commands.executeCommand('copydesk.toggleLock');
    await eventually(() => previewTab('[Preview] Ferry sold'));
    await openFile('_posts', postWith('').replaceAll('Ferry sold', 'Bridge open'));
    await vscode.commands.executeCommand('copydesk.showPreviewToSide');
    await eventually(() => previewTab('Preview Bridge open'));
    assert.ok(previewTab('[Preview] Ferry sold'));
    assert.equal(previewTabs().length, 2);
  });

  it('opens locked, once for each post', async () => {
    await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showLockedPreviewToSide');
    await eventually(() => previewTab('[Preview] Ferry sold'));
    await vscode.commands.executeCommand('copydesk.showLockedPreviewToSide');
    assert.equal(previewTabs().length, 1);
  });

  it('stays with its post when the file gets another name', async () => {
    const { uri } = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showLockedPreviewToSide');
    await eventually(() => previewTab('[Preview] Ferry sold'));
    const renamed = uri.with({ path: uri.path.replace('made-by', 'renamed-by') });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    await vscode.workspace.applyEdit(edit);
    const document = await vscode.workspace.openTextDocument(renamed);
    await replaceText(document, document.getText().replace('title: "Ferry sold"', 'title: "Ferry kept"'));
    await eventually(() => previewTab('[Preview] Ferry kept'));
  });

  it('does not go on showing a post whose file is gone', async () => {
    const { uri } = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showLockedPreviewToSide');
    await eventually(() => previewTab('[Preview] Ferry sold'));
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    await vscode.workspace.applyEdit(edit);
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    await eventually(() => previewTab(`[Preview] ${name}`));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(postWith('<p>It is back.</p>')));
    await eventually(() => previewTab('[Preview] Ferry sold'));
  });

  it('gives the published HTML to the clipboard', async () => {
    await openFile('_posts', `${postWith('<p>The ferry is *sold*.</p>')}\nAnd the *bridge*.\n`);
    await vscode.commands.executeCommand('copydesk.copyHtml');
    const html = await vscode.env.clipboard.readText();
    assert.match(html, /<p>The ferry is \*sold\*\.<\/p>/);
    assert.match(html, /<p>And the <em>bridge<\/em>\.<\/p>/);
    assert.doesNotMatch(html, /data-/);
  });

  it('can be closed while it is asked for its page', async () => {
    await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showPreviewToSide');
    const opened = vscode.commands.executeCommand('copydesk.openInBrowser');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await opened;
  });

  it('opens in place of the post, and shows the source again', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await vscode.commands.executeCommand('copydesk.showPreview');
    await eventually(() => previewTab('Ferry sold')?.isActive);
    await vscode.commands.executeCommand('copydesk.showSource');
    await eventually(() => vscode.window.activeTextEditor?.document === document);
  });
});

function previewTab(title: string): vscode.Tab | undefined {
  return previewTabs().find(({ label }) => label.includes(title));
}

function previewTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('copydesk.preview'),
    );
}
