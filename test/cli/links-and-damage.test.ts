import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

const POST = '---\nlayout: post\ntitle: "A bench"\n---\n<p>It stands again.</p>\n';

describe('the command line on sites with links and damage', () => {
  let program: string;
  let folder: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    write('site/_config.yml', 'title: Ternbay\n');
    write('site/_posts/2024-03-05-plain.md');
  });

  it('shows characters that would act by their names, and in JSON as escapes', () => {
    const name = '_posts/2024-03-06-a\u001b[31m.md';
    const text = POST.replace('<p>', '<foo\u009b31m>x</foo\u009b31m> <a href="/a\u202e">b</a> <p>');
    write(`site/${name}`, text);
    write('site/.copydesk.json', '{ "a\u001b[2Jb": 1 }'.replace('\u001b', '\\u001b'));
    const active = /[^\P{Cc}\n]|\u202e/u;
    for (const words of [
      ['check'],
      ['check', '--format', 'json'],
      ['tidy', '--list'],
      ['check', 'no\u001b[2J'],
    ]) {
      const { stdout, stderr } = run(words);
      assert.doesNotMatch(stdout + stderr, active, words.join(' '));
    }
    assert.match(run(['check']).stdout, /2024-03-06-aU\+001B\[31m\.md/);
    assert.match(run(['check']).stderr, /aU\+001B\[2Jb/);
    const report: { files: { path: string }[] } = JSON.parse(run(['check', '--format', 'json']).stdout);
    assert.ok(
      report.files.some(file => file.path === path.normalize(name)),
      'JSON says exactly what there is.',
    );
  });

  it('refuses in one line a post that is too large for one', () => {
    write('site/_posts/2024-03-06-large.md', `${POST}${'<p>a</p>\n'.repeat(1_200_000)}`);
    const { stdout, code } = run(['check', '--fail-on', 'never']);
    assert.match(
      stdout,
      /large\.md {2}cannot be read: the file is larger than 10 MB, which is too large for a post\n/,
    );
    assert.match(stdout, /^1 post checked/m);
    assert.equal(code, 2);
  });

  it('tells of a configuration that cannot be read, or holds what no reader takes', () => {
    for (const [config, told] of [
      ['a: [', /_config\.yml: This is not valid YAML/],
      ['- a', /_config\.yml: This file has no keys with values/],
      [
        Buffer.from([0x61, 0x3a, 0x20, 0xff]),
        /_config\.yml: The file cannot be read: the file is not UTF-8\./,
      ],
    ] as const) {
      write('site/_config.yml', config);
      assert.match(run(['check']).stderr, told);
    }
    fs.rmSync(file('site/_config.yml'));
    fs.mkdirSync(file('site/_config.yml'));
    const { stderr, stdout, code } = run(['check', '--fail-on', 'never']);
    assert.match(stderr, /_config\.yml: The file cannot be read: this is a folder\./);
    assert.match(stdout, /^1 post checked/m);
    assert.equal(code, 2);
  });

  if (process.platform === 'win32') {
    console.log('The tests on symbolic links are left out: Windows asks for a privilege.');
    return;
  }

  it('waits for no pipe that stands in the place of a file', () => {
    for (const name of ['Gemfile', '.copydeskignore']) execFileSync('mkfifo', [file(`site/${name}`)]);
    const limit = { timeout: 20_000, killSignal: 'SIGKILL' } as const;
    const { stdout, code } = runIn(file('site'), [program, 'check'], limit);
    assert.match(stdout, /^1 post checked/m);
    assert.equal(code, 0);
  });

  it('follows links where Jekyll does, and says which it does not follow', () => {
    write('out/posts/2024-01-01-folder.md');
    write('out/2024-01-02-file.md');
    write('out/city/_posts/2024-01-03-city.md');
    write('site/store/2024-01-05-store.md');
    write('site/store/sub/2024-01-06-sub.md');
    link('site/_posts/2024-01-05-in.md', '../store/2024-01-05-store.md');
    link('site/_posts/2024-01-02-out.md', '../../out/2024-01-02-file.md');
    link('site/_posts/below', '../store/sub');
    link('site/a/_posts', '../../out/posts');
    link('site/b/_posts', '../store');
    link('site/city', '../out/city');
    const inSite = [
      '_posts/2024-01-05-in.md',
      '_posts/2024-03-05-plain.md',
      'a/_posts/2024-01-01-folder.md',
      'b/_posts/2024-01-05-store.md',
      'b/_posts/sub/2024-01-06-sub.md',
    ];
    const { stderr } = run(['check']);
    assert.deepEqual(
      checked(),
      [...inSite, '_posts/2024-01-02-out.md', 'city/_posts/2024-01-03-city.md'].sort(),
    );
    assert.match(
      stderr,
      /out\.md: This link leads out of the site, .+\. The same is true of 2 more links\.\n/,
    );
    assert.match(
      stderr,
      /_posts.below: Jekyll does not follow links to folders here, so it skips this one\.\n/,
    );
    write('site/_config.yml', 'safe: true\n');
    assert.deepEqual(checked(), inSite);
    assert.match(run(['check']).stderr, /leads out of the site, and Jekyll skips it in safe mode/);
  });

  it('tells of links that lead nowhere or in a circle, and does the others', () => {
    link('site/_posts/2024-01-01-nowhere.md', 'nowhere.md');
    link('site/_posts/2024-01-02-circle.md', '2024-01-02-circle.md');
    link('site/_posts/self', '.');
    link('site/a/up', '..');
    link('site/a/x', '../b');
    link('site/b/y', '../a');
    const { stdout, code } = run(['check', '--fail-on', 'never']);
    assert.match(stdout, /nowhere\.md {2}cannot be read: this symbolic link leads nowhere\n/);
    assert.match(stdout, /circle\.md {2}cannot be read: this symbolic link leads in a circle\n/);
    assert.match(stdout, /^a.up {2}cannot be read: .+ in a circle, which stops the build\n/m);
    assert.match(stdout, /^1 post checked/m);
    assert.equal(code, 2);
  });

  function checked(): readonly string[] {
    const report: { files: { path: string }[] } = JSON.parse(run(['check', '--format', 'json']).stdout);
    return report.files.map(each => each.path.split(path.sep).join('/')).sort();
  }

  function run(words: readonly string[]): Outcome {
    return runIn(file('site'), [program, ...words]);
  }

  function file(name: string): string {
    return path.join(folder, name);
  }

  function write(name: string, content: string | Buffer = POST): void {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(file(name), content);
  }

  function link(name: string, target: string): void {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.symlinkSync(target, file(name));
  }
});
