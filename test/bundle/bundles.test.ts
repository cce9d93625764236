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
  const all = [
    'extension.js',
    'core.js',
    'desktop.js',
    'web.js',
    'preview.js',
    'sass.mjs',
    'cli.js',
    'lsp.js',
  ];
  for (const name of all) {
    it(`hold no way to run text as code: ${name}`, () => {
      assert.doesNotMatch(readBundle(name), /\beval\s*\(|\bFunction\s*\(\s*["'`]|\bnew\s+Function\b/);
    });
  }

  it('load where nothing of Node is, and ask for nothing but VS Code', () => {
    const { module, asked } = run('extension.js');
    assert.deepEqual([...new Set(asked)], ['vscode']);
    assert.equal(typeof module.exports['activate'], 'function');
    const core = run('core.js');
    assert.deepEqual(core.asked, []);
    assert.equal(typeof core.module.exports['check'], 'function');
  });

  it('start the extension without core', () => {
    const { module, asked } = run('extension.js');
    (module.exports['activate'] as (context: unknown) => void)(anything());
    assert.deepEqual([...new Set(asked)], ['vscode']);
  });

  it('leave out js-yaml and the engines of gray-matter', () => {
    for (const name of ['core.js', 'cli.js']) {
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

/** Runs a bundle where there is as much of VS Code as somebody may ask for, and notes what it asks for. */
function run(name: string) {
  const asked: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const host = {
    module,
    exports: module.exports,
    // Both hosts have these, the web worker too.
    TextDecoder,
    URL,
    setTimeout: () => 0,
    clearTimeout() {},
    // As in a worker that was made from a `blob:` address.
    self: { location: { origin: 'https://host.example', pathname: 'https://host.example/1' } },
    location: { search: '' },
    require(wanted: string) {
      asked.push(wanted);
      return anything();
    },
  };
  vm.runInNewContext(readBundle(name), host);
  return { module, asked };
}

/** Whatever is asked of it, it has: a function, a class, or a list without entries. */
function anything(): unknown {
  // What a class has as its prototype could not be another.
  return new Proxy(function Nothing() {}, {
    get: (_, name) => {
      if (name === 'prototype') return Object.prototype;
      if (name === 'then') return undefined;
      if (name === Symbol.iterator) return [][Symbol.iterator];
      return name === Symbol.toPrimitive ? () => '' : anything();
    },
    set: () => true,
    apply: anything,
    construct: () => anything() as object,
  });
}

function readBundle(name: string): string {
  return readFileSync(path.join(projectFolder, 'dist', name), 'utf8');
}
