import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectFolder } from '../host/paths.ts';

/** What the tool and the tests of its result read. */
const needed = [
  '.gitignore',
  '.mocharc.json',
  'biome.json',
  'media',
  'package.json',
  'src',
  'test/core/rule-pages.test.ts',
  'test/host/paths.ts',
  'test/package.json',
  'test/support',
  'tsconfig.base.json',
];

describe('npm run new-rule', () => {
  let copy: string;

  before(() => {
    copy = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'copydesk-new-rule-'));
    for (const name of needed) {
      fs.cpSync(path.join(projectFolder, name), path.join(copy, name), { recursive: true });
    }
    fs.symlinkSync(path.join(projectFolder, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
  });

  after(() => fs.rmSync(copy, { recursive: true, force: true }));

  it('refuses what is no id, and ids that are taken, in one line', () => {
    assert.match(refused(), /^Usage: npm run new-rule/);
    assert.match(refused('html/Empty_Heading'), /^"html\/Empty_Heading" is no rule id/);
    assert.match(refused('../html/x'), /^"\.\.\/html\/x" is no rule id/);
    assert.match(refused('shared/x'), /^"shared\/x" is no rule id/);
    assert.match(refused('html/unclosed-element'), /^There is a rule html\/unclosed-element already\.$/);
  });

  describe('with a new id', () => {
    before(() => {
      const { status, stderr } = newRule('image/empty-alt');
      assert.equal(status, 0, stderr);
    });

    it('writes a rule that compiles, is clean, and is in the index, the manifest and the settings', () => {
      const compiler = [
        '-p',
        'src/core',
        '--noEmit',
        '--emitDeclarationOnly',
        'false',
        '--composite',
        'false',
      ];
      assertRuns('typescript/bin/tsc', ...compiler);
      assertRuns('@biomejs/biome/bin/biome', 'ci', 'src/core/rules', 'package.json', 'media');
      for (const file of ['src/core/rules/index.ts', 'package.json', 'media/copydesk.schema.json']) {
        assert.ok(fs.readFileSync(path.join(copy, file), 'utf8').includes('image/empty-alt'), file);
      }
    });

    it('writes a page that says that it has to be written', () => {
      const { status, stdout } = run(
        'mocha/bin/mocha.js',
        '--spec',
        'test/core/rule-pages.test.ts',
        '-g',
        'empty-alt',
      );
      assert.equal(status, 1, stdout);
      assert.match(stdout, /image\/empty-alt\.md still has to be written/);
    });

    it('does not write over it', () => {
      assert.match(refused('image/empty-alt'), /^There is a rule image\/empty-alt already\.$/);
    });
  });

  function refused(...ids: readonly string[]): string {
    const { status, stderr } = newRule(...ids);
    assert.equal(status, 2, stderr);
    assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    return stderr.trimEnd();
  }

  function newRule(...ids: readonly string[]) {
    return start('--import', 'tsx', 'src/tools/new-rule.ts', ...ids);
  }

  function assertRuns(program: string, ...args: readonly string[]): void {
    const { status, stdout, stderr } = run(program, ...args);
    assert.equal(status, 0, stdout + stderr);
  }

  function run(program: string, ...args: readonly string[]) {
    return start(path.join('node_modules', program), ...args);
  }

  function start(...args: readonly string[]) {
    return spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  }
});
