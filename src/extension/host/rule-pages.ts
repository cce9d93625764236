import * as vscode from 'vscode';

const SCHEME = 'copydesk-rule';

/** The language of the pages besides English. */
const TRANSLATED = 'zh-cn';

/** The command that opens the page of the rule that is its argument, else of the problem at the cursor. */
export const EXPLAIN_COMMAND = 'copydesk.explainProblem';

/**
 * The address of a rule's page. It is a file of a read-only file system of ours, because a diagnostic's link is
 * followed in every VS Code only when it opens a document; the manifest has `workbench.editorAssociations` show it
 * rendered, in VS Code's Markdown preview.
 */
export function rulePageUri(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` });
}

/** Serves the pages of the rules, which the build puts into `dist/rules`, in the language of VS Code where they are. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'rules');
  return vscode.workspace.registerFileSystemProvider(SCHEME, createPageFiles(folder), { isReadonly: true });
}

function createPageFiles(folder: vscode.Uri): vscode.FileSystemProvider {
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    // `Uri` normalises nothing: `/../../x` would leave the folder.
    if (!/^(?:\/[\w-]+)+\.md$/.test(uri.path)) throw vscode.FileSystemError.FileNotFound(uri);
    const english = (): Thenable<Uint8Array> =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, uri.path));
    if (vscode.env.language !== TRANSLATED) return english();
    const translated = vscode.Uri.joinPath(folder, TRANSLATED, uri.path);
    return vscode.workspace.fs.readFile(translated).then(undefined, english);
  };
  const refuse = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.NoPermissions(uri);
  };
  return {
    // The pages never change while the extension runs.
    onDidChangeFile: () => new vscode.Disposable(() => {}),
    watch: () => new vscode.Disposable(() => {}),
    async stat(uri) {
      const { byteLength } = await read(uri);
      return {
        type: vscode.FileType.File,
        ctime: 0,
        mtime: 0,
        size: byteLength,
        permissions: vscode.FilePermission.Readonly,
      };
    },
    readFile: read,
    readDirectory: () => [],
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
