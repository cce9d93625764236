import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { problemsOf } from './documents.ts';

/** Milliseconds from the last key to the problems that 95 of 100 editors would not notice. */
const wanted = 150;
const rounds = 30;
/** A fast typist's keys, in milliseconds. */
const keyGap = 60;
/** What takes longer than so many milliseconds does not come any more. */
const patience = 10_000;

describe('Typing in the post that takes the rules longest', () => {
  it('is answered by its problems', async function () {
    this.timeout(150_000);
    const document = await openPost();
    const check = await startCheck();
    const times: number[] = [];
    const keyTimes: number[] = [];
    for (let round = -4; round < rounds; round++) {
      // By turns one problem more and one less: an answer to an earlier text does not count.
      for (const key of round % 2 === 0 ? ' ferry <i' : ' ferry</i') {
        await pause(keyGap);
        keyTimes.push(await timeOf(() => type(key)));
      }
      await pause(keyGap);
      const count = problemsOf(document).length + (round % 2 === 0 ? 1 : -1);
      const time = await timeOf(async () => {
        const answered = problemsCome(document, count);
        await type('>');
        const inTime = await Promise.race([answered.then(() => true), pause(patience)]);
        assert.ok(inTime, `There are not ${count} problems within ${patience} ms.`);
      });
      // The first rounds only warm up.
      if (round >= 0) times.push(time);
      await pause(500);
    }
    const length = `${Math.round(document.getText().length / 1000)} k characters`;
    print(`${length}: last key → problems: ${quantiles(times)} (wanted: ${wanted} ms)`);
    print(`a key → it is in the text: ${quantiles(keyTimes)}`);
    if (check)
      print(`the whole site was checked meanwhile${check.isOver() ? ', which was over before' : ''}`);
  });
});

/** Checks all posts in the background where there are many of them; undefined where there are not. */
async function startCheck(): Promise<{ isOver(): boolean } | undefined> {
  if ((await vscode.workspace.findFiles('_posts/many/*.md', undefined, 1)).length === 0) return undefined;
  let isOver = false;
  void vscode.commands.executeCommand('copydesk.checkSite').then(() => {
    isOver = true;
  });
  await pause(2000);
  return { isOver: () => isOver };
}

async function openPost(): Promise<vscode.TextDocument> {
  const [newsroom] = vscode.workspace.workspaceFolders ?? [];
  const uri = vscode.Uri.joinPath(newsroom!.uri, '_posts/2024-05-01-slowest.md');
  const settings = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' });
  await settings.update('autoClosingBrackets', 'never', vscode.ConfigurationTarget.Workspace, true);
  // An end tag that comes by itself would leave no problem to wait for.
  await vscode.workspace
    .getConfiguration('copydesk')
    .update('closeTags', false, vscode.ConfigurationTarget.Workspace);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  // Within the body, after a paragraph has begun.
  const text = document.getText();
  const place = document.positionAt(text.indexOf('>', text.indexOf('<p', text.length / 3)) + 1);
  editor.selection = new vscode.Selection(place, place);
  await pause(6000);
  return document;
}

function type(text: string): Thenable<unknown> {
  return vscode.commands.executeCommand('type', { text });
}

/** Comes true when the document has so many problems. */
function problemsCome(document: vscode.TextDocument, count: number): Promise<void> {
  return new Promise(resolve => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      if (problemsOf(document).length !== count) return;
      subscription.dispose();
      resolve();
    });
  });
}

async function timeOf(task: () => PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

function quantiles(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => `${sorted[Math.floor(sorted.length * share)]!.toFixed(0)} ms`;
  return `median ${at(0.5)}, p95 ${at(0.95)}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function print(line: string): void {
  Mocha.reporters.Base.consoleLog(line);
}
