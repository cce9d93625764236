import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, postWith } from './documents.ts';

const body = '<p>The ferry is sold.</p><p>The <b>bridge</b> is not.</p>';
const laidOut = `<div>
  <p>The ferry is sold.</p>
  <p>The <b>bridge</b> is not.</p>
</div>`;
const options: vscode.FormattingOptions = { tabSize: 2, insertSpaces: true };

describe('Formatting', () => {
  it('lays out a post, and one undo takes it back', async () => {
    const text = postWith(body);
    const document = await openFile('_posts', text);
    await vscode.workspace.getConfiguration('editor', document).update('tabSize', 2);
    try {
      await vscode.commands.executeCommand('editor.action.formatDocument');
    } finally {
      await vscode.workspace.getConfiguration('editor', document).update('tabSize', undefined);
    }
    assert.ok(document.getText().includes(laidOut), document.getText());
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('lays out a selection alone', async () => {
    const document = await openFile('_posts', postWith(`${body}<p>Nor is the tram.</p>`));
    const start = document.getText().indexOf('<p>Nor');
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + 3));
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatRangeProvider',
      document.uri,
      range,
      options,
    );
    assert.deepEqual(
      edits.map(({ range: { start: place }, newText }) => [document.offsetAt(place), newText]),
      [[start, '\n  ']],
    );
  });

  it('leaves other Markdown alone', async () => {
    const document = await openFile('notes', `# Notes\n\n<div>${body}</div>\n`);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      options,
    );
    assert.deepEqual(edits ?? [], []);
  });
});
