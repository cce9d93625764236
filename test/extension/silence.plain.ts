import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, quiet } from './documents.ts';

/** Run in a folder that is no site and has no posts (`test/host/plain-folder.ts`). */
describe('A folder without posts', () => {
  const [workspace] = vscode.workspace.workspaceFolders!;
  const extension = vscode.extensions.getExtension('copydesk.copydesk')!;
  const fileAt = (name: string) => vscode.Uri.joinPath(workspace!.uri, ...name.split('/'));

  it('does not start the extension', async () => {
    for (let times = 0; times < 3; times++) await quiet();
    await vscode.window.showTextDocument(fileAt('package.json'));
    await quiet();
    assert.ok(!extension.isActive);
  });

  it('is not read when Markdown is opened, edited, saved and added', async () => {
    const asked = watchWorkspace();
    const readme = await vscode.window.showTextDocument(fileAt('README.md'));
    await eventually(() => extension.isActive);
    await readme.edit(edit => edit.insert(new vscode.Position(0, 0), 'New '));
    await readme.document.save();
    await vscode.workspace.fs.writeFile(fileAt('part-3/added.md'), new TextEncoder().encode('Added.\n'));
    await vscode.workspace.fs.createDirectory(fileAt('added'));
    await vscode.workspace.fs.writeFile(fileAt('added/added.md'), new TextEncoder().encode('Added.\n'));
    await vscode.window.showTextDocument(fileAt('docs/guide.md'));
    for (let times = 0; times < 6; times++) await quiet();
    const places = [
      ...foldersAbove(workspace!.uri.path),
      ...['/', '/docs/'].map(name => workspace!.uri.path + name),
    ];
    const sites = ['_config.yml', '_config.yaml'];
    const looks = places.flatMap(folder =>
      [...sites, '.copydesk.json'].map(name => `readFile ${folder}${name}`),
    );
    // Who lists the tasks of a window asks whether the check of a site is one.
    looks.push(...sites.map(name => `stat ${workspace!.uri.path}/${name}`));
    const own = asked.filter(
      what => !/^(?:write|create).*added(?:\.md)?$/.test(what) && !what.includes(extension.extensionUri.path),
    );
    assert.deepEqual(
      own.filter(what => !looks.includes(what)),
      [],
    );
    // Each once: what was found is remembered.
    assert.equal(own.length, new Set(own).size);
    assert.deepEqual(vscode.languages.getDiagnostics(readme.document.uri).filter(isOurs), []);
  });
});

/** Notes from now on what is asked of VS Code that goes through files: here and by the extension, whose API this is. */
function watchWorkspace(): readonly string[] {
  const asked: string[] = [];
  const { fs, findFiles } = vscode.workspace;
  const names = Object.keys(fs).filter(name => name !== 'isWritableFileSystem');
  const noted = names.map(name => [
    name,
    (uri: vscode.Uri, ...others: unknown[]) => {
      asked.push(`${name} ${uri.path}`);
      return (fs as unknown as Record<string, (...all: unknown[]) => unknown>)[name]!(uri, ...others);
    },
  ]);
  Object.defineProperty(vscode.workspace, 'fs', { value: { ...fs, ...Object.fromEntries(noted) } });
  Object.defineProperty(vscode.workspace, 'findFiles', {
    value: (...all: Parameters<typeof findFiles>) => {
      asked.push(`findFiles ${typeof all[0] === 'string' ? all[0] : all[0].pattern}`);
      return findFiles(...all);
    },
  });
  return asked;
}

/** The folders above a folder, each with a `/` behind. */
function foldersAbove(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => `${names.slice(0, index + 1).join('/')}/`);
}

function isOurs({ source }: vscode.Diagnostic): boolean {
  return source === 'copydesk';
}
