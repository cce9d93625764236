import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, makeFolder, problemsOf, quiet, writeFile } from './documents.ts';

/* The workspace is a site; these lie in folders of it. */
describe('Several sites', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are read also while a document is open that lies in no folder', async () => {
    const scheme = 'copydesk-nowhere';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => '# Words\n',
    });
    try {
      const uri = vscode.Uri.from({ scheme, path: 'words.md' });
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.languageId, 'markdown');
      // The first post of a site has all posts of the workspace looked for.
      await writeFile('sites/beside/_config.yml', 'title: Beside\n');
      await writePost('sites/beside', 'beside', { tag: 'tag beside nowhere' });
      await isKnown('tag beside nowhere');
    } finally {
      provider.dispose();
    }
  });

  it('have their links judged anew when their posts get other addresses', async function () {
    // Twice all posts are read anew, also those that the tests before this one have left.
    this.timeout(90_000);
    await writeFile('sites/moving/_config.yml', 'permalink: /:year/:day/:title.html\n');
    await writePost('sites/moving', 'pier', { tag: 'tag of moving' });
    const body = '[Pier](/2024/05/pier.html)';
    const document = await vscode.workspace.openTextDocument(
      await writePost('sites/moving', 'reader', { body }),
    );
    await vscode.window.showTextDocument(document);
    await isKnown('tag of moving');
    const isMissing = (): boolean =>
      problemsOf(document).some(({ message }) => message.startsWith('There is no post'));
    await eventually(isMissing);
    await writeFile('sites/moving/_config.yml', 'permalink: /:year/:month/:title.html\n');
    await eventually(() => !isMissing());
  });

  it('have the images that posts show, whose names are fixed, and judged anew when files come', async () => {
    await makeFolder('sites/images');
    await makeFolder('sites/images/assets');
    await writeFile('sites/images/_config.yml', 'title: Images\n');
    await writeFile('sites/images/index.md', '---\ntitle: Home\n---\n');
    await writeFile('sites/images/assets/Pier.png', '');
    const body = '![The pier](/assets/pier.png) ![The ferry](/assets/ferry-boat.png)';
    const document = await vscode.workspace.openTextDocument(
      await writePost('sites/images', 'images', { body }),
    );
    await vscode.window.showTextDocument(document);
    const missing = (): readonly string[] =>
      problemsOf(document)
        .filter(({ code }) => typeof code === 'object' && code.value === 'image/missing-file')
        .map(({ range }) => document.getText(range));
    await eventually(() => missing().length === 2);
    await writeFile('sites/images/assets/ferry-boat.png', '');
    await eventually(() => missing().join() === '/assets/pier.png');
    const [problem] = problemsOf(document).filter(
      ({ range }) => document.getText(range) === '/assets/pier.png',
    );
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem!.range,
    );
    assert.ok(actions.some(({ title }) => title === 'Show /assets/Pier.png'));
  });

  it('have the tags that their plugins bring, as soon as these are there', async () => {
    await writeFile('sites/tides/_config.yml', 'title: Tides\n');
    const document = await vscode.workspace.openTextDocument(
      await writePost('sites/tides', 'tide', { body: '{% tide %}' }),
    );
    await vscode.window.showTextDocument(document);
    const isUnknown = (): boolean =>
      problemsOf(document).some(({ message }) => message.startsWith('Jekyll has no Liquid tag "tide"'));
    await eventually(isUnknown);
    await writeFile('sites/tides/_plugins/tide.rb', "Liquid::Template.register_tag('tide', Tide)\n");
    await eventually(() => !isUnknown());
  });

  it('do not count what lies in folders of programs', async () => {
    await writePost('vendor/theme', 'first', { tag: 'tag of a theme' });
    await quiet();
    await writePost('vendor/theme', 'second', { tag: 'tag of a theme' });
    await writePost('', 'newest', { tag: 'tag of the newest' });
    await isKnown('tag of the newest');
    assert.deepEqual(await symbolsOf('tag of a theme'), []);
  });

  it('come and go as folders, of whose files VS Code does not tell', async () => {
    // What lies in `vendor` belongs to no site: it is read when it has come out of there.
    await writeFile('vendor/arriving/_config.yml', 'title: Arriving\n');
    await writePost('vendor/arriving', 'arriving', { tag: 'tag of the arriving' });
    await quiet();
    assert.deepEqual(await symbolsOf('tag of the arriving'), []);
    const arrived = await fileUri('sites/arrived');
    await vscode.workspace.fs.rename(await fileUri('vendor/arriving'), arrived);
    await isKnown('tag of the arriving');
    await vscode.workspace.fs.delete(arrived, { recursive: true });
    await eventually(async () => (await symbolsOf('tag of the arriving')).length === 0);
  });

  it('keep their links when a post moves to another site', async () => {
    await writeFile('sites/other/_config.yml', 'title: Other\n');
    const leaving = await writePost('', 'leaving', { tag: 'tag of the leaving' });
    const body = '[It](/2024/05/01/leaving.html), [file]({% link _posts/2024-05-01-leaving.md %})';
    const reader = await vscode.workspace.openTextDocument(
      await writePost('', 'stays-here', { body, tag: 'tag of the reader' }),
    );
    await isKnown('tag of the leaving');
    await isKnown('tag of the reader');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(leaving, await fileUri('sites/other/_posts/2024-05-01-leaving.md'));
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(reader.getText().includes(body), reader.getText());
  });
});

interface Written {
  readonly body?: string;
  readonly tag?: string;
}

function writePost(
  site: string,
  name: string,
  { body = 'Text.', tag = 'news' }: Written,
): Promise<vscode.Uri> {
  const text = `---\nlayout: post\ntitle: "${name}"\ntags: [ "${tag}" ]\n---\n\n${body}\n`;
  return writeFile(`${site}/_posts/2024-05-01-${name}.md`, text);
}

async function fileUri(path: string): Promise<vscode.Uri> {
  const [newsroom] = vscode.workspace.workspaceFolders!;
  return vscode.Uri.joinPath(newsroom!.uri, path);
}

async function isKnown(tag: string): Promise<void> {
  await eventually(async () => (await symbolsOf(tag)).length > 0);
}

async function symbolsOf(tag: string): Promise<readonly vscode.SymbolInformation[]> {
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    tag,
  );
  return found.filter(({ name }) => name === tag);
}
