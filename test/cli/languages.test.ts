import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { type Given, type Outcome, runIn, useCommandLine } from './command-line.ts';

const post = '---\ntitle: A\ndate: 2024-03-05\n---\n\n<p>One <b>two</p>\n';
const name = '_posts/2024-03-05-a.md';

describe('The language of the command line', () => {
  let given: Given;
  useCommandLine(each => {
    given = each;
    write('_config.yml', 'title: Site\n');
    write(name, post);
  });

  function write(file: string, text: string): void {
    fs.mkdirSync(path.dirname(path.join(given.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(given.folder, file), text);
  }

  function run(locale: NodeJS.ProcessEnv, ...words: readonly string[]): Outcome {
    return runIn(given.folder, [given.program, ...words], { env: { PATH: process.env['PATH'], ...locale } });
  }

  it('is what LC_ALL, LC_MESSAGES or LANG asks for, in this order', () => {
    const inLanguage = (locale: NodeJS.ProcessEnv): string =>
      /已检查|已檢查|checked/.exec(run(locale, 'check').stdout)?.[0] ?? '';
    assert.equal(inLanguage({}), 'checked');
    assert.equal(inLanguage({ LANG: 'zh_CN.UTF-8' }), '已检查');
    assert.equal(inLanguage({ LANG: 'zh_HK.UTF-8' }), '已檢查');
    assert.equal(inLanguage({ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_TW' }), '已檢查');
    assert.equal(inLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }), 'checked');
    assert.equal(inLanguage({ LANG: 'zh_CN.UTF-8', LC_ALL: '' }), '已检查');
    assert.equal(inLanguage({ LANG: 'de_DE.UTF-8' }), 'checked');
  });

  it('is that of messages, settings, rules and their pages', () => {
    write('.copydesk.json', '{ "files": 1 }');
    const { stdout, stderr } = run({ LANG: 'zh_CN.UTF-8' }, 'check');
    assert.match(stdout, /error {2}\p{Script=Han}*<b>.*html\/unclosed-element/u);
    assert.match(
      stdout,
      /已检查 1 篇文章：1 个错误，1 个警告。--fix 最多可修复 1 个，--fix=all 最多可再修复 1 个。\n$/,
    );
    assert.match(stderr, /“files”必须是 glob 列表。/);
    assert.match(
      run({ LANG: 'zh_CN.UTF-8' }, 'rules').stdout,
      /^html\/unclosed-element +error +.*\p{Script=Han}/mu,
    );
    assert.match(run({ LANG: 'zh_CN.UTF-8' }, 'explain', 'html/unclosed-element').stdout, /严重程度为 error/);
  });

  it('makes no difference to what a baseline forgives, nor to fingerprints', () => {
    run({}, 'check', '--write-baseline', 'old.json');
    const { stdout, code } = run({ LANG: 'zh_CN.UTF-8' }, 'check', '--baseline', 'old.json');
    assert.match(stdout, /没有发现问题。已略去基线中的 2 个问题。/);
    assert.equal(code, 0);
    const print = (locale: NodeJS.ProcessEnv): string =>
      JSON.parse(run(locale, 'check', '--format', 'sarif').stdout).runs[0].results[0].partialFingerprints;
    assert.deepEqual(print({ LANG: 'zh_TW' }), print({}));
  });

  it('is known to what a cache keeps', () => {
    run({}, 'check', '--cache');
    assert.match(run({ LANG: 'zh_CN' }, 'check', '--cache').stdout, /error {2}.*\p{Script=Han}.*html/u);
    assert.doesNotMatch(run({}, 'check', '--cache').stdout, /\p{Script=Han}/u);
  });

  it('is English, with one thread and without cache and pages, where it runs from its sources', () => {
    const sources = ['--import', 'tsx', path.join(projectFolder, 'src/cli/main.ts')];
    const words = ['check', path.join(given.folder), '--threads', '4', `--cache=${given.folder}/kept`];
    const { stdout, stderr, code } = runIn(projectFolder, [...sources, ...words], {
      env: { ...process.env, LANG: 'zh_CN.UTF-8', LC_ALL: '' },
    });
    assert.equal(stderr, '');
    assert.match(stdout, /1 post checked: 1 error/);
    assert.equal(code, 1);
    assert.ok(!fs.existsSync(path.join(given.folder, 'kept')));
  });
});
