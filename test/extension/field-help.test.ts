import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, writeFile } from './documents.ts';

describe('Help with the front matter', () => {
  it('says what a field is for', async () => {
    const document = await openFile('_posts', postWith('<p>a</p>'));
    assert.match(await hoverAt(document, 'layout:'), /text\n+The layout in `_layouts`/);
  });

  it('says how many posts have a term', async () => {
    const document = await openFile('_posts', postWith('<p>a</p>', 'tag: Tern Bay Gazette\n'));
    await eventually(async () => /is in \d+ posts?/.test(await hoverAt(document, 'Tern Bay Gazette')));
  });

  it('shows neither pictures nor commands of a post, whatever it is called', async () => {
    const run = '[tracker](command:copydesk.fixAll) <u>run</u>';
    const title = `![p](https://tracker.example/p.png) <img src='https://tracker.example/q.png'> ${run}`;
    // A picture that is written in the document itself is shown there by VS Code's own hover.
    const term = `tag: '${run}'\n`;
    const text = postWith(`<p>${title.replaceAll('<', '&lt;')}</p>`, term)
      .replaceAll('Ferry sold', title)
      .replaceAll('ferry.html', 'hostile.html');
    const other = await writeFile('_posts/2024-04-01-hostile.md', text);
    const link = '<a href="https://www.example.org/hostile.html">it</a>';
    const document = await openFile('_posts', postWith(`<p>See ${link}.</p>`, term));
    for (const words of ['hostile.html', 'command:copydesk.fixAll']) {
      const hovers = await eventually(async () => {
        const found = await hoversAt(document, words);
        return found.some(({ value }) => value.includes('tracker')) && found;
      });
      for (const { value, isTrusted, supportHtml } of hovers) {
        assert.deepEqual([isTrusted ?? false, supportHtml ?? false, value], [false, false, value]);
        // What a site calls its field stands in a piece of code; all else is escaped.
        const live = value.replace(/`[^`]*`/g, '').replace(/\\[!-/:-@[-`{-~]/g, '');
        assert.doesNotMatch(live, /!\[|\]\(|<|&lt;img/, value);
      }
    }
    await vscode.workspace.fs.delete(other);
  });

  it('makes a link of the source, without its quotes', async () => {
    const text = '---\nlayout: post\nfrom: "https://news.example.com/a"\n---\n';
    const document = await openFile('_posts', text);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      document.uri,
    );
    const link = links.find(({ target }) => target?.toString() === 'https://news.example.com/a');
    assert.equal(link && document.getText(link.range), 'https://news.example.com/a');
  });

  async function hoverAt(document: vscode.TextDocument, words: string): Promise<string> {
    const hovers = await hoversAt(document, words);
    return hovers.map(({ value }) => value).join('\n');
  }

  async function hoversAt(
    document: vscode.TextDocument,
    words: string,
  ): Promise<readonly vscode.MarkdownString[]> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(document.getText().lastIndexOf(words) + 2),
    );
    return hovers.flatMap(({ contents }) => contents.map(content => content as vscode.MarkdownString));
  }
});

describe('Completion in the front matter', () => {
  it('offers the fields that are not there, in posts only', async () => {
    const post = await openFile('_posts', '---\nlayout: post\n\n---\n');
    assert.deepEqual((await offered(post, 17)).slice(0, 3), ['title', 'date', 'author']);
    const notes = await openFile('notes', '---\nkind: note\n\n---\n');
    assert.ok(!(await offered(notes, 15)).includes('title'));
  });

  it('goes on to the values of the field', async () => {
    const document = await openFile('_posts', '---\nlayout: post\n\n---\n');
    const items = await itemsAt(document, 17);
    const commandOf = (name: string) => items.find(({ label }) => labelOf(label) === name)?.command?.command;
    await eventually(async () => (await offered(document, 17)).includes('tags'));
    assert.equal(commandOf('published'), 'editor.action.triggerSuggest');
    assert.equal(commandOf('title'), undefined);
  });

  it('offers the layouts of the site, and the terms of its posts', async () => {
    const layout = await openFile('_posts', '---\nlayout: \n---\n');
    await eventually(async () => {
      const labels = await offered(layout, 12);
      return labels[0] === 'post' && labels.includes('default');
    });
    const tags = await openFile('_posts', '---\nlayout: post\ntags: [ libraries,  ]\n---\n');
    await eventually(async () => {
      const labels = await offered(tags, 36);
      return labels.includes('燕鸥湾电台') && !labels.includes('libraries');
    });
  });

  it('follows files that appear and go', async () => {
    const document = await openFile('_posts', '---\nauthor: \n---\n');
    const uri = await writeFile('_posts/2024-03-09-new.md', '---\nauthor: A New Hand\n---\n');
    await eventually(async () => (await offered(document, 12)).includes('A New Hand'));
    await vscode.workspace.fs.delete(uri);
    await eventually(async () => !(await offered(document, 12)).includes('A New Hand'));
  });

  it('offers the present moment as the newsroom spells it', async () => {
    const document = await openFile('_posts', '---\ndate: \n---\n');
    await eventually(async () => {
      const [label] = await offered(document, 10);
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z$/.test(label ?? '');
    });
  });

  it('offers fields on Enter only where one is missing that every post has', async () => {
    const complete = await openFile('_posts', postWith('<p>a</p>', '\n'));
    const line = complete.getText().indexOf('\n\n') + 1;
    assert.deepEqual(await offered(complete, line, '\n'), []);
    assert.ok((await offered(complete, line)).length > 0);
    const incomplete = await openFile('_posts', '---\nlayout: post\n\n---\n');
    assert.equal((await offered(incomplete, 17, '\n'))[0], 'title');
  });

  it('offers nothing of this in the body', async () => {
    const document = await openFile('_posts', '---\nlayout: post\n---\nauthor: \n');
    assert.ok(!(await offered(document, 29)).includes('Tern Bay Gazette'));
  });

  async function itemsAt(
    document: vscode.TextDocument,
    offset: number,
    key?: string,
  ): Promise<vscode.CompletionItem[]> {
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(offset),
      key,
    );
    return list.items;
  }

  async function offered(
    document: vscode.TextDocument,
    offset: number,
    key?: string,
  ): Promise<readonly string[]> {
    const items = await itemsAt(document, offset, key);
    return items
      .filter(({ sortText }) => /^\d{5}$/.test(sortText ?? ''))
      .sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))
      .map(({ label }) => labelOf(label));
  }

  function labelOf(label: string | vscode.CompletionItemLabel): string {
    return typeof label === 'string' ? label : label.label;
  }
});
