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
