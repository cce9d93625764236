import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createGitChanges } from '../../src/extension/host/git-changes.ts';

const log = { warn() {}, error: (error: string | Error) => assert.fail(String(error)), show() {} };

describe('What has changed since the last commit', () => {
  it('is what the extension for Git says, renamed files by their new names', async () => {
    const [changed, opened, closed] = [emitter<void>(), emitter<unknown>(), emitter<unknown>()];
    const [a, b, c] = ['a', 'b', 'c'].map(name => vscode.Uri.file(`/site/_posts/${name}.md`));
    const workingTreeChanges = [{ uri: a }];
    const state = {
      indexChanges: [{ uri: b, renameUri: c }],
      mergeChanges: [],
      workingTreeChanges,
      onDidChange: changed.event,
    };
    const repositories: unknown[] = [];
    const api = { repositories, onDidOpenRepository: opened.event, onDidCloseRepository: closed.event };
    const git = createGitChanges(log, extensionWith({ getAPI: () => api }));
    let times = 0;
    git.onDidChange(() => times++);
    await settled();
    assert.deepEqual(git.all(), []);
    repositories.push({ state });
    opened.fire({ state });
    assert.deepEqual(git.all().map(String), [c, a].map(String));
    times = 0;
    changed.fire();
    assert.equal(times, 1);
    git.dispose();
  });

  it('is nothing where Git is turned off, or is not there', async () => {
    const off = extensionWith({
      getAPI() {
        throw new Error('Git model not found');
      },
    });
    for (const extension of [off, extensionWith(undefined)]) {
      const git = createGitChanges(log, extension);
      await settled();
      assert.deepEqual(git.all(), []);
      git.dispose();
    }
  });
});

function extensionWith(exports: unknown) {
  return { isActive: false, exports: undefined, activate: () => Promise.resolve(exports) };
}

function emitter<Event>(): vscode.EventEmitter<Event> {
  return new vscode.EventEmitter<Event>();
}

function settled(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 10));
}
