import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completionsAfter, eventually, openFile, postWith, quiet, rulesOf, writeFile } from './documents.ts';

const mole = `---
title: "The mole is mended"
date: 2024-04-11T08:30:00.000Z
from: https://gazette.ternbay.example/news/mole.html
tags: [ harbour ]
---
The mole is mended, stone by stone.
`;
const address = '/2024/04/11/mole.html';

describe('Related links', () => {
  let file: vscode.Uri;

  before(async () => {
    file = await writeFile('_posts/2024-04-11-mole.md', mole);
    const document = await openFile('_posts', postWith('<ul>\n<li></li>\n</ul>'));
    // The other posts of the newsroom may be known before this one.
    await eventually(async () => {
      const items = await offeredAfter(document, '<li>', '>');
      return items.some(({ insertText }) => String(insertText).includes(address));
    });
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(file);
  });

  it('are offered for an address, a title and an item', async () => {
    const body = `<a href=""></a>\n<ul>\n<li></li>\n<li><a href="${address}"></a></li>\n</ul>`;
    const document = await openFile('_posts', postWith(body));
    const texts = async (text: string, trigger: string): Promise<readonly string[]> =>
      (await offeredAfter(document, text, trigger)).map(({ insertText }) => String(insertText));
    assert.ok((await texts('<a href="', '"')).includes(address));
    assert.ok((await texts('<li>', '>')).includes(`<a href="${address}">The mole is mended</a>`));
    assert.deepEqual(await texts(`<li><a href="${address}">`, '>'), ['The mole is mended']);
    assert.deepEqual(await texts('<div>', '>'), []);
  });

  it('are offered in Markdown', async () => {
    const document = await openFile('_posts', postWith('- [x]()\n- mole\n'));
    const after = async (text: string, trigger: string): Promise<readonly string[]> =>
      (await offeredAfter(document, text, trigger)).map(({ insertText }) => String(insertText));
    assert.ok((await after('- [x](', '(')).includes(address));
    assert.ok((await after('- mole', 'e')).includes(`[The mole is mended](${address})`));
  });

  it('are rewritten by an action, and made of selected paragraphs', async () => {
    const run = `<p><a href="/a">A</a></p>\n<p><a href="${address}">B</a></p>`;
    const document = await openFile(
      '_posts',
      postWith(`<ul><li><strong><a href="/a">A</a></strong></li><li><a href="/b">B</a></li></ul>\n${run}`),
    );
    const [rewrite] = await actionsAt(document, '<strong>');
    assert.equal(rewrite?.title, 'Rewrite as a list of related links');
    await vscode.workspace.applyEdit(rewrite.edit!);
    assert.ok(
      document.getText().includes('<ul>\n<li><a href="/a">A</a></li>\n<li><a href="/b">B</a></li>\n</ul>'),
    );
    const [convert] = await actionsAt(document, run);
    assert.equal(convert?.title, 'Convert to related links');
    await vscode.workspace.applyEdit(convert.edit!);
    assert.ok(
      document
        .getText()
        .includes(`<ul>\n<li><a href="/a">A</a></li>\n<li><a href="${address}">B</a></li>\n</ul>`),
    );
  });
});

describe('A new post', () => {
  it('is written to its file and opened where its text begins', async () => {
    await vscode.commands.executeCommand('copydesk.newPost', {
      title: '灯塔 relit',
      from: 'https://nobody.example/news/relit.html',
      author: 'Ana Reyes',
      tags: ['harbour'],
    });
    const editor = await eventually(() => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.includes('relit') && active;
    });
    const { document, selection } = editor;
    try {
      assert.match(document.uri.path, /\/_posts\/\d{4}-\d\d-\d\d-灯塔-relit\.md$/);
      assert.match(
        document.getText(),
        /^---\nlayout: post\ntitle: "灯塔 relit"\ndate: .*\n[\s\S]*tags: \[ harbour \]\n/,
      );
      assert.equal(document.offsetAt(selection.active), document.getText().length);
      // What is looked at next does not take its place.
      assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
      await quiet();
      assert.deepEqual(rulesOf(document), []);
      // A second one of that name takes the next, and nothing half written is left beside them.
      await vscode.commands.executeCommand('copydesk.newPost', { title: '灯塔 relit' });
      const twin = await eventually(() => {
        const active = vscode.window.activeTextEditor?.document;
        return active?.uri.path.endsWith('-灯塔-relit-2.md') && active;
      });
      const folder = vscode.Uri.joinPath(twin.uri, '..');
      const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
      assert.deepEqual(
        names.filter(name => name.endsWith('.tmp')),
        [],
      );
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(twin.uri);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(document.uri);
    }
  });
});

async function offeredAfter(
  document: vscode.TextDocument,
  text: string,
  trigger: string,
): Promise<readonly vscode.CompletionItem[]> {
  const items = await completionsAfter(document, text, trigger);
  return items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference);
}

async function actionsAt(document: vscode.TextDocument, text: string): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.RefactorRewrite.value,
  );
  return actions.filter(({ title }) => /related links/.test(title));
}
