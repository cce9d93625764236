import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openFile, postWith } from './documents.ts';

describe('The structure of a post', () => {
  it('is one outline, where Markdown’s own would list some headings again', async () => {
    const document = await openFile(
      '_posts',
      postWith('<h3>The <b>crew</b></h3>\n</div>\n\n## Ports\n\n<div>'),
    );
    const symbols = await eventually(async () => {
      const found = await symbolsOf(document);
      return found[0]?.name === 'Front matter' && found;
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Front matter', 'Ferry sold'],
    );
    assert.deepEqual(
      symbols[1]?.children.map(({ name }) => name),
      ['The crew', 'Ports'],
    );
    assert.deepEqual(symbols[0]?.children.map(({ name }) => name).slice(0, 3), ['layout', 'title', 'date']);
  });

  it('is Markdown’s own in what is no post', async () => {
    const document = await openFile('notes', '# Notes\n\n## Of today\n');
    const symbols = await eventually(async () => {
      const found = await symbolsOf(document);
      return found.length > 0 && found;
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['# Notes'],
    );
  });

  it('folds front matter and elements', async () => {
    const document = await openFile('_posts', postWith('<p>\na\n</p>'));
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const line = lineOf(document, '<p>');
    assert.ok(ranges.some(({ start, end }) => start === 0 && end === 8));
    assert.ok(ranges.some(({ start, end }) => start === line && end === line + 1));
  });

  it('is what a selection grows by', async () => {
    const document = await openFile('_posts', postWith('<p>a <b class="harbour">b</b></p>'));
    const [widening] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [placeOf(document, 'arbour">')],
    );
    const texts: string[] = [];
    for (let at = widening; at; at = at.parent) texts.push(document.getText(at.range));
    for (const text of ['class="harbour"', '<b class="harbour">', '<b class="harbour">b</b>'])
      assert.ok(texts.includes(text), texts.join('\n'));
  });

  it('shows the other tag of an element', async () => {
    const document = await openFile('_posts', postWith('<section>a</section>'));
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      placeOf(document, 'ection>a'),
    );
    assert.deepEqual(
      highlights.map(({ range }) => document.getText(range)),
      ['section', 'section'],
    );
  });

  it('renames both tags together, and turns that on in Markdown', async () => {
    const document = await openFile('_posts', postWith('<section>a</section>'));
    const linked = vscode.workspace.getConfiguration('editor', document).get('linkedEditing');
    assert.equal(linked, true);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const start = placeOf(document, 'ection>a');
    editor.selection = new vscode.Selection(start, start);
    await eventually(async () => {
      // The ranges come a moment after the cursor; until then only one name changes, which is taken back.
      await vscode.commands.executeCommand('editor.action.linkedEditing');
      await vscode.commands.executeCommand('type', { text: 'x' });
      await new Promise(resolve => setTimeout(resolve, 200));
      if (/<sxection>a<\/sxection>/.test(document.getText())) return true;
      await vscode.commands.executeCommand('undo');
      return false;
    });
  });

  it('is kept by an end tag that comes with the start tag, and goes with one undo', async () => {
    const document = await openFile('_posts', postWith('here'));
    await typeAt(document, 'here', '<section>');
    await eventually(() => document.getText().includes('<section></section>here'));
    await vscode.commands.executeCommand('undo');
    assert.ok(document.getText().includes('<section>here'), document.getText());
  });

  it('is written within the tags that came together', async () => {
    const document = await openFile('_posts', postWith('here'));
    await typeAt(document, 'here', '<section>');
    await eventually(() => document.getText().includes('<section></section>here'));
    // With the text comes the cursor.
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.ok(document.getText().includes('<section>x</section>here'), document.getText());
  });

  it('is left to the writer where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('copydesk');
    await settings.update('closeTags', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await openFile('_posts', postWith('here'));
      await typeAt(document, 'here', '<section>');
      await new Promise(resolve => setTimeout(resolve, 300));
      assert.ok(document.getText().includes('<section>here'), document.getText());
    } finally {
      await settings.update('closeTags', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});

async function symbolsOf({ uri }: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return found ?? [];
}

async function typeAt(document: vscode.TextDocument, text: string, typed: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document, document);
  const start = placeOf(document, text);
  editor.selection = new vscode.Selection(start, start);
  for (const character of typed) await vscode.commands.executeCommand('type', { text: character });
}

function placeOf(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text));
}

function lineOf(document: vscode.TextDocument, text: string): number {
  return placeOf(document, text).line;
}
