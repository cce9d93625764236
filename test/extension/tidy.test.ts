import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith } from './documents.ts';

const article = `<p>${'The ferry that crossed the bay for forty years is sold. '.repeat(4)}</p>`;
const copied = postWith(
  `<article>
${article}
<p class="graf" data-a="b">It leaves on Friday.</p>
<div class="share"><a href="https://twitter.com/share?url=a">Tweet</a></div>
<div class="related"><h3>Related</h3><a href="https://www.example.org/tram.html">The tram is late</a></div>
</article>`,
);

describe('Tidying a post', () => {
  it('takes away what is ticked, by small edits that one undo takes back', async () => {
    const document = await openFile('_posts', copied);
    const changes: vscode.TextDocumentContentChangeEvent[] = [];
    const listening = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document) changes.push(...event.contentChanges);
    });
    const done = vscode.commands.executeCommand('copydesk.tidy');
    await acceptList(() => document.getText() !== copied);
    await done;
    listening.dispose();
    const tidied = copied
      .replace(' class="graf" data-a="b"', '')
      .replace(/<div class="share">.*<\/div>\n/, '');
    assert.equal(document.getText(), tidied);
    assert.ok(changes.every(({ rangeLength }) => rangeLength < 200));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), copied);
  });

  it('changes nothing where the user thinks better of it', async () => {
    const document = await openFile('_posts', copied);
    const done = vscode.commands.executeCommand('copydesk.tidy').then(() => true);
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return Promise.race([done, new Promise<false>(resolve => setTimeout(() => resolve(false), 100))]);
    });
    assert.equal(document.getText(), copied);
  });

  it('is a source action of posts, and of nothing else', async () => {
    const post = await openFile('_posts', copied);
    const [action] = await sourceActions(post);
    assert.equal(action?.command?.command, 'copydesk.tidy');
    assert.deepEqual(await sourceActions(await openFile('notes', '# Notes\n\n<p class="graf">a</p>\n')), []);
  });
});

/** Presses Enter in the list, once it is there. */
async function acceptList(isDone: () => boolean): Promise<void> {
  await eventually(async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise(resolve => setTimeout(resolve, 50));
    return isDone();
  });
}

async function sourceActions({ uri }: vscode.TextDocument): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    new vscode.Range(0, 0, 0, 0),
    'source.tidy',
  );
  return actions.filter(({ title }) => title.startsWith('Tidy'));
}
