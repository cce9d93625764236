import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  eventually,
  openFile,
  problemsOf,
  quiet,
  replaceText,
  rulesOf,
  twoUnclosed,
  writeFile,
} from './documents.ts';

const text = (body: string): string => `---\nlayout: post\ntitle: "Tide table"\n---\n${body}\n`;

describe('The check of a whole site', () => {
  const files: vscode.Uri[] = [];

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of files.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => {});
  });

  async function write(name: string, body: string): Promise<vscode.Uri> {
    const uri = await writeFile(`_posts/${name}`, text(body));
    files.push(uri);
    return uri;
  }

  it('lists the problems of posts that are not open', async () => {
    const uri = await write('2024-06-01-checked.md', twoUnclosed);
    await quiet();
    await vscode.commands.executeCommand('copydesk.checkSite');
    const problems = await eventually(() => problemsOf({ uri }).length === 2 && problemsOf({ uri }));
    assert.deepEqual(
      problems.map(({ range }) => range.start.line),
      [4, 5],
    );
    assert.ok(problems.every(({ source }) => source === 'copydesk'));
  });

  it('leaves a post that is opened to its editor, and takes it back when it is closed', async () => {
    const uri = await write('2024-06-02-opened.md', twoUnclosed);
    await quiet();
    await vscode.commands.executeCommand('copydesk.checkSite');
    await eventually(() => problemsOf({ uri }).length === 2);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await quiet();
    // Not twice as many; for a moment there may be none.
    await eventually(() => rulesOf(document).join() === 'html/unclosed-element,html/unclosed-element');
    await replaceText(document, text('<p>The <b>ferry</b> is sold.</p>'));
    await eventually(() => problemsOf({ uri }).length === 0);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await eventually(() => problemsOf({ uri }).length === 2);
  });

  it('knows what is on other pages, which it has to read first', async () => {
    await write('2024-06-05-tide.md', '<h2 id="spring">Spring tide</h2>');
    const uri = await write(
      '2024-06-06-linking.md',
      '<p>See <a href="/2024/06/05/tide.html#neap">the neap tide</a>.</p>',
    );
    await quiet();
    await vscode.commands.executeCommand('copydesk.checkSite');
    const [problem] = await eventually(() => problemsOf({ uri }).length > 0 && problemsOf({ uri }));
    assert.match(problem!.message, /has the id "neap"/);
  });

  it('follows files that change, come and go', async () => {
    const uri = await write('2024-06-03-changes.md', '<p>The ferry is sold.</p>');
    await quiet();
    await vscode.commands.executeCommand('copydesk.checkSite');
    assert.equal(problemsOf({ uri }).length, 0);
    await write('2024-06-03-changes.md', twoUnclosed);
    await eventually(() => problemsOf({ uri }).length === 2);
    const later = await write('2024-06-04-comes.md', twoUnclosed);
    await eventually(() => problemsOf({ uri: later }).length === 2);
    await vscode.workspace.fs.delete(later);
    await eventually(() => problemsOf({ uri: later }).length === 0);
  });
});

describe('A post of the list', () => {
  it('is duplicated and published without being open', async () => {
    const draft = await writeFile('_drafts/tide.md', text('<p>The tide.</p>'));
    await quiet();
    await vscode.commands.executeCommand('copydesk.publishDraft', { uri: draft });
    const day = new Date().toISOString().slice(0, 4);
    const published = await shown(new RegExp(`/_posts/(?:.*/)?${day}-\\d\\d-\\d\\d-tide\\.md$`));
    assert.equal(published.isDirty, false);
    await vscode.commands.executeCommand('copydesk.duplicatePost', { uri: published.uri });
    const copy = await shown(/-tide-2\.md$/);
    await vscode.workspace.fs.delete(copy.uri);
    await vscode.workspace.fs.delete(published.uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  /** The document in the active editor, once its path is the wanted one. */
  function shown(path: RegExp): Promise<vscode.TextDocument> {
    return eventually(() => {
      const active = vscode.window.activeTextEditor?.document;
      return active !== undefined && path.test(active.uri.path) && active;
    });
  }
});

describe('The quick fixes of a problem', () => {
  it('offer to fix its kind in all posts', async () => {
    const document = await openFile('_posts', text(twoUnclosed));
    const problem = await eventually(() =>
      problemsOf(document).find(({ message }) => message.includes('<b> is never closed')),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem.range,
    );
    const everywhere = actions.find(({ title }) => title.startsWith('Fix this kind everywhere'));
    assert.deepEqual(everywhere?.command?.arguments, ['html/unclosed-element']);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});

describe('The task that checks posts', () => {
  it('is offered for each site, with its problem matcher', async () => {
    const [task, ...others] = await vscode.tasks.fetchTasks({ type: 'copydesk' });
    assert.equal(others.length, 0);
    // A web worker can start no program.
    if ('WorkerGlobalScope' in globalThis) return assert.equal(task, undefined);
    assert.equal(task?.name, 'check .');
    assert.deepEqual(task?.problemMatchers, ['$copydesk']);
  });
});
