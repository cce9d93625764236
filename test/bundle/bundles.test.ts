import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { projectFolder } from '../../src/tools/project-folder.ts';

const require = createRequire(import.meta.url);

describe('The bundles', () => {
  for (const name of ['extension.js', 'desktop.js', 'preview.js', 'sass.mjs', 'cli.js', 'lsp.js']) {
    it(`hold no way to run text as code: ${name}`, () => {
      assert.doesNotMatch(readBundle(name), /\beval\s*\(|\bFunction\s*\(\s*["'`]|\bnew\s+Function\b/);
    });
  }

  it('load where nothing of Node is, and ask for nothing but VS Code', () => {
    const asked: string[] = [];
    const module = { exports: {} as Record<string, unknown> };
    // As much of VS Code as is needed before `activate` is called.
    const kind = { append: () => ({}) };
    const vscode = {
      CodeAction: class {},
      CodeActionKind: { Source: kind, SourceFixAll: kind, RefactorRewrite: kind, QuickFix: kind },
      CompletionItemKind: {},
      DiagnosticSeverity: {},
      DocumentDropOrPasteEditKind: { Empty: kind },
      SymbolInformation: class {},
      FoldingRangeKind: {},
      SymbolKind: {},
    };
    const host = {
      module,
      exports: module.exports,
      // Both hosts have these, the web worker too.
      TextDecoder,
      URL,
      // As in a worker that was made from a `blob:` address.
      self: { location: { origin: 'https://host.example', pathname: 'https://host.example/1' } },
      location: { search: '' },
      require(wanted: string) {
        asked.push(wanted);
        return vscode;
      },
    };
    vm.runInNewContext(readBundle('extension.js'), host);
    assert.deepEqual([...new Set(asked)], ['vscode']);
    assert.equal(typeof module.exports['activate'], 'function');
  });

  it('leave out js-yaml and the engines of gray-matter', () => {
    for (const name of ['extension.js', 'cli.js']) {
      assert.doesNotMatch(readBundle(name), /safeLoad|!!js\/function|stringifying JavaScript/);
    }
  });
});

describe('Front matter that is JavaScript', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is run by gray-matter alone', () => {
    require('gray-matter')(trap(folder));
    assert.ok(isSprung(folder));
  });

  it('is not run by the command line', () => {
    mkdirSync(path.join(folder, '_posts'));
    const post = path.join(folder, '_posts', '2024-03-05-trap.md');
    writeFileSync(post, trap(folder));
    const cli = path.join(projectFolder, 'dist', 'cli.js');
    const report = execFileSync(process.execPath, [
      cli,
      'check',
      post,
      '--fail-on',
      'never',
      '--format',
      'json',
    ]);
    assert.equal(JSON.parse(report.toString()).files.length, 1);
    assert.ok(!isSprung(folder));
  });
});

/** A post whose front matter leaves a file behind when it is run. */
function trap(folder: string): string {
  const code = `process.getBuiltinModule('fs').writeFileSync(${JSON.stringify(sign(folder))}, '')`;
  return `---js\n{ title: (() => { ${code} })() }\n---\n\n<p>Text</p>\n`;
}

function isSprung(folder: string): boolean {
  return existsSync(sign(folder));
}

function sign(folder: string): string {
  return path.join(folder, 'sprung');
}

function readBundle(name: string): string {
  return readFileSync(path.join(projectFolder, 'dist', name), 'utf8');
}
