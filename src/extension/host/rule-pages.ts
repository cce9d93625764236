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

/** Serves the pages of the rules, of which the build makes one file for each language, in that of VS Code where it is there. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  const file = vscode.env.language === TRANSLATED ? `rules.${TRANSLATED}.json` : 'rules.json';
  const pages = vscode.Uri.joinPath(extensionUri, 'dist', file);
  return vscode.workspace.registerFileSystemProvider(SCHEME, createPageFiles(pages), { isReadonly: true });
}

function createPageFiles(file: vscode.Uri): vscode.FileSystemProvider {
  let pages: Promise<Readonly<Record<string, unknown>>> | undefined;
  const read = async (uri: vscode.Uri): Promise<Uint8Array> => {
    // Most windows never show one.
    pages ??= readPages(file);
    const id = /^\/(.+)\.md$/.exec(uri.path)?.[1] ?? '';
    const page = Object.entries(await pages).find(([rule]) => rule === id)?.[1];
    if (typeof page !== 'string') throw vscode.FileSystemError.FileNotFound(uri);
    return new TextEncoder().encode(page);
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

async function readPages(file: vscode.Uri): Promise<Readonly<Record<string, unknown>>> {
  return Object(JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file))));
}
