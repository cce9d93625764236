import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('Copydesk in VS Code', () => {
  it('activates when a post is opened, and brings its commands', async () => {
    const [post] = await vscode.workspace.findFiles('_posts/*.md', null, 1);
    assert.ok(post, 'the newsroom has posts');
    await vscode.window.showTextDocument(post);
    const extension = vscode.extensions.getExtension('copydesk.copydesk');
    assert.ok(extension, 'the extension is present');
    await until(() => extension.isActive);
    const promised: { command: string }[] = extension.packageJSON.contributes.commands;
    const commands = await vscode.commands.getCommands(true);
    const missing = promised.filter(({ command }) => !commands.includes(command));
    assert.deepEqual(missing, []);
  });
});

/** Activation follows the opened post in its own time; mocha's timeout ends the wait. */
async function until(isReached: () => boolean): Promise<void> {
  while (!isReached()) await new Promise(resolve => setTimeout(resolve, 20));
}
