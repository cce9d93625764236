import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, replaceText, writeFile } from './documents.ts';

describe('While a post is written', () => {
  afterEach(async () => {
    await setInEditor('save.lastModified', undefined);
    await setInEditor('save.timestamp', undefined);
  });

  it('its timestamp is told as a date, and offers the post’s own where that is another', async () => {
    const document = await openFile('_posts', postWith('<p>a</p>'));
    const [same] = await hintsOf(document);
    assert.deepEqual([sayHint(same), same?.textEdits], ['2024-03-05 08:30 +0000', undefined]);
    await replaceText(document, postWith('<p>a</p>').replace('date: 2024-03-05', 'date: 2024-03-06'));
    const [other] = await hintsOf(document);
    assert.deepEqual(
      other?.textEdits?.map(({ newText }) => newText),
      ['1709713800000'],
    );
    await vscode.commands.executeCommand('copydesk.rewriteTimestamp', document.uri);
    assert.ok(document.getText().includes('<!--1709713800000-->'));
  });

  it('saving writes when it was changed, and its timestamp, where that is asked for', async () => {
    const text = postWith('<p>a</p>', 'last_modified_at: 2024-03-05\n');
    const document = await openFile('_posts', text);
    await replaceText(document, text.replace('<p>a', '<p>b'));
    await document.save();
    assert.ok(document.getText().includes('last_modified_at: 2024-03-05\n'));
    await setInEditor('save.lastModified', 'present');
    await setInEditor('save.timestamp', true);
    await replaceText(document, document.getText().replace('date: 2024-03-05', 'date: 2024-03-06'));
    await vscode.commands.executeCommand('workbench.action.files.save');
    await eventually(() => !document.isDirty);
    const [, year = ''] = /last_modified_at: (\d{4})-\d\d-\d\dT/.exec(document.getText()) ?? [];
    assert.ok(Number(year) > 2024, document.getText());
    assert.ok(document.getText().includes('<!--1709713800000-->'));
  });

  it('the lens above its title counts the posts that link to it', async () => {
    const target = await openFile('_posts', postWith('<p>a</p>').replaceAll('ferry.html', 'linked-to.html'));
    const link = postWith('<p><a href="https://www.example.org/linked-to.html">it</a></p>');
    const other = await writeFile('_posts/2024-04-02-links.md', link);
    const lens = await eventually(async () => {
      const [found] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        target.uri,
      );
      return found?.command?.title === '1 post links here' && found;
    });
    assert.equal(target.getText(lens.range), 'title');
    await vscode.workspace.fs.delete(other);
  });
});

async function hintsOf(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  return vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, all);
}

function sayHint(hint: vscode.InlayHint | undefined): string {
  const { label = '' } = hint ?? {};
  return typeof label === 'string' ? label : label.map(({ value }) => value).join('');
}

async function setInEditor(name: string, value: unknown): Promise<void> {
  const settings = vscode.workspace.getConfiguration('copydesk');
  await settings.update(name, value, vscode.ConfigurationTarget.Global);
}
