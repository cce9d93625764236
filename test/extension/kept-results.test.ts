import * as vscode from 'vscode';
import { dependencies, restingPost, textWith } from '../support/dependencies.ts';
import { eventually, quiet, writeFile } from './documents.ts';

describe('What the check of a whole site has kept of a post', () => {
  /** What was in files of the newsroom before; undefined where there was none. */
  const former = new Map<string, Uint8Array | undefined>();

  afterEach(async () => {
    for (const [name, bytes] of former) {
      const uri = uriOf(name);
      if (bytes) await vscode.workspace.fs.writeFile(uri, bytes);
      else await vscode.workspace.fs.delete(uri).then(undefined, () => {});
    }
    former.clear();
  });

  for (const { on, body, frontMatter, rule, isFound, isNamed, before, after } of dependencies) {
    it(`does not outlive ${on}`, async () => {
      await write({ ...before, [restingPost]: textWith(body, frontMatter) });
      // What has been changed is seen a moment later.
      await eventually(async () => (await rulesFound()).includes(rule) === (isFound === 'before'));
      await write(after);
      const isAsAfter = (rules: readonly string[]): boolean => rules.includes(rule) === (isFound === 'after');
      await eventually(async () => isAsAfter(isNamed ? rulesListed() : await rulesFound()));
    });
  }

  async function rulesFound(): Promise<readonly string[]> {
    await quiet();
    await vscode.commands.executeCommand('copydesk.checkSite');
    await quiet();
    return rulesListed();
  }

  /** `problemsOf` leaves out what all posts of other tests share. */
  function rulesListed(): readonly string[] {
    const problems = vscode.languages.getDiagnostics(uriOf(restingPost));
    return problems.map(({ code }) => String(typeof code === 'object' ? code.value : code));
  }

  async function write(files: Readonly<Record<string, string | undefined>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const uri = uriOf(name);
      if (!former.has(name))
        former.set(name, await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined));
      if (text === undefined) await vscode.workspace.fs.delete(uri);
      else await writeFile(name, text);
    }
  }

  function uriOf(name: string): vscode.Uri {
    return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
  }
});
