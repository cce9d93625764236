import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { displayWidth } from '../../src/cli/words/display-width.ts';
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

  function write(file: string, text: string | Buffer): void {
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
    assert.equal(inLanguage({ LANG: 'zh_Hant_TW.UTF-8' }), '已檢查');
    assert.equal(inLanguage({ LANG: 'zh' }), '已检查');
  });

  it('is the first that LANGUAGE names and Copydesk speaks, unless the others ask for none', () => {
    const helpIn = (locale: NodeJS.ProcessEnv): string => run(locale, '--help').stdout.split('\n')[0]!;
    const [english, chinese] = [helpIn({}), helpIn({ LANG: 'zh_TW.UTF-8' })];
    assert.match(chinese, /修復/);
    assert.equal(helpIn({ LANG: 'de_DE.UTF-8', LANGUAGE: 'de:zh_TW:zh_CN' }), chinese);
    assert.equal(helpIn({ LANG: 'zh_TW.UTF-8', LANGUAGE: 'en_GB:zh_TW' }), english);
    assert.equal(helpIn({ LANG: 'zh_TW.UTF-8', LANGUAGE: '' }), chinese);
    assert.equal(helpIn({ LANGUAGE: 'zh_TW' }), english);
    assert.equal(helpIn({ LC_ALL: 'C', LANG: 'zh_TW.UTF-8', LANGUAGE: 'zh_TW' }), english);
  });

  it('is that of the help, which stands in columns also where signs take two', () => {
    for (const LANG of ['C', 'zh_CN.UTF-8', 'zh_TW.UTF-8']) {
      const lines = run({ LANG }, '--help').stdout.split('\n');
      const starts = lines.flatMap(line => /^ {2}\S(?: ?\S+)* {2,}/.exec(line)?.[0].length ?? []);
      assert.ok(starts.length > 30);
      assert.deepEqual([...new Set(starts)], [starts[0]], LANG);
      // What goes on in the next line stands below.
      const rests = lines.flatMap(line => /^ {5,}/.exec(line)?.[0].length ?? []);
      assert.deepEqual(
        rests.filter(rest => rest !== starts[0]),
        [],
      );
      assert.ok(lines.every(line => displayWidth(line) <= 110));
      assert.ok(lines.every(line => !/^\s*[，。；：！？、）]/.test(line)));
      const hasHan = lines.filter(line => /\p{Script=Han}/u.test(line)).length;
      assert.ok(LANG === 'C' ? hasHan === 0 : hasHan > 40, `${LANG}: ${hasHan}`);
    }
  });

  it('is that of what is said of a command line, and of files', () => {
    write('_posts/2024-03-06-latin.md', Buffer.from([0x2d, 0xff]));
    const locale = { LANG: 'zh_CN.UTF-8' };
    for (const words of [
      [],
      ['mend'],
      ['check', '--nonsense'],
      ['check', '--fix=some'],
      ['check', '--threads', '0'],
      ['check', '--quiet=yes'],
      ['render', '--fix'],
      ['explain'],
      ['check', '--site', 'nowhere'],
      ['check', '--baseline', 'nowhere.json'],
      ['images', '/'],
      ['explain', 'html/no-such'],
      ['words', 'nowhere.md'],
    ]) {
      const { stderr, code } = run(locale, ...words);
      assert.equal(code, 2);
      for (const line of stderr.trim().split('\n'))
        assert.match(line, /^(?:copydesk: )?.*\p{Script=Han}{2}/u, words.join(' '));
    }
    assert.match(
      run(locale, 'check', 'nowhere.md').stdout,
      /^nowhere\.md {2}无法读取：没有这个文件或文件夹$/m,
    );
    assert.match(run(locale, 'check').stdout, /latin\.md {2}无法读取：文件不是 UTF-8 编码$/m);
    assert.match(run({ LANG: 'zh_TW.UTF-8' }, 'render').stderr, /latin\.md：無法讀取：檔案不是 UTF-8 編碼\n/);
  });

  it('frames reports for people, and changes no word that programs read', () => {
    const inFormat = (format: string, locale: NodeJS.ProcessEnv): string =>
      run(locale, 'check', '--format', format, '.', 'nowhere.md').stdout;
    const locale = { LANG: 'zh_TW.UTF-8' };
    assert.match(inFormat('markdown', locale), /^\| 規則 \| 嚴重性 \| 問題 \|$/m);
    assert.match(inFormat('markdown', locale), /^- `nowhere\.md` 無法讀取：沒有這個檔案或資料夾$/m);
    assert.match(inFormat('junit', locale), /name="無法讀取"><error type="problem" message="無法讀取：沒有/);
    assert.match(inFormat('github', locale), /^::error file=nowhere\.md,title=無法讀取::沒有這個/m);
    const keysOf = (format: string, of: NodeJS.ProcessEnv): readonly string[] =>
      inFormat(format, of).match(/"\w+":|"html\/[\w-]+"|"error"/g) ?? [];
    for (const format of ['json', 'sarif']) assert.deepEqual(keysOf(format, locale), keysOf(format, {}));
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
