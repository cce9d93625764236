import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

describe('which posts are checked', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    for (const name of ['a', 'b', 'c', 'd', 'e']) write(`_posts/2024-03-05-${name}.md`);
  });

  it('is divided among machines by --shard, which together report what one does', () => {
    const whole = run(['check', '--format', 'json']);
    const parts = [1, 2, 3].map(part => run(['check', '--format', 'json', '--shard', `${part}/3`]));
    assert.deepEqual(
      parts.map(part => filesOf(part).length),
      [2, 2, 1],
    );
    const together = parts.flatMap(filesOf).sort((a, b) => (a.path < b.path ? -1 : 1));
    assert.deepEqual(together, filesOf(whole));
    assert.equal(filesOf(whole).length, 5);
  });

  it('are those that _config.yaml does not exclude, where Jekyll reads it', () => {
    fs.writeFileSync(file('_config.yaml'), 'exclude: [ _posts/2024-03-05-a.md ]\n');
    assert.deepEqual(checked(), ['b', 'c', 'd', 'e']);
    assert.equal(filesOf(run(['check', '--site', '.', '--format', 'json'])).length, 4);
    fs.writeFileSync(file('_config.yml'), '');
    assert.equal(checked().length, 5);
  });

  it('are those that git says have changed, with --changed', () => {
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    assert.match(run(['check', '--changed']).stdout, /^No post was checked\.\n$/);
    write('_posts/2024-03-05-b.md', 'changed');
    write('_posts/2024-03-05-渡船 "f".md');
    fs.rmSync(file('_posts/2024-03-05-c.md'));
    assert.deepEqual(checked('--changed'), ['b', '渡船 "f"']);
    git('add', '-A');
    assert.deepEqual(checked('--changed=HEAD'), ['b', '渡船 "f"']);
    git('commit', '-q', '-m', 'second');
    git('switch', '-q', '-c', 'topic', 'HEAD~');
    write('_posts/2024-03-05-a.md', 'changed');
    git('commit', '-q', '-a', '-m', 'third');
    // What main has got since is not this branch's affair.
    assert.deepEqual(checked('--changed=main'), ['a']);
    // The folder may be part of a repository, and the program run in it.
    const inside = runIn(file('_posts'), [program, 'check', '--changed=main', '--format', 'json']);
    assert.deepEqual(
      filesOf(inside).map(({ path: name }) => name),
      ['2024-03-05-a.md'],
    );
  });

  it('cannot be told by git where there is none, nor such a commit', () => {
    const none = run(['check', '--changed']);
    assert.match(none.stderr, /^copydesk: --changed: \S+ is not in a Git repository\.\n$/);
    assert.equal(none.code, 2);
    git('init', '-q');
    for (const commit of ['HEAD', '--output=x', 'nowhere']) {
      const { stderr, code } = run(['check', `--changed=${commit}`]);
      assert.match(stderr, /^copydesk: --changed \S+: Git knows no such commit in \S+\.\n$/);
      assert.equal(code, 2);
    }
    assert.ok(!fs.existsSync(file('x')));
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    git('commit', '-q', '--allow-empty', '-m', 'second');
    // Before the first commit there was nothing.
    assert.equal(run(['check', `--changed=${'0'.repeat(40)}`]).stdout, run(['check']).stdout);
    const clone = file('clone');
    git('clone', '-q', '--depth', '1', pathToFileURL(folder).href, clone);
    const shallow = runIn(clone, [program, 'check', '--changed=HEAD~1']);
    assert.match(shallow.stderr, /, a clone with part of the history: fetch the rest\.\n$/);
    assert.equal(shallow.code, 2);
    const missing = runIn(folder, [program, 'check', '--changed'], { env: { PATH: '' } });
    assert.match(missing.stderr, /^copydesk: --changed: Git is not installed on this machine\.\n$/);
  });

  it('are none that .copydeskignore names as a .gitignore would, but for those that are named themselves', () => {
    write('_posts/old/2024-03-05-f.md');
    write('_posts/old/2024-03-05-g.md');
    write('_posts/old/deep/2024-03-05-h.md');
    fs.writeFileSync(
      file('.copydeskignore'),
      '# Old ones\n_posts/old/*\n!2024-03-05-g.md\n*-a.md\n/2024-03-05-b.md\n\\#c\n_posts/2024-03-05-d.md/ \n',
    );
    fs.writeFileSync(file('_config.yml'), '');
    assert.deepEqual(checked(), ['b', 'c', 'd', 'e', 'g']);
    assert.deepEqual(checked('_posts/2024-03-05-a.md'), ['a']);
    assert.deepEqual(checked('_posts/*-{a,b}.md'), ['b']);
  });

  /** What Jekyll 4.3 makes no page of, asked with these files. */
  const excludes: readonly (readonly [config: string, published: string])[] = [
    ['exclude: [_posts/old]', 'b d e f'],
    ['exclude: [old]', 'a b d e f'],
    ['exclude: [dra]', 'a b e f'],
    ["exclude: ['v*']", 'a b d e'],
    ["exclude: ['blog/', '_posts/*b.md']", 'a d f'],
    ['exclude: [_posts]', 'd e f'],
    ["exclude: ['v?']", 'a b d e'],
    ["exclude: ['*old']", 'a b d e f'],
    ['exclude: [/blog]', 'a b d f'],
    ['exclude: [_posts/2024-01-0]\ninclude: [2024-03-05-b.md]', 'a b d e f'],
    ['exclude: blog', 'a b d e f'],
  ];
  for (const [config, published] of excludes) {
    it(`are none that _config.yml leaves out: ${config.replace('\n', ', ')}`, () => {
      fs.rmSync(file('_posts'), { recursive: true });
      const names = ['_posts/old/a', '_posts/b', 'drafts/_posts/d', 'blog/_posts/e', 'va/_posts/f'];
      for (const name of names) write(`${path.dirname(name)}/2024-03-05-${path.basename(name)}.md`);
      fs.writeFileSync(file('_config.yml'), config);
      assert.equal(checked().join(' '), published);
    });
  }

  /** The posts that were checked, by their names without the day. */
  function checked(...words: readonly string[]): readonly string[] {
    const files = filesOf(run(['check', ...words, '--format', 'json']));
    return files.map(({ path: name }) => path.basename(name, '.md').slice('2024-03-05-'.length)).sort();
  }

  function filesOf({ stdout }: Outcome): readonly { readonly path: string }[] {
    return JSON.parse(stdout).files;
  }

  function run(words: readonly string[]): Outcome {
    return runIn(folder, [program, ...words]);
  }

  function git(...words: readonly string[]): void {
    const own = ['-c', 'user.name=Mara Lind', '-c', 'user.email=mara@ternbay.example'];
    const { status, stderr } = spawnSync('git', [...own, ...words], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  }

  function write(name: string, text = 'stands'): void {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    const head = `---\nlayout: post\ntitle: ${path.basename(name, '.md').replaceAll('"', '')}\ndate: 2024-03-05T08:30:00.000Z\n---\n`;
    fs.writeFileSync(file(name), `${head}<p>It <b>${text} again.</p>\n`);
  }

  function file(name: string): string {
    return path.join(folder, name);
  }
});
