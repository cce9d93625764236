import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { matrixMark, type SeenCell, type SeenFinding } from '../host/matrix/seen.ts';
import { eventually, quiet } from './documents.ts';

/** What `run-matrix.ts` compares with what the other hosts, languages and trusts find. */
describe('The posts of the newsroom', () => {
  it('have these findings here', async function () {
    this.timeout(120_000);
    const [newsroom] = vscode.workspace.workspaceFolders!;
    const findings: SeenFinding[] = [];
    for (const folder of ['_posts', '_drafts']) {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(newsroom!.uri, folder));
      for (const [name] of entries.sort())
        findings.push(...(await findingsIn(newsroom!.uri, `${folder}/${name}`)));
    }
    assert.ok(findings.length > 0);
    const seen: SeenCell = {
      language: vscode.env.language,
      scheme: newsroom!.uri.scheme,
      isTrusted: vscode.workspace.isTrusted,
      hasWorker: 'WorkerGlobalScope' in globalThis,
      isRemote: vscode.env.remoteName !== undefined,
      findings,
    };
    // A reporter prints what is logged; the runner outside reads it there.
    Mocha.reporters.Base.consoleLog(matrixMark + JSON.stringify(seen));
  });
});

async function findingsIn(root: vscode.Uri, path: string): Promise<readonly SeenFinding[]> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(root, path));
  await vscode.window.showTextDocument(document);
  const diagnostics = await settled(document.uri);
  const findings = diagnostics.map(async ({ code, range, severity, message }) => {
    const { start, end } = range;
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const rule = String(typeof code === 'object' ? code.value : code);
    return {
      place: `${path}:${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`,
      rule,
      severity,
      message,
      fixes: actions
        .filter(({ diagnostics: of = [] }) =>
          of.some(each => each.message === message && each.range.isEqual(range)),
        )
        .map(({ title }) => title),
    };
  });
  return (await Promise.all(findings)).sort((a, b) => (a.place + a.rule < b.place + b.rule ? -1 : 1));
}

/** What is listed once it has stayed the same for a while: all posts may have to be read for it. */
async function settled(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  const listed = (): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'copydesk');
  let before = '';
  await eventually(async () => {
    await quiet();
    const now = JSON.stringify(listed());
    const isSame = now === before;
    before = now;
    return isSame;
  });
  return listed();
}
