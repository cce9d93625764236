import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  eventually,
  openFile,
  postWith,
  problemsOf,
  quiet,
  replaceText,
  rulesOf,
  twoUnclosed,
  writeFile,
} from './documents.ts';

describe('Problems of a post', () => {
  it('are listed with the rule, and a link to its page', async () => {
    const document = await openFile('_posts', postWith('<p>The <b>ferry is sold.</p>'));
    const problem = await eventually(() => problemsOf(document)[0]);
    assert.equal(document.getText(problem.range), '<b>');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(typeof problem.code === 'object');
    assert.equal(problem.code.value, 'html/unclosed-element');
    const page = await vscode.workspace.fs.readFile(problem.code.target);
    assert.match(new TextDecoder().decode(page), /^# html\/unclosed-element/);
  });

  it('lead to the places that explain them', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry<figure></figure></p>'));
    const problem = await eventually(() => problemsOf(document)[0]);
    const [related] = problem.relatedInformation ?? [];
    assert.equal(related?.location.uri.toString(), document.uri.toString());
    assert.equal(related && document.getText(related.location.range), '<p>');
    assert.equal(document.getText(problem.range), '<figure>');
  });

  it('are faded where they are leftovers that a fix takes away', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry <em></em>is <b>sold.</p>'));
    await eventually(() => problemsOf(document).length === 2);
    const faded = problemsOf(document).filter(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary));
    assert.deepEqual(
      faded.map(({ range }) => document.getText(range)),
      ['<em></em>'],
    );
  });

  it('are all faded, and listed once, where there are several of a kind', async () => {
    const document = await openFile('_posts', postWith(`<div>${'<p></p><p>The ferry.</p>'.repeat(6)}</div>`));
    await eventually(() => problemsOf(document).length === 6);
    const problems = problemsOf(document);
    const isHint = ({ severity }: vscode.Diagnostic) => severity === vscode.DiagnosticSeverity.Hint;
    assert.equal(problems.filter(problem => !isHint(problem)).length, 1);
    assert.ok(problems.every(({ tags }) => tags?.includes(vscode.DiagnosticTag.Unnecessary)));
  });

  it('follow what is typed', async () => {
    const document = await openFile('_posts', postWith('<p>The ferry is sold.</p>'));
    await quiet();
    assert.deepEqual(rulesOf(document), []);
    await replaceText(document, postWith(twoUnclosed));
    await eventually(() => rulesOf(document).length === 2);
    await replaceText(document, postWith('<p>The ferry is sold.</p>'));
    await eventually(() => rulesOf(document).length === 0);
  });

  it('are not looked for in other Markdown', async () => {
    const document = await openFile('notes', '# Notes\n\n<b>never closed\n');
    await quiet();
    assert.deepEqual(rulesOf(document), []);
  });

  it('come and go with the layout that makes a post of a file', async () => {
    const document = await openFile('notes', postWith(twoUnclosed));
    await eventually(() => rulesOf(document).length === 2);
    await replaceText(document, document.getText().replace('layout: post\n', ''));
    await eventually(() => rulesOf(document).length === 0);
  });

  it('are found without running front matter that is JavaScript', async () => {
    const trap = '---js\n{ title: (globalThis.isSprung = true) }\n---\n';
    const document = await openFile('_posts', `${trap}${twoUnclosed}\n`);
    await eventually(() => rulesOf(document).includes('html/unclosed-element'));
    assert.ok(!('isSprung' in globalThis));
  });

  it('end when the file is closed', async () => {
    const uri = await writeFile('_posts/2024-03-05-closed.md', postWith(twoUnclosed));
    // A document that `openTextDocument` opened would stay open for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await eventually(() => problemsOf({ uri }).length === 2);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually(() => problemsOf({ uri }).length === 0);
  });
});
