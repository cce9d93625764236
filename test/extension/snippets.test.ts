import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completionsAfter, openFile, postWith, quiet, rulesOf } from './documents.ts';

const prefixes = [
  'post',
  'related',
  'related-dates',
  'related-groups',
  'related-item',
  'related-md',
  'related-md-dates',
  'related-md-groups',
  'related-md-item',
];
const tags = ['<li', '<ul', '<ul in groups', '<ul with dates'];

describe('Snippets', () => {
  it('are offered in a post', async () => {
    const document = await openFile('_posts', postWith('rel'));
    const offered = await offeredAfter(document, 'rel');
    assert.deepEqual(labels(offered), prefixes);
  });

  it('are offered unasked where a line begins with a tag', async () => {
    const document = await openFile('_posts', postWith('<\n<p>A <'));
    assert.deepEqual(labels(await offeredAfter(document, '<div>\n<', '<')), tags);
    assert.deepEqual(labels(await offeredAfter(document, '<p>A <', '<')), []);
  });

  it('take the address on the clipboard, and nothing else from it', async () => {
    const made = async (copied: string): Promise<string> => {
      await vscode.env.clipboard.writeText(copied);
      const document = await openFile('_posts', postWith('rel'));
      const item = (await offeredAfter(document, 'rel')).find(each => labelOf(each) === 'related-item');
      const editor = vscode.window.activeTextEditor;
      assert.ok(
        editor && item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range,
      );
      await editor.insertSnippet(item.insertText, item.range);
      return /<li>.*/.exec(document.getText())?.[0] ?? '';
    };
    assert.equal(
      await made('https://x.example/a/b?c=1\n'),
      '<li><a href="https://x.example/a/b?c=1">Title</a></li>',
    );
    assert.equal(await made('some words'), '<li><a href="https://">Title</a></li>');
  });

  it('make lists in which nothing is left to mend', async () => {
    await vscode.env.clipboard.writeText('https://x.example/a');
    const lists = prefixes.filter(prefix => prefix.startsWith('related') && !prefix.endsWith('item'));
    for (const prefix of lists) {
      const isMarkdown = prefix.includes('-md');
      const document = await openFile(
        '_posts',
        isMarkdown ? postWith('').replace('<div>\n\n</div>', 'rel') : postWith('rel'),
      );
      const item = (await offeredAfter(document, 'rel')).find(each => labelOf(each) === prefix);
      const editor = vscode.window.activeTextEditor;
      assert.ok(
        editor && item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range,
      );
      await editor.insertSnippet(item.insertText, item.range);
      assert.match(document.getText(), /Related[\s\S]*https:\/\/x\.example\/a/);
      await quiet();
      // Addresses that are still to be written are no mistake of the snippet.
      assert.deepEqual(
        rulesOf(document).filter(rule => !rule.startsWith('link/')),
        [],
        prefix,
      );
    }
  }).timeout(30_000);

  it('are not offered in other Markdown', async () => {
    const document = await openFile('notes', '# Notes\n\nrel');
    assert.deepEqual(labels(await offeredAfter(document, 'rel')), []);
  });

  it('make a whole post in an empty file below _posts, whose date and epoch agree', async () => {
    const document = await openFile('_posts', 'post');
    const offered = await offeredAfter(document, 'post');
    const item = offered.find(snippet => labelOf(snippet) === 'post');
    const editor = vscode.window.activeTextEditor;
    assert.ok(
      editor && item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range,
    );
    await editor.insertSnippet(item.insertText, item.range);
    const text = document.getText();
    const date = /^date: (\S+)$/m.exec(text)?.[1] ?? '';
    const epoch = /^<!--(\d+)-->$/m.exec(text)?.[1] ?? '';
    assert.equal(new Date(Number(epoch)).toISOString(), new Date(date).toISOString());
    assert.match(text, /-->\n\n\[Title\]\(https:\/\/\)\n------\n/);
  });

  it('are the fix for a post with nothing in it', async () => {
    const document = await openFile('_posts', '\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
    );
    const first = actions.find(({ title }) => title.startsWith('Begin the post'));
    assert.ok(first?.edit && (await vscode.workspace.applyEdit(first.edit)));
    assert.match(document.getText(), /^---\nlayout: post\ntitle: "Title"\ndate: \d{4}-/);
  });
});

/** What is offered behind a text of the document, only that of Copydesk. */
async function offeredAfter(
  document: vscode.TextDocument,
  text: string,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const items = await completionsAfter(document, text, trigger);
  return items.filter(
    item => item.kind === vscode.CompletionItemKind.Snippet && [...prefixes, ...tags].includes(labelOf(item)),
  );
}

function labels(items: readonly vscode.CompletionItem[]): readonly string[] {
  return items.map(labelOf).sort();
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}
