import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, problemsOf, writeFile } from './documents.ts';

const bridge = `---
title: "The old pier is sold"
date: 2024-04-01T08:30:00.000Z
from: https://gazette.ternbay.example/news/pier.html
author: Pier Reporter
tags: [ pier, old wood ]
---
The pier is sold, planks and all.
`;

describe('A newsroom', () => {
  let pier: vscode.Uri;

  before(async () => {
    pier = await writeFile('_posts/2024-04-01-old-pier.md', bridge);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(pier);
  });

  it('follows a link to where another post comes from, and says what it leads to', async () => {
    const document = await openPost(
      '_posts/2024-04-02-link.md',
      'The <a href="http://gazette.ternbay.example/news/pier.html">pier</a>.',
    );
    const links = await eventually(async () => {
      const found = await ask<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document,
        'pier.html',
      );
      return found.length > 0 && found;
    });
    assert.equal(links[0]?.targetUri.toString(), pier.toString());
    const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', document, 'pier.html');
    const words = hovers.flatMap(({ contents }) =>
      contents.map(content => (content as vscode.MarkdownString).value),
    );
    assert.match(words.join('\n'), /The old pier is sold[\s\S]*2024-04-01[\s\S]*planks and all/);
  });

  it('tells of such a link, and offers the address of the post', async () => {
    const document = await openPost(
      '_posts/2024-04-03-hint.md',
      'The <a href="https://gazette.ternbay.example/news/pier.html">pier</a>.',
    );
    const problem = await eventually(async () =>
      problemsOf(document).find(({ message }) => message.includes('is also a post on this site')),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Link to the post on this site, /2024/04/01/old-pier.html'), titles.join());
  });

  it('finds all links to a post', async () => {
    const document = await openPost(
      '_posts/2024-04-04-references.md',
      '[One](/2024/04/01/old-pier.html), [two]({% post_url 2024-04-01-old-pier %}).',
    );
    const places = await eventually(async () => {
      const found = await ask<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document,
        'old-pier.html',
      );
      return found.filter(({ uri }) => uri.path === document.uri.path).length === 2 && found;
    });
    const texts = places
      .filter(({ uri }) => uri.path === document.uri.path)
      .map(({ range }) => document.getText(range));
    assert.deepEqual(texts, ['/2024/04/01/old-pier.html', '2024-04-01-old-pier']);
  });

  it('renames a tag in all posts, in one step that can be undone', async () => {
    const document = await openPost('_posts/2024-04-05-rename.md', 'Text.', 'tags: [ "old wood", planks ]\n');
    const edit = await eventually(async () => {
      const found = await vscode.commands
        .executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          positionIn(document, 'old wood'),
          'Drift: wood',
        )
        .then(undefined, () => undefined);
      return found?.size === 2 && found;
    });
    const texts = edit
      .entries()
      .map(([uri, edits]) => [uri.path.split('/').at(-1), edits.map(({ newText }) => newText)]);
    assert.deepEqual(Object.fromEntries(texts), {
      '2024-04-01-old-pier.md': ['"Drift: wood"'],
      '2024-04-05-rename.md': ['"Drift: wood"'],
    });
    const before = document.getText();
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /tags: \[ "Drift: wood", planks \]/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually(async () => document.getText() === before);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('finds the posts of a term', async () => {
    const document = await openPost('_posts/2024-04-06-term.md', 'Text.', 'author: Pier Reporter\n');
    const places = await eventually(async () => {
      const found = await ask<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document,
        'Pier Reporter',
      );
      return found.length >= 2 && found;
    });
    const names = places.map(({ uri }) => uri.path.split('/').at(-1));
    assert.deepEqual(names.sort(), ['2024-04-01-old-pier.md', '2024-04-06-term.md']);
  });

  it('lists posts and terms among the symbols of the workspace', async () => {
    const symbols = await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'pier',
      );
      return found.some(({ name }) => name === 'The old pier is sold') && found;
    });
    assert.ok(symbols.some(({ name, containerName }) => name === 'pier' && containerName === 'tag · 1 post'));
  });

  it('mends the links to a post that is renamed', async () => {
    const moved = await writeFile('_posts/2024-04-07-moves.md', postText('Text.', 'title: Moves\n'));
    const document = await openPost('_posts/2024-04-08-stays.md', 'See [it](/2024/04/07/moves.html#top).');
    await eventually(async () => {
      const found = await ask<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        document,
        'moves.html',
      );
      return found.length > 0;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(moved, vscode.Uri.joinPath(moved, '..', '2024-04-07-has-moved.md'));
    // In tests VS Code takes the changes without asking.
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(async () => document.getText().includes('/2024/04/07/has-moved.html#top'));
  });

  it('tells of a link that leads nowhere, and no longer once the post is there', async () => {
    const document = await openPost(
      '_posts/2024-04-09-nowhere.md',
      'See [it](/2024/04/10/comes-later.html).',
    );
    const isMissing = (): boolean =>
      problemsOf(document).some(({ message }) => message.startsWith('There is no post'));
    await eventually(async () => isMissing());
    await writeFile('_posts/2024-04-10-comes-later.md', postText('Text.'));
    await eventually(async () => !isMissing());
  });

  it('knows of many files that come at once, and of those that go with their folder', async () => {
    const count = 300;
    const text = (index: number): string => postText('Text.', `title: Flotsam ${index}\ntags: [ flotsam ]\n`);
    const written = Array.from({ length: count }, (_, index) =>
      writeFile(`_posts/flotsam/2024-04-11-flotsam-${index}.md`, text(index)),
    );
    const [first] = await Promise.all(written);
    assert.equal(await postsWithTag('flotsam', `${count} posts`), true);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(first!, '..'), { recursive: true });
    await eventually(async () => !(await symbols('flotsam')).some(({ name }) => name.startsWith('Flotsam')));
  });

  it('takes the other side of a comparison for no post', async () => {
    const scheme = 'copydesk-test';
    const text = postText('Text.', 'title: Old side\ntags: [ old side ]\n');
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => text,
    });
    try {
      const document = await vscode.workspace.openTextDocument(pier.with({ scheme }));
      assert.equal(document.languageId, 'markdown');
      // What is in an editor is known before long; another post that is written now, soon afterwards.
      await writeFile('_posts/2024-04-12-new-side.md', postText('Text.', 'tags: [ new side ]\n'));
      await postsWithTag('new side', '1 post');
      assert.ok(!(await symbols('old side')).some(({ name }) => name === 'old side'));
    } finally {
      provider.dispose();
    }
  });

  async function symbols(query: string): Promise<readonly vscode.SymbolInformation[]> {
    return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
  }

  async function postsWithTag(tag: string, posts: string): Promise<boolean> {
    return eventually(async () =>
      (await symbols(tag)).some(
        ({ name, containerName }) => name === tag && containerName === `tag · ${posts}`,
      ),
    );
  }

  async function openPost(path: string, body: string, frontMatter = ''): Promise<vscode.TextDocument> {
    const uri = await writeFile(path, postText(body, frontMatter));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    return document;
  }

  function postText(body: string, frontMatter = ''): string {
    return `---\nlayout: post\n${frontMatter}---\n\n${body}\n`;
  }

  function ask<Answer>(command: string, document: vscode.TextDocument, words: string): Thenable<Answer> {
    return vscode.commands.executeCommand<Answer>(command, document.uri, positionIn(document, words));
  }

  function positionIn(document: vscode.TextDocument, words: string): vscode.Position {
    return document.positionAt(document.getText().lastIndexOf(words) + 2);
  }
});
