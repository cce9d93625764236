import * as vscode from 'vscode';

/** A post in good order, but for what `body` brings. */
export function postWith(body: string, frontMatter = ''): string {
  return `---
layout: post
title: "Ferry sold"
date: 2024-03-05T08:30:00Z
author: Ana Writer
from: https://www.example.org/ferry.html
tags: [ harbour ]
categories: [ city ]
${frontMatter}---
<!--1709627400000-->

[Ferry sold](https://www.example.org/ferry.html)
------

<div>
${body}
</div>
`;
}

/** An element that is never closed, twice: both finding have a safe fix. */
export const twoUnclosed = '<p>The <b>ferry is sold.</p>\n<p>The <i>bridge is not.</p>';

let files = 0;

/** Writes a file of the newsroom, below `folder`, and shows it in an editor. */
export async function openFile(folder: string, text: string): Promise<vscode.TextDocument> {
  const name = `2024-03-05-made-by-a-test-${files++}.md`;
  const uri = await writeFile(`${folder}/${name}`, text);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

/** Writes a file of the newsroom. */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const [newsroom] = vscode.workspace.workspaceFolders ?? [];
  if (newsroom === undefined) throw new Error('The tests need the newsroom.');
  const uri = vscode.Uri.joinPath(newsroom.uri, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/**
 * Makes a folder of the newsroom and waits until VS Code watches it. What lies in one that was made before the folder
 * around it was watched is never told.
 */
export async function makeFolder(path: string): Promise<void> {
  const [newsroom] = vscode.workspace.workspaceFolders ?? [];
  if (newsroom === undefined) throw new Error('The tests need the newsroom.');
  const uri = vscode.Uri.joinPath(newsroom.uri, path);
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  const told = new Promise<void>(resolve => {
    watcher.onDidCreate(({ path: other }) => {
      if (other === uri.path) resolve();
    });
  });
  await vscode.workspace.fs.createDirectory(uri);
  await told;
  watcher.dispose();
}

/** Replaces the text of a document without saving it. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, all, text);
  await vscode.workspace.applyEdit(edit);
}

/** What Copydesk lists for a document, but for this: all posts of the tests come from one page. */
export function problemsOf({ uri }: Pick<vscode.TextDocument, 'uri'>): readonly vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter(({ source, message }) => source === 'copydesk' && !message.includes('from the same page'));
}

/** The rules of the problems listed for a document, in its order. */
export function rulesOf(document: Pick<vscode.TextDocument, 'uri'>): readonly string[] {
  return [...problemsOf(document)]
    .sort((a, b) => a.range.start.compareTo(b.range.start))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** What is offered behind a text of the document, once `trigger` was typed or the list was asked for. */
export async function completionsAfter(
  document: vscode.TextDocument,
  text: string,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(text) + text.length),
    trigger,
  );
  return items;
}

/** Waits until `find` finds something; what never comes ends in mocha's timeout. */
export async function eventually<Result>(
  find: () => Result | undefined | false | Promise<Result | undefined | false>,
): Promise<Result> {
  for (;;) {
    const found = await find();
    if (found !== undefined && found !== false) return found;
    await new Promise(resolve => setTimeout(resolve, 30));
  }
}

/** Long enough for everything that a change sets off: twice the longest wait of the extension, and some. */
export function quiet(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 800));
}
