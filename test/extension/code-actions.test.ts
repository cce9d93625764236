import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith, replaceText, rulesOf, twoUnclosed, writeFile } from './documents.ts';

const fixed = '<p>The <b>ferry is sold.</b></p>\n<p>The <i>bridge is not.</i></p>';

describe('Fixes', () => {
  it('mend the problem at the cursor, the first of them by preference', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    const [first] = await actionsAt(document, '<b>', action => action.edit !== undefined);
    assert.equal(first?.isPreferred, true);
    assert.ok(first?.edit && (await vscode.workspace.applyEdit(first.edit)));
    await eventually(() => rulesOf(document).length === 1);
    assert.match(document.getText(), /<b>ferry is sold\.<\/b>/);
  });

  it('mend all problems of one kind', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    const [ofKind] = await actionsAt(document, '<b>', ({ title }) => title.startsWith('Fix all 2 '));
    assert.ok(ofKind?.edit && (await vscode.workspace.applyEdit(ofKind.edit)));
    assert.equal(document.getText(), postWith(fixed));
  });

  it('explain the problem', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    const [explanation] = await actionsAt(document, '<b>', ({ title }) => title.startsWith('Explain'));
    const command = explanation?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await eventually(() => activeTab()?.label.includes('unclosed-element'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('are made of small edits, which one undo takes back', async () => {
    const text = postWith(twoUnclosed);
    const document = await openFile('_posts', text);
    const changes: vscode.TextDocumentContentChangeEvent[] = [];
    const listening = vscode.workspace.onDidChangeTextDocument(event => {
      if (event.document === document) changes.push(...event.contentChanges);
    });
    await vscode.commands.executeCommand('copydesk.fixAll');
    listening.dispose();
    const changed = changes.map(({ rangeLength, text: inserted }) => [rangeLength, inserted.length]);
    assert.deepEqual(changed, [
      [0, '</b>'.length],
      [0, '</i>'.length],
    ]);
    assert.equal(document.getText(), postWith(fixed));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('are all applied on save, when the user asks for it', async () => {
    const onSave = { 'source.fixAll.copydesk': 'explicit' };
    await setOnSave(onSave);
    try {
      const document = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
      await replaceText(document, postWith(twoUnclosed));
      await document.save();
      assert.equal(document.getText(), postWith(fixed));
    } finally {
      await setOnSave(undefined);
    }
  });

  it('are shown before they are applied, and what is unticked is not', async () => {
    const text = postWith(`${twoUnclosed}\n<p>See <a href="https://a.example/x">y.</p>`);
    const document = await openFile('_posts', text);
    const done = vscode.commands.executeCommand('copydesk.fixAllWithPreview');
    // The command of the preview is refused until there is one.
    await eventually(async () => {
      await vscode.commands.executeCommand('refactorPreview.apply').then(undefined, () => undefined);
      return document.getText() !== text;
    });
    await done;
    // What is to be looked at is not ticked.
    assert.equal(document.getText(), text.replace(twoUnclosed, fixed));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('are not offered in other Markdown', async () => {
    const document = await openFile('notes', '# Notes\n\n<b>never closed\n');
    assert.deepEqual(await askForActions(document, '<b>'), []);
  });
});

describe('Ways not to see a problem', () => {
  it('come last, and are no fixes', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    await actionsAt(document, '<b>', action => action.edit !== undefined);
    const titles = (await askForActions(document, '<b>')).map(({ title }) => title);
    assert.deepEqual(titles.slice(-4), [
      'Explain “html/unclosed-element”',
      'Disable html/unclosed-element here',
      'Disable html/unclosed-element in this post',
      'Turn off html/unclosed-element in this newsroom',
    ]);
  });

  it('write a comment at the problem, or for the whole post', async () => {
    const document = await openFile('_posts', postWith(twoUnclosed));
    const [here] = await actionsAt(document, '<b>', ({ title }) => title.endsWith(' here'));
    assert.equal(here?.diagnostics, undefined);
    assert.ok(here?.edit && (await vscode.workspace.applyEdit(here.edit)));
    const comment = '<!-- copydesk-disable-next-line html/unclosed-element -->';
    assert.equal(document.getText(), postWith(`${comment}\n${twoUnclosed}`));
    await eventually(() => rulesOf(document).length === 1);

    const [inPost] = await actionsAt(document, '<i>', ({ title }) => title.endsWith(' in this post'));
    assert.ok(inPost?.edit && (await vscode.workspace.applyEdit(inPost.edit)));
    assert.match(document.getText(), /^---\n# copydesk-disable html\/unclosed-element\n/);
    // The comment of the line hides nothing any more.
    await eventually(() => rulesOf(document).join() === 'suppression/unused');
  });

  it('turn the rule off in a new .copydesk.json', async () => {
    // Beside the newsroom, whose own settings would hold for all sites in it.
    const document = await openFile('../quiet-site/_posts', postWith(twoUnclosed));
    const file = vscode.Uri.joinPath(document.uri, '../../.copydesk.json');
    const read = async (): Promise<string> =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await eventually(() => rulesOf(document).length === 2);
    await turnOff(document);
    await eventually(() => rulesOf(document).length === 0);
    assert.equal(await read(), '{\n  "rules": {\n    "html/unclosed-element": "off"\n  }\n}\n');
  });

  it('turn the rule off in the .copydesk.json that is there', async () => {
    const other = await openFile('other-quiet-site/_posts', postWith(twoUnclosed));
    await writeFile('other-quiet-site/.copydesk.json', '{\n  // ours\n  "files": []\n}\n');
    await eventually(() => rulesOf(other).length === 2);
    await turnOff(other);
    await eventually(() => rulesOf(other).length === 0);
    const settings = await vscode.workspace.openTextDocument(
      vscode.Uri.joinPath(other.uri, '../../.copydesk.json'),
    );
    const written = '{\n  // ours\n  "files": [],\n  "rules": { "html/unclosed-element": "off" }\n}\n';
    assert.equal(settings.getText(), written);
    assert.equal(settings.isDirty, false);
  });

  it('turn the rule off in the editor where .copydesk.json is open and not saved', async () => {
    const post = await openFile('unsaved-site/_posts', postWith(twoUnclosed));
    const text = '{ "files": [] }\n';
    const settings = await vscode.workspace.openTextDocument(
      await writeFile('unsaved-site/.copydesk.json', text),
    );
    await eventually(() => rulesOf(post).length === 2);
    await replaceText(settings, '{ "files": [ "news/*.md" ] }\n');
    await turnOff(post);
    const both = '{ "files": [ "news/*.md" ], "rules": { "html/unclosed-element": "off" } }\n';
    assert.equal(settings.getText(), both);
    assert.equal(settings.isDirty, true);
    const onDisk = await vscode.workspace.fs.readFile(settings.uri);
    assert.equal(new TextDecoder().decode(onDisk), text);
    await settings.save();
  });

  async function turnOff(document: vscode.TextDocument): Promise<void> {
    const [action] = await actionsAt(document, '<b>', ({ title }) => title.startsWith('Turn off'));
    const command = action?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
});

/** The wanted among the actions offered at a text, once there is one: VS Code learns of the problems with a delay. */
function actionsAt(
  document: vscode.TextDocument,
  text: string,
  isWanted: (action: vscode.CodeAction) => boolean,
): Promise<readonly vscode.CodeAction[]> {
  return eventually(async () => {
    const wanted = (await askForActions(document, text)).filter(isWanted);
    return wanted.length > 0 && wanted;
  });
}

function askForActions(document: vscode.TextDocument, text: string): Thenable<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  const resolved = 20; // How many actions are to come with their edits.
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    resolved,
  );
}

async function setOnSave(value: Readonly<Record<string, string>> | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('editor')
    .update('codeActionsOnSave', value, vscode.ConfigurationTarget.Workspace);
}

function activeTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.activeTabGroup.activeTab;
}
