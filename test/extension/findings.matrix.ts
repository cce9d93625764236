import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { matrixMark, type SeenCell, type SeenFinding } from '../host/matrix/seen.ts';
import { eventually, quiet } from './documents.ts';

/** What `run-matrix.ts` compares with what the other hosts, languages and trusts find. */
describe('The posts of the newsroom', () => {
  it('have these findings here', async function () {
    this.timeout(120_000);
    const [newsroom] = vscode.workspace.workspaceFolders!;
    const documents: vscode.TextDocument[] = [];
    for (const folder of ['_posts', '_drafts']) {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(newsroom!.uri, folder));
      for (const [name] of entries.sort()) {
        const uri = vscode.Uri.joinPath(newsroom!.uri, folder, name);
        documents.push(await vscode.workspace.openTextDocument(uri));
        await vscode.window.showTextDocument(documents.at(-1)!);
      }
    }
    await settle();
    const findings = (await Promise.all(documents.map(findingsIn))).flat();
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

async function findingsIn(document: vscode.TextDocument): Promise<readonly SeenFinding[]> {
  const path = document.uri.path.split('/').slice(-2).join('/');
  const diagnostics = vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'copydesk');
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
      fixes: actions.map(({ title }) => title),
    };
  });
  return (await Promise.all(findings)).sort((a, b) => (a.place + a.rule < b.place + b.rule ? -1 : 1));
}

/** As often nothing may change, each time a while later: all posts are read meanwhile, and those that are open checked anew. */
const times = 6;

/** Waits until what is listed for all documents stays the same. */
async function settle(): Promise<void> {
  let before = '';
  let same = 0;
  await eventually(async () => {
    await quiet();
    const now = JSON.stringify(vscode.languages.getDiagnostics());
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= times;
  });
}
