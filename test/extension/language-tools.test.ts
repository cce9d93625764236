import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, replaceText, writeFile } from './documents.ts';

describe('The tools for language models', () => {
  it('are there, with words for those who use them', () => {
    const names = vscode.lm.tools.map(({ name }) => name).filter(name => name.startsWith('copydesk_'));
    assert.deepEqual(names.sort(), ['copydesk_check', 'copydesk_explain', 'copydesk_find_posts']);
  });

  it('check a post as it is in the editor, and hand out edits without applying them', async () => {
    const document = await openFile('_posts', postWith('<p>It is sold.</p>'));
    const broken = postWith('<p>The <b>ferry is sold.</p>');
    await replaceText(document, broken);
    const file = vscode.workspace.asRelativePath(document.uri, false);
    const answer = JSON.parse(await ask('copydesk_check', { file }));
    const found = answer.listed.find(({ rule }: { rule: string }) => rule === 'html/unclosed-element');
    const line = broken.slice(0, broken.indexOf('<b>')).split('\n').length;
    assert.deepEqual([found.severity, found.from, found.to], ['error', `${line}:8`, `${line}:11`]);
    const [fix] = found.fixes;
    assert.equal(fix.safe, true);
    assert.deepEqual(fix.edits, [{ from: `${line}:25`, to: `${line}:25`, replace: '', with: '</b>' }]);
    assert.equal(document.getText(), broken);
  });

  it('check only posts, and only of the workspace', async () => {
    for (const file of ['no-such-post.md', '../outside.md', '/etc/hostname', 'file:///etc/hostname'])
      await assert.rejects(ask('copydesk_check', { file }), /There is no file/, file);
    await assert.rejects(ask('copydesk_check', { file: '_config.yml' }), /is not a post/);
    await assert.rejects(ask('copydesk_check', {}), /"file" must be text|file/);
  });

  it('explain a rule by its page', async () => {
    const page = await ask('copydesk_explain', { rule: 'html/unclosed-element' });
    assert.match(page, /^# html\/unclosed-element\n/);
    await assert.rejects(
      ask('copydesk_explain', { rule: '../../package' }),
      /There is no rule .*html\/unclosed-element/,
    );
  });

  it('find posts by words and terms', async () => {
    const text = postWith('<p>a</p>').replace('[ harbour ]', '[ tool-test ]');
    const file = await writeFile('_posts/2024-03-05-found-by-a-tool.md', text);
    const found = await eventually(async () => {
      const { posts, listed } = JSON.parse(
        await ask('copydesk_find_posts', { query: 'ferry tag:tool-test' }),
      );
      return posts === 1 && listed[0];
    });
    assert.equal(found.file, '_posts/2024-03-05-found-by-a-tool.md');
    assert.deepEqual([found.title, found.day, found.stage], ['Ferry sold', '2024-03-05', 'published']);
    const none = JSON.parse(await ask('copydesk_find_posts', { query: 'tag:no-such-tag' }));
    assert.deepEqual(none, { posts: 0, listed: [] });
    await vscode.workspace.fs.delete(file);
  });
});

/** What a tool answers, as a model reads it. */
async function ask(tool: string, input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.ok(part instanceof vscode.LanguageModelTextPart);
  return part.value;
}
