import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ruleDocs } from '../../src/core/index.ts';
import { projectFolder } from '../../src/tools/project-folder.ts';
import { type Packed, packCommandLine, runNpm } from './npm-package.ts';

describe('The npm package', () => {
  let packed: Packed;
  let home: string;

  before(() => {
    packed = packCommandLine();
    home = path.join(packed.folder, 'installed');
    fs.mkdirSync(home);
    fs.writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
    runNpm(['install', packed.tarball], home);
  });
  after(() => fs.rmSync(packed.folder, { recursive: true, force: true }));

  function run(words: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const program = path.join(home, 'node_modules/copydesk/cli.js');
    return spawnSync(process.execPath, [program, ...words], {
      cwd: home,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
    });
  }

  it('holds the command line with its pages, languages and licenses, and nothing of the extension', () => {
    const kinds =
      /^(?:(?:cli|lsp)\.js|package\.json|README\.md|LICENSE|notices\.txt|l10n\/bundle\.l10n\.zh-(?:cn|tw)\.json|rules\/(?:zh-cn\/)?[\w-]+\/[\w-]+\.md)$/;
    assert.deepEqual(
      packed.files.filter(file => !kinds.test(file)),
      [],
    );
    assert.equal(packed.files.filter(file => file.startsWith('l10n/')).length, 2);
    for (const { id } of ruleDocs) assert.ok(packed.files.includes(`rules/${id}.md`), id);
    const notices = fs.readFileSync(path.join(home, 'node_modules/copydesk/notices.txt'), 'utf8');
    for (const name of ['gray-matter', 'liquidjs', 'yaml'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    assert.doesNotMatch(notices, /^(?:sass|dompurify|morphdom) \d/m);
  });

  it('may be published, under the name and version of the project, and needs no other package', () => {
    const manifest = readJson(path.join(home, 'node_modules/copydesk/package.json'));
    const project = readJson(path.join(projectFolder, 'package.json'));
    const { name, version, license, bin } = manifest;
    assert.deepEqual(
      { name, version, license },
      { name: 'copydesk', version: project.version, license: 'MIT' },
    );
    assert.deepEqual(bin, { copydesk: 'cli.js' });
    assert.ok(!('private' in manifest) && !('dependencies' in manifest) && !('contributes' in manifest));
    assert.match(manifest.description, /^\w/);
    assert.equal(project.private, true);
  });

  it('is installed as a command', () => {
    assert.equal(
      runNpm(['exec', '--', 'copydesk', '--version'], home).trim(),
      readJson(path.join(projectFolder, 'package.json')).version,
    );
  });

  it('explains rules, and speaks the language of its reader', () => {
    assert.match(run(['explain', 'html/stray-end-tag']).stdout, /^# html\/stray-end-tag/);
    const { stdout } = run(['explain', 'html/stray-end-tag'], { LANG: 'zh_CN.UTF-8' });
    assert.match(stdout, /^# html\/stray-end-tag/);
    assert.match(stdout, /\p{Script=Han}{4}/u);
    assert.match(run(['rules'], { LC_ALL: 'zh_TW.UTF-8' }).stdout, /\p{Script=Han}{4}/u);
  });

  it('checks posts in threads, and from a cache', () => {
    const posts = path.join(home, '_posts');
    fs.mkdirSync(posts);
    fs.writeFileSync(path.join(home, '_config.yml'), 'title: Site\n');
    for (let day = 1; day <= 9; day++) {
      const text = `---\nlayout: post\ntitle: Day ${day}\n---\n\n<p>One <b>two ${day}</p>\n`;
      fs.writeFileSync(path.join(posts, `2024-03-0${day}-day.md`), text);
    }
    const words = ['check', '_posts', '--threads', '3', '--cache', '--format', 'json'];
    const [first, second] = [run(words), run(words)];
    assert.equal(first.stderr, '');
    assert.equal(first.status, 1);
    const { files, summary } = JSON.parse(first.stdout);
    assert.equal(files.length, 9);
    assert.equal(summary.errors, 9);
    assert.ok(fs.existsSync(path.join(home, '.copydeskcache')));
    assert.deepEqual(JSON.parse(second.stdout).files, files);
  });
});

// What comes of it is compared with what is expected.
function readJson(file: string): ReturnType<typeof JSON.parse> {
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}
