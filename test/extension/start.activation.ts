import * as vscode from 'vscode';
import { type Activation, activationMark } from '../host/activation.ts';
import { quiet } from './documents.ts';

/** What `bench-activation.ts` measures: in a folder without posts, where nobody has asked for either extension yet. */
describe('Starting', () => {
  it('takes a while', async function () {
    this.timeout(60_000);
    // What VS Code itself does as a window opens.
    for (let times = 0; times < 4; times++) await quiet();
    const empty = await activate('copydesk.empty');
    const copydesk = await activate('copydesk.copydesk');
    Mocha.reporters.Base.consoleLog(
      activationMark + JSON.stringify({ empty, copydesk } satisfies Activation),
    );
    // By then it has kept what the next start may use.
    await new Promise(resolve => setTimeout(resolve, 12_000));
  });
});

/** In milliseconds, from the request to the end of its `activate`; loading is part of it. */
async function activate(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive)
    throw new Error(`${id} is ${extension ? 'active already' : 'not here'}.`);
  const start = performance.now();
  await extension.activate();
  return performance.now() - start;
}
