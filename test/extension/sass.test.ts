import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Site } from '../../src/core/index.ts';
import { createSassCompiler } from '../../src/extension/preview/sass-sheets.ts';

const files: Readonly<Record<string, string>> = {
  '_sass/tide.scss': '$sea: #036 !default;\n@mixin quiet { color: lighten($sea, 10%); }\n',
};

// The extension loads it as a file where it has files, and else from what the file system of VS Code reads.
describe('Sass', () => {
  const warnings: unknown[] = [];
  const warn = (...what: unknown[]): void => void warnings.push(...what);
  const log = { info: warn, warn, error: warn, show() {} };
  // Of a site the compiler asks for nothing else; all of core does not load in a suite for the web worker.
  const site = { config: {}, files: { read: (path: string) => files[path] } } as unknown as Site;

  it('is loaded where the extension runs, and compiles', async () => {
    const { extensionUri } = vscode.extensions.getExtension('copydesk.copydesk')!;
    const compile = createSassCompiler(extensionUri, log);
    const root = vscode.workspace.workspaceFolders![0]!.uri;
    const sheet = (text: string) => ({ path: 'assets/site.scss', syntax: 'scss', text }) as const;
    const { css } = Object(
      await compile(sheet('@import "tide"; p { a { @include quiet; } }'), { site, root }),
    );
    assert.equal(css, 'p a {\n  color: #004d99;\n}', String(warnings));
    const { problem } = Object(await compile(sheet('p { color: $none; }'), { site, root }));
    assert.equal(problem, 'Undefined variable.');
  });
});
