import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openFile, postWith } from './documents.ts';

/** A tag that is begun; VS Code has closed the brace. */
const written = '{% inc}';
const asked = '{% '.length;

describe('A completion', () => {
  let document: vscode.TextDocument;
  let position: vscode.Position;

  beforeEach(async () => {
    document = await openFile('_posts', `${postWith('<p>Text.</p>')}\n${written}\n`);
    position = document.positionAt(document.getText().indexOf(written) + asked);
  });

  it('takes the place of the whole word at the cursor', async () => {
    await goTo(position);
    assert.equal((await rangeOfInclude()).end.character, written.indexOf('}'));
  });

  it('takes nothing away behind the cursor of somebody who has typed on since VS Code asked', async () => {
    await goTo(position.translate(0, 'inc'.length));
    assert.equal((await rangeOfInclude()).end.character, asked);
  });

  async function goTo(place: vscode.Position): Promise<void> {
    vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
  }

  /** As VS Code asks for it, at the place where it began to ask. */
  async function rangeOfInclude(): Promise<vscode.Range> {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    const { range } = items.find(
      ({ label }) => (typeof label === 'string' ? label : label.label) === 'include',
    )!;
    return range instanceof vscode.Range ? range : range!.replacing;
  }
});
