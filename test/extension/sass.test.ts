import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { compileSheet } from '../../src/sass/compile-sheet.ts';

describe('Sass, in its own file', () => {
  it('can be loaded where the extension runs', async () => {
    const extension = vscode.extensions.getExtension('copydesk.copydesk');
    assert.ok(extension);
    const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'sass.mjs');
    const sass: { readonly compileSheet: typeof compileSheet } = await import(file.toString(true));
    const sheet = { path: 'assets/a.scss', syntax: 'scss', text: '$sea: #036; a { color: $sea }' } as const;
    const made = sass.compileSheet({ ...sheet, folders: [], read: () => undefined });
    assert.deepEqual(made, { css: 'a {\n  color: #036;\n}' });
  });
});
