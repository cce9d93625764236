import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { runIn, useCommandLine } from './command-line.ts';
import { Editor } from './editor.ts';

const frontMatter = `---
layout: post
title: "Ferry sold"
date: 2024-03-05T08:30:00Z
author: Ana Writer
tags: [ harbour, 渡轮 ]
categories: [ city ]
---
`;

/** As an editor of today says it. */
const skilled = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  textDocument: {
    codeAction: { resolveSupport: { properties: ['edit'] }, dataSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
};

describe('copydesk lsp', () => {
  let program: string;
  let folder: string;
  let editor: Editor;
  useCommandLine(given => {
    ({ program, folder } = given);
    write('_config.yml', 'title: Tern Bay\npermalink: /:year/:title.html\n');
    write('_layouts/post.html', '{{ content }}');
    write('_includes/card.html', '{{ include.kind }}');
    write('_posts/2024-03-01-bridge.md', frontMatter.replace('Ferry sold', 'Bridge opens'));
    editor = new Editor(program, folder);
  });
  afterEach(() => editor.kill());

  function write(file: string, text: string): string {
    const place = path.join(folder, file);
    fs.mkdirSync(path.dirname(place), { recursive: true });
    fs.writeFileSync(place, text);
    return place;
  }

  /** Opens a post of which only the editor knows yet. */
  function show(body: string): { readonly uri: string; readonly document: TextDocument } {
    const text = frontMatter + body;
    const uri = editor.show(path.join(folder, '_posts/2024-03-05-ferry.md'), text);
    return { uri, document: TextDocument.create(uri, 'markdown', 1, text) };
  }

  /** The place behind a text, for a request. */
  function behind(document: TextDocument, text: string): object {
    const position = document.positionAt(document.getText().indexOf(text) + text.length);
    return { textDocument: { uri: document.uri }, position };
  }

  it('says who it is, how it counts and what it can do', async () => {
    const { serverInfo, capabilities } = await editor.open(skilled);
    assert.equal(serverInfo.name, 'copydesk');
    assert.equal(capabilities.positionEncoding, 'utf-16');
    assert.deepEqual(capabilities.codeActionProvider.codeActionKinds, ['quickfix', 'source.fixAll.copydesk']);
    assert.equal(await editor.close(), 0);
    assert.equal(editor.errors, '');
  });

  it('lists problems, counted in UTF-16, and those of the newest text when they change', async () => {
    await editor.open(skilled);
    const { uri } = show('<p>𝄞 渡轮 <b>sold.</p>\n');
    const [found] = await editor.diagnosed(uri, 1);
    assert.equal(found.code, 'html/unclosed-element');
    assert.equal(found.source, 'copydesk');
    assert.equal(found.severity, 1);
    // `<p>`, two units of the clef, a space, two characters, a space.
    assert.deepEqual(found.range, { start: { line: 8, character: 9 }, end: { line: 8, character: 12 } });
    const change = (version: number, text: string): void =>
      editor.tell('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line: 8, character: 0 }, end: { line: 9, character: 0 } }, text },
        ],
      });
    const before = editor.published;
    for (let version = 2; version < 12; version++) change(version, `<p>${version} <i>it</p>\n`);
    change(12, '<p>It is sold.</p>\n');
    assert.deepEqual(await editor.diagnosed(uri, 12), []);
    // The ten texts between the first and the last were typed too quickly to be checked.
    assert.equal(editor.published - before, 1);
    assert.equal(await editor.close(), 0);
  });

  it('leaves other Markdown, and documents without a file, alone', async () => {
    await editor.open(skilled);
    const uri = editor.show(path.join(folder, 'notes.md'), '# <b>Notes\n');
    assert.deepEqual(await editor.diagnosed(uri, 1), []);
    const { result } = await editor.ask('textDocument/hover', {
      textDocument: { uri: 'untitled:Untitled-1' },
      position: { line: 0, character: 0 },
    });
    assert.equal(result ?? null, null);
  });

  it('offers fixes, all of them at once when chosen, and comments that hide a problem', async () => {
    await editor.open(skilled);
    const { uri, document } = show('<p>The <b>ferry is sold.</p>\n\n<p>The <i>bridge is not.</p>\n');
    const [first] = await editor.diagnosed(uri, 1);
    const asked = { textDocument: { uri }, range: first.range, context: { diagnostics: [first] } };
    const { result: actions } = await editor.ask('textDocument/codeAction', asked);
    const titles = actions.map(({ title }: { title: string }) => title);
    assert.deepEqual(titles, [
      'Close <b> before </p>',
      'Fix all 2 problems of this kind (html/unclosed-element)',
      'Disable html/unclosed-element here',
      'Disable html/unclosed-element in this post',
      'Turn off html/unclosed-element in this newsroom',
      'Fix all safe problems',
    ]);
    assert.equal(actions[0].isPreferred, true);
    const fixed = TextDocument.applyEdits(document, actions[0].edit.changes[uri]);
    assert.match(fixed, /<p>The <b>ferry is sold\.<\/b><\/p>\n\n<p>The <i>bridge is not\.<\/p>/);
    const { result: all } = await editor.ask('codeAction/resolve', actions.at(-1));
    assert.match(
      TextDocument.applyEdits(document, all.edit.changes[uri]),
      /sold\.<\/b><\/p>\n\n<p>The <i>bridge is not\.<\/i><\/p>/,
    );
    const { result: hidden } = await editor.ask('codeAction/resolve', actions[3]);
    assert.match(
      TextDocument.applyEdits(document, hidden.edit.changes[uri]),
      /# copydesk-disable html\/unclosed-element/,
    );
    const settings = pathToFileURL(path.join(folder, '.copydesk.json')).href;
    const [created, written] = actions[4].edit.documentChanges;
    assert.deepEqual(created, { kind: 'create', uri: settings });
    assert.match(written.edits[0].newText, /"html\/unclosed-element": "off"/);
  });

  it('writes no settings where those that are there cannot be read', async () => {
    write('.copydesk.json/is-a-folder', '');
    await editor.open(skilled);
    const { uri } = show('<p>The <b>ferry is sold.</p>\n');
    const [first] = await editor.diagnosed(uri, 1);
    const asked = { textDocument: { uri }, range: first.range, context: { diagnostics: [first] } };
    const { result: actions } = await editor.ask('textDocument/codeAction', asked);
    assert.deepEqual(
      actions.map(({ title }: { title: string }) => title),
      [
        'Close <b> before </p>',
        'Disable html/unclosed-element here',
        'Disable html/unclosed-element in this post',
        'Fix all safe problems',
      ],
    );
  });

  it('has settings that were written, and saved, hold at once', async () => {
    await editor.open(skilled);
    const { uri } = show('<p>The <b>ferry is sold.</p>\n');
    assert.equal((await editor.diagnosed(uri, 1)).length, 1);
    const settings = write('.copydesk.json', '{ "rules": { "html": "off" } }\n');
    editor.tell('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(settings).href, type: 1 }],
    });
    editor.tell('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, text: '\n' },
      ],
    });
    assert.deepEqual(await editor.diagnosed(uri, 2), []);
  });

  it('gives an editor that asks only once the whole edit, and makes no file for one that cannot', async () => {
    await editor.open({});
    const { uri } = show('<p>The <b>ferry is sold.</p>\n');
    const [first] = await editor.diagnosed(uri, 1);
    const only = ['source.fixAll'];
    const asked = { textDocument: { uri }, range: first.range, context: { diagnostics: [], only } };
    const { result: all } = await editor.ask('textDocument/codeAction', asked);
    assert.equal(all.length, 1);
    assert.equal(all[0].edit.changes[uri].length, 1);
    const { result: actions } = await editor.ask('textDocument/codeAction', {
      ...asked,
      context: { diagnostics: [] },
    });
    assert.ok(actions.every(({ edit }: { edit?: object }) => edit));
    assert.ok(!actions.some(({ title }: { title: string }) => title.startsWith('Turn off')));
  });

  it('refuses to do what was asked of an older text', async () => {
    await editor.open(skilled);
    const { uri } = show('<p>The <b>ferry is sold.</p>\n');
    await editor.diagnosed(uri, 1);
    const { error } = await editor.ask('codeAction/resolve', { title: 'x', data: { uri, version: 0 } });
    assert.match(error?.message ?? '', /has changed/);
    const { error: other } = await editor.ask('codeAction/resolve', { title: 'x', data: 7 });
    assert.match(other?.message ?? '', /has changed/);
  });

  it('says what a field is for, how many posts have a term, and what a link leads to', async () => {
    await editor.open(skilled);
    const { document } = show(
      '<p>See <a href="/2024/bridge.html">the bridge</a>. {% include card.html %}</p>\n',
    );
    const hover = async (text: string): Promise<string> =>
      (await editor.ask('textDocument/hover', behind(document, text))).result?.contents.value ?? '';
    assert.match(await hover('layo'), /\*\*layout\*\*/);
    while (!/“harbour” is in \d posts?\./.test(await hover('[ harb'))) await pause();
    assert.match(await hover('/2024/bri'), /\*\*Bridge opens\*\*\n\n2024-03-05/);
    assert.match(await hover('include car'), /card\\\.html\*\*\n\nParameters: `kind`/);
  });

  it('follows links to posts, and Liquid to files', async () => {
    await editor.open(skilled);
    const { document } = show(
      '<p>See <a href="/2024/bridge.html">the bridge</a>. {% include card.html %}</p>\n',
    );
    const follow = async (text: string): Promise<readonly string[]> => {
      const { result } = await editor.ask('textDocument/definition', behind(document, text));
      return (result ?? []).map(({ uri }: { uri: string }) => uri);
    };
    while ((await follow('/2024/bri')).length === 0) await pause();
    const file = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    assert.deepEqual(await follow('/2024/bri'), [file('_posts/2024-03-01-bridge.md')]);
    assert.deepEqual(await follow('include car'), [file('_includes/card.html')]);
  });

  it('completes values of the front matter, and Liquid', async () => {
    await editor.open(skilled);
    const { document } = show('{% include  %}\n\n{{ page.title |  }}\n');
    const complete = async (text: string): Promise<readonly string[]> => {
      const { result } = await editor.ask('textDocument/completion', behind(document, text));
      return result.map(({ label }: { label: string }) => label);
    };
    assert.deepEqual(await complete('layout: '), ['post']);
    assert.ok((await complete('{% include ')).includes('card.html'));
    assert.ok((await complete('title | ')).includes('escape'));
  });

  it('renames a term in all posts, on the disk and in the editor', async () => {
    await editor.open(skilled);
    const { uri, document } = show('<p>It is sold.</p>\n');
    const at = behind(document, '[ harb');
    const { result: prepared } = await editor.ask('textDocument/prepareRename', at);
    assert.equal(prepared.placeholder, 'harbour');
    const { result: edit } = await editor.ask('textDocument/rename', { ...at, newName: 'port' });
    const other = pathToFileURL(path.join(folder, '_posts/2024-03-01-bridge.md')).href;
    assert.ok(edit.changes[other]);
    const { error } = await editor.ask('textDocument/rename', { ...at, newName: ' ' });
    assert.match(error?.message ?? '', /single line/);
    assert.match(TextDocument.applyEdits(document, edit.changes[uri]), /tags: \[ port, 渡轮 \]/);
  });

  it('mends links to a post whose file gets another name', async () => {
    const linking = write(
      '_posts/2024-03-02-linking.md',
      `${frontMatter}<p><a href="/2024/bridge.html">it</a> {% post_url 2024-03-01-bridge %}</p>\n`,
    );
    await editor.open(skilled);
    const file = (name: string): string => pathToFileURL(path.join(folder, name)).href;
    const { result } = await editor.ask('workspace/willRenameFiles', {
      files: [
        { oldUri: file('_posts/2024-03-01-bridge.md'), newUri: file('_posts/2024-03-01-new-bridge.md') },
      ],
    });
    const uri = pathToFileURL(linking).href;
    const document = TextDocument.create(uri, 'markdown', 0, fs.readFileSync(linking, 'utf8'));
    assert.match(
      TextDocument.applyEdits(document, result.changes[uri]),
      /href="\/2024\/new-bridge\.html">it<\/a> \{% post_url 2024-03-01-new-bridge %\}/,
    );
  });

  it('lays out a post', async () => {
    await editor.open(skilled);
    const { uri, document } = show('<div><p>One.</p><p>Two.</p></div>\n');
    const { result } = await editor.ask('textDocument/formatting', {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
    assert.match(
      TextDocument.applyEdits(document, result),
      /<div>\n {2}<p>One\.<\/p>\n {2}<p>Two\.<\/p>\n<\/div>/,
    );
  });

  it('ends when the editor is gone without a word, which the protocol calls a failure', async () => {
    await editor.open(skilled);
    assert.equal(await editor.vanish(), 1);
  });

  it('is a file of its own, which no other command loads', () => {
    const copy = path.join(folder, 'copy');
    fs.cpSync(path.dirname(program), copy, { recursive: true });
    fs.writeFileSync(path.join(copy, 'lsp.js'), 'throw new Error("loaded");');
    const run = (...words: readonly string[]) => runIn(folder, [path.join(copy, 'cli.js'), ...words]);
    assert.equal(run('--version').code, 0);
    assert.equal(run('check', '_posts').code, 0);
    assert.match(run('lsp').stderr, /loaded/);
    assert.match(run('lsp', 'x').stderr, /lsp takes no PATH/);
  });
});

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 20));
}
