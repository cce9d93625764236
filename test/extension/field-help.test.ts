import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, postWith } from './documents.ts';

describe('Help with the front matter', () => {
  it('says what a field is for', async () => {
    const document = await openFile('_posts', postWith('<p>a</p>'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().indexOf('layout:') + 2),
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map(content => (content as vscode.MarkdownString).value),
    );
    assert.match(said.join('\n'), /The layout in `_layouts`/);
  });

  it('offers the fields that are not there, in posts only', async () => {
    const post = await openFile('_posts', '---\nlayout: post\n\n---\n');
    assert.deepEqual((await offered(post)).slice(0, 3), ['title', 'date', 'author']);
    const notes = await openFile('notes', '---\nkind: note\n\n---\n');
    assert.ok(!(await offered(notes)).includes('title'));
  });

  it('makes a link of the source', async () => {
    const text = '---\nlayout: post\nfrom: "https://news.example.com/a"\n---\n';
    const document = await openFile('_posts', text);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    assert.ok(links.some(({ target }) => target?.toString() === 'https://news.example.com/a'));
  });

  async function offered(document: vscode.TextDocument): Promise<readonly string[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(2, 0),
    );
    const fields = list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Property);
    return fields
      .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
      .map(({ label }) => (typeof label === 'string' ? label : label.label));
  }
});
