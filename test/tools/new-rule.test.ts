import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { copyProject, type ProjectCopy, programs } from '../support/project-copy.ts';

/** What the tool and the tests of its result read. */
const needed = [
  '.gitignore',
  '.mocharc.json',
  'ARCHITECTURE.md',
  'biome.json',
  'biome.layers.json',
  'docs',
  'media',
  'package.json',
  'l10n',
  'package.nls.json',
  'package.nls.zh-cn.json',
  'package.nls.zh-tw.json',
  'src',
  'test/core/rule-pages-a-k.test.ts',
  'test/host/paths.ts',
  'test/package.json',
  'test/support',
  'tsconfig.base.json',
];

describe('npm run new-rule', () => {
  let copy: ProjectCopy;

  before(() => {
    copy = copyProject(needed);
  });

  after(() => copy.remove());

  it('refuses what is no id, and ids that are taken, in one line', () => {
    assert.match(refused(), /^Usage: npm run new-rule/);
    assert.match(refused('html/Empty_Heading'), /^"html\/Empty_Heading" is no rule id/);
    assert.match(refused('../html/x'), /^"\.\.\/html\/x" is no rule id/);
    assert.match(refused('html/unclosed-element'), /^There is a rule html\/unclosed-element already\.$/);
  });

  describe('with a new id', () => {
    before(() => {
      const { status, stderr } = newRule('image/empty-alt');
      assert.equal(status, 0, stderr);
    });

    it('writes a rule that compiles, is clean, and is in the index, the manifest and the settings', () => {
      const options = ['--noEmit', '--emitDeclarationOnly', 'false', '--composite', 'false'];
      const compiled = copy.program(programs.tsc, '-p', 'src/core', ...options);
      assert.equal(compiled.status, 0, compiled.stdout);
      const linted = copy.program(programs.biome, 'ci', 'src/core/rules', 'package.json', 'media');
      assert.equal(linted.status, 0, linted.stderr);
      for (const file of ['src/core/rules/index.ts', 'package.json', 'media/copydesk.schema.json']) {
        assert.ok(fs.readFileSync(path.join(copy.folder, file), 'utf8').includes('image/empty-alt'), file);
      }
    });

    it('writes a page that says that it has to be written', () => {
      const args = ['--spec', 'test/core/rule-pages-a-k.test.ts', '-g', 'empty-alt'];
      const { status, stdout } = copy.program(programs.mocha, ...args);
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
    return copy.node('--import', 'tsx', 'src/tools/new-rule.ts', ...ids);
  }
});
