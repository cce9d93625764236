import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { problemsOf } from './documents.ts';

/** Milliseconds from the last key to the problems that 95 of 100 editors would not notice. */
const wanted = 150;
const rounds = 30;
/** Before these, so many rounds only warm up. */
const warmUps = 4;
/** A fast typist's keys, in milliseconds. */
const keyGap = 60;
/** What takes longer than so many milliseconds does not come any more. */
const patience = 10_000;

/** Milliseconds. */
interface Times {
  /** From the last key of a round to the problems that are listed for it. */
  readonly answers: readonly number[];
  /** From each key to the text with it. */
  readonly keys: readonly number[];
}

describe('Typing in the post that takes the rules longest', () => {
  it('is answered by its problems', async function () {
    // Other work on the machine makes it longer, and is no fault: what does not come at all ends it after `patience`.
    this.timeout(0);
    const document = await openPost();
    const length = `${Math.round(document.getText().length / 1000)} k characters`;
    await typeRounds(document, warmUps);
    const alone = await typeRounds(document, rounds);
    tell(length, alone);
    print(`(wanted: ${wanted} ms from the last key to the problems)`);
    const check = await startCheck();
    if (!check) return;
    const beside = await typeRounds(document, rounds);
    tell(
      `${length}, while the whole site is checked${check.isOver() ? ', which was over before' : ''}`,
      beside,
    );
    print(
      `beside the check, as many times as long: last key → problems ${ratio(beside.answers, alone.answers)}`,
    );
    print(
      `                                         a key → it is in the text ${ratio(beside.keys, alone.keys)}`,
    );
  });
});

async function typeRounds(document: vscode.TextDocument, count: number): Promise<Times> {
  const answers: number[] = [];
  const keys: number[] = [];
  for (let round = 0; round < count; round++) {
    // By turns one problem more and one less: an answer to an earlier text does not count.
    for (const key of round % 2 === 0 ? ' ferry <i' : ' ferry</i') {
      await pause(keyGap);
      keys.push(await timeOf(() => type(key)));
    }
    await pause(keyGap);
    const problems = problemsOf(document).length + (round % 2 === 0 ? 1 : -1);
    const time = await timeOf(async () => {
      const answered = problemsCome(document, problems);
      await type('>');
      const inTime = await Promise.race([answered.then(() => true), pause(patience)]);
      assert.ok(inTime, `There are not ${problems} problems within ${patience} ms.`);
    });
    answers.push(time);
    await pause(500);
  }
  return { answers, keys };
}

function tell(what: string, { answers, keys }: Times): void {
  print(`${what}: last key → problems: ${quantiles(answers)}; a key → it is in the text: ${quantiles(keys)}`);
}

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
  return `median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms`;
}

function ratio(times: readonly number[], others: readonly number[]): string {
  const at = (share: number): string => (quantile(times, share) / quantile(others, share)).toFixed(2);
  return `median ${at(0.5)}, p95 ${at(0.95)}`;
}

function quantile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

function print(line: string): void {
  Mocha.reporters.Base.consoleLog(line);
}
