import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { type Outcome, runIn, useCommandLine } from './command-line.ts';

const CLEAN = `---
layout: post
title: "A bench by the water"
date: 2024-03-05T08:30:00.000Z
author: Mara Lind
from: https://news.example.com/bench
tags: [ harbour ]
categories: [ city ]
---
<p>It stands again.</p>
`;
const UNCLOSED = CLEAN.replace('stands', '<b>stands').replace('com/bench', 'com/stand');
const RELATIVE = CLEAN.replace('It', '<a href="/map">It</a>').replace('com/bench', 'com/map');

describe('the command line', () => {
  let folder: string;
  let program: string;

  useCommandLine(given => {
    ({ program, folder } = given);
    write('_posts/2024-03-05-clean.md', CLEAN);
    write('_posts/2024-03-06-unclosed.md', UNCLOSED);
    write('README.md', '# <b>No post\n');
  });

  it('reports the posts of a folder by path, line and column, and exits with 1', () => {
    const { stdout, code } = run(['check']);
    const expected = path.join('_posts', '2024-03-06-unclosed.md:10:7  error  <b> is never closed');
    assert.ok(stdout.startsWith(expected), stdout);
    assert.match(stdout, /2 posts checked: 1 error, 0 warnings\. --fix can fix up to 1\./);
    assert.equal(code, 1);
  });

  it('reports JSON with offsets in UTF-16 units, lines and columns from 1', () => {
    const text = UNCLOSED.replace('<b>', '').replace('<p>It', '<p>😀<b>It').replace('com/stand', 'com/it');
    write('_posts/2024-03-06-unclosed.md', text);
    const { stdout } = run(['check', '--format', 'json']);
    const report = JSON.parse(stdout);
    assert.equal(report.version, 1);
    const file = report.files.find(({ path: name }: { path: string }) => name.includes('unclosed'));
    const [finding] = file.findings;
    const offset = text.indexOf('<b>');
    assert.equal(finding.rule, 'html/unclosed-element');
    assert.deepEqual(finding.start, { line: 10, column: 6, offset });
    assert.deepEqual(finding.end, { line: 10, column: 9, offset: offset + 3 });
    const edit = { start: text.indexOf('</p>'), end: text.indexOf('</p>'), text: '</b>' };
    assert.deepEqual(finding.fixes[0].edits, [edit]);
    const { milliseconds, ...counts } = report.summary;
    assert.equal(typeof milliseconds, 'number');
    assert.deepEqual(counts, { files: 2, errors: 1, warnings: 0, infos: 0, hints: 0 });
  });

  it('shows where house words would be found, those that are off too', () => {
    write(
      '.copydesk.json',
      '{ "words": [{ "match": "stands", "use": "is there", "off": true }, { "match": "/b+ench/i", "why": "a" }, { "match": "/(/", "why": "b" }] }',
    );
    write(
      '_posts/2024-03-06-unclosed.md',
      CLEAN.replace('It stands', 'Stands').replace('com/bench', 'com/stand'),
    );
    const { stdout, stderr, code } = run(['words']);
    const [clean, other] = ['2024-03-05-clean.md', '2024-03-06-unclosed.md'].map(name =>
      path.join('_posts', name),
    );
    assert.equal(
      stdout,
      `"stands" → "is there" (off): 2 matches in 2 posts
  ${clean}:10:7  <p>It stands again.</p>
  ${other}:10:4  <p>Stands again.</p>
"/b+ench/i": 2 matches in 2 posts
  ${clean}:3:8  title: "A bench by the water"
  ${other}:3:8  title: "A bench by the water"
`,
    );
    assert.match(stderr, /copydesk\.json:1:\d+: "match" is not a valid regular expression\./);
    assert.equal(code, 2);
    assert.match(run(['words', '--list']).stderr, /--list is an option of tidy/);
  });

  it('tidies posts, and says beforehand what would go', () => {
    const article = `<p>${'It stands again, and nobody sits on it yet. '.repeat(6)}</p>`;
    const share = '<div class="share"><a href="https://twitter.com/share?u">Tweet</a></div>';
    const copied = CLEAN.replace(
      '<p>It stands again.</p>',
      `<div>\n${article}\n${share}\n<h1>A bench by the water</h1>\n</div>`,
    );
    write('_posts/2024-03-07-copied.md', copied);
    const name = path.join('_posts', '2024-03-07-copied.md');
    const list = run(['tidy', '--list']);
    assert.equal(
      list.stdout,
      `${name}: Share, print and email buttons, 1: “Tweet”\n${name}: Repeated title, 1 (kept: may be part of the article): “A bench by the water”\n`,
    );
    assert.equal(read('_posts/2024-03-07-copied.md'), copied);
    const tidied = run(['tidy']);
    assert.equal(tidied.stdout, '1 of 3 posts tidied.\n');
    assert.equal(tidied.code, 0);
    assert.equal(read('_posts/2024-03-07-copied.md'), copied.replace(`${share}\n`, ''));
  });

  it('exits with 0 when nothing is as grave as --fail-on', () => {
    assert.equal(run(['check', '--fail-on', 'never']).code, 0);
    assert.equal(run(['check', '--rule', 'html/unclosed-element=warning']).code, 0);
    assert.equal(run(['check', '--rule', 'html/unclosed-element=warning', '--fail-on', 'warning']).code, 1);
    assert.equal(run(['check', '--rule', 'html/unclosed-element=off', '--fail-on', 'info']).code, 0);
    assert.equal(run(['check', '--rule', 'html=off', '--fail-on', 'info']).code, 0);
    assert.equal(run(['check', '--rule', 'html=off', '--rule', 'html/unclosed-element=on']).code, 1);
    const misspelt = run(['check', '--rule', 'htm=off']);
    assert.match(misspelt.stderr, /There is no rule "htm"\. Did you mean "html"\?/);
    assert.equal(misspelt.code, 2);
  });

  it('mends files with --fix and leaves clean ones untouched', () => {
    const before = fs.statSync(file('_posts/2024-03-05-clean.md')).mtimeMs;
    const { code, stdout } = run(['check', '--fix']);
    assert.equal(code, 0);
    assert.equal(stdout, '2 posts checked, 1 fixed (1 fix): no problems left.\n');
    assert.equal(read('_posts/2024-03-06-unclosed.md'), UNCLOSED.replace('again.', 'again.</b>'));
    assert.equal(fs.statSync(file('_posts/2024-03-05-clean.md')).mtimeMs, before);
  });

  it('writes nothing with --fix-dry-run but reports what would be left', () => {
    const { stdout } = run(['check', '--fix-dry-run']);
    assert.equal(stdout, '2 posts checked, 1 would be fixed (1 fix): no problems left.\n');
    write('_posts/2024-03-05-clean.md', CLEAN.replace('layout: post\n', ''));
    assert.match(run(['check', '--fix', '--fix-dry-run']).stdout, /1 warning.*--fix=all can fix up to 1/);
    assert.match(run(['check', '--fix=all', '--fix-dry-run']).stdout, /no problems left\.\n/);
    assert.equal(read('_posts/2024-03-06-unclosed.md'), UNCLOSED);
  });

  it('promises no more than it can tell before fixes are tried on the page', () => {
    const unproven = CLEAN.replace(/<p>.*/, '[a](/b<svg v="">\n<d/></svg>)').replace('layout: post\n', '');
    write('_posts/2024-03-06-unclosed.md', unproven);
    fs.rmSync(file('_posts/2024-03-05-clean.md'));
    assert.match(run(['check']).stdout, /\. --fix can fix up to 1, --fix=all up to 2 more\.\n/);
    assert.match(run(['check', '--fix']).stdout, / left to review, --fix=all can fix up to \d\.\n/);
    assert.equal(read('_posts/2024-03-06-unclosed.md'), unproven);
  });

  it('leaves fixes marked for review to --fix=all', () => {
    const text = CLEAN.replace('layout: post\n', '');
    write('_posts/2024-03-06-unclosed.md', text);
    run(['check', '--fix']);
    assert.equal(read('_posts/2024-03-06-unclosed.md'), text);
    run(['check', '--fix=all']);
    assert.equal(read('_posts/2024-03-06-unclosed.md'), CLEAN);
  });

  if (process.platform === 'win32') {
    console.log('The test on folders without permission is left out: Windows has none.');
  } else {
    it('tells of a folder that it cannot read, and exits with 2', () => {
      write('_posts/closed/2024-03-07-secret.md', CLEAN);
      fs.chmodSync(file('_posts/closed'), 0);
      // To the administrator nothing is closed.
      const uid = process.getuid!() === 0 ? 65534 : process.getuid!();
      for (const open of [folder, path.dirname(program)]) fs.chmodSync(open, 0o755);
      const { stdout, code } = run(['check', '--fail-on', 'never'], '', { uid });
      assert.match(stdout, /^_posts\/closed {2}cannot be read: EACCES/m);
      assert.equal(code, 2);
    });
  }

  if (!fs.existsSync('/dev/full')) {
    console.log('The test on full disks is left out: there is no /dev/full.');
  } else {
    it('exits with 2 where its report cannot be written', () => {
      const full = fs.openSync('/dev/full', 'w');
      try {
        const { stderr, code } = run(['check', '--fail-on', 'never'], '', { stdio: ['pipe', full, 'pipe'] });
        assert.match(stderr, /^copydesk: The output cannot be written: ENOSPC/);
        assert.equal(code, 2);
      } finally {
        fs.closeSync(full);
      }
    });
  }

  it('keeps BOM and CRLF when it mends', () => {
    write('_posts/2024-03-06-unclosed.md', `\uFEFF${UNCLOSED.replaceAll('\n', '\r\n')}`);
    run(['check', '--fix']);
    const mended = UNCLOSED.replace('again.', 'again.</b>').replaceAll('\n', '\r\n');
    assert.equal(read('_posts/2024-03-06-unclosed.md'), `\uFEFF${mended}`);
  });

  it('reads standard input, and prints it mended', () => {
    const { stdout, stderr, code } = run(['check', '-', '--stdin-path', '_posts/a.md', '--fix'], UNCLOSED);
    assert.equal(stdout, UNCLOSED.replace('again.', 'again.</b>'));
    assert.match(stderr, /1 post checked, 1 fixed \(1 fix\): no problems left\./);
    assert.equal(code, 0);
  });

  it('takes a glob, a file and a folder without posts', () => {
    assert.match(run(['check', '_posts/*clean*.md']).stdout, /^1 post checked/m);
    assert.match(run(['check', '_posts/2024-03-05-clean.md']).stdout, /^1 post checked/m);
    write('articles/one.md', CLEAN);
    assert.match(run(['check', 'articles']).stdout, /^1 post checked/m);
  });

  it('takes for posts of a folder also what the setting "files" names', () => {
    write('articles/one.md', UNCLOSED);
    write('articles/notes.txt', UNCLOSED);
    write('notes/two.md', UNCLOSED);
    assert.match(run(['check']).stdout, /^2 posts checked/m);
    write('.copydesk.json', JSON.stringify({ files: ['articles/**'] }));
    assert.match(run(['check']).stdout, /^3 posts checked/m);
    assert.match(run(['check', 'articles']).stdout, /^1 post checked/m);
    assert.match(run(['check', 'notes']).stdout, /^1 post checked/m);
    fs.rmSync(file('.copydesk.json'));
    write('_config.yml', '');
    write('settings.json', JSON.stringify({ files: ['notes/**'] }));
    assert.match(run(['check', '--config', 'settings.json']).stdout, /notes\/two\.md/);
  });

  it('reads the settings beside the site, or those of --config', () => {
    write('.copydesk.json', JSON.stringify({ rules: { 'html/unclosed-element': 'off' } }));
    assert.equal(run(['check']).code, 0);
    write('strict.json', JSON.stringify({ rules: {} }));
    assert.equal(run(['check', '--config', 'strict.json']).code, 1);
  });

  it('says what is wrong with settings, and checks all the same', () => {
    write('.copydesk.json', JSON.stringify({ rules: { 'html/no-such': 'off' }, colour: 1 }));
    const { stderr, stdout, code } = run(['check']);
    assert.match(stderr, /There is no rule "html\/no-such"/);
    assert.match(stderr, /There is no setting "colour"/);
    assert.match(stdout, /1 error/);
    assert.equal(code, 2);
  });

  it('takes what the settings say of some posts, comments in them or not', () => {
    write(
      '.copydesk.json',
      '{ // old\n"overrides": [{ "files": ["_posts/*-06-*"], "rules": { "html": "off" } }] }',
    );
    assert.equal(run(['check']).code, 0);
    assert.equal(run(['check', '--rule', 'html/unclosed-element=on']).code, 1);
  });

  it('tells at their places what is wrong with the settings', () => {
    write('.copydesk.json', '{\n  "preset": "all",\n  "rules": { "html": 1 }\n');
    assert.match(run(['check']).stderr, /\.copydesk\.json:3:\d+: This is not valid JSON: "\}" is missing\./);
    write('.copydesk.json', '{\n  "preset": "all",\n  "rules": { "html": 1 }\n}\n');
    assert.match(run(['check']).stderr, /json:2:13: "preset" must.*\n.*json:3:22: "html" must/);
  });

  it('takes defaults of _config.yml for given fields, also by --site', () => {
    const config = 'defaults:\n  - scope: { path: "" }\n    values: { layout: post }\n';
    const post = CLEAN.replace('2024-03-05', '2024-03-06').replace('layout: post\n', '');
    write('_posts/2024-03-06-unclosed.md', post);
    assert.equal(run(['check', '--fail-on', 'warning']).code, 1);
    write('elsewhere/_config.yml', config);
    assert.equal(run(['check', '--fail-on', 'warning', '--site', 'elsewhere']).code, 0);
    write('_config.yml', config);
    assert.equal(run(['check', '--fail-on', 'warning']).code, 0);
  });

  it('finds a site where source of _config.yml says that it lies', () => {
    write('_config.yml', 'source: ./site/\ndestination: public\n');
    write('site/_includes/tide.html', '<b>high</b>\n');
    write('site/_layouts/post.html', '{{ content }}\n');
    write(
      'site/news/_posts/2024-03-07-tide.md',
      '---\nlayout: post\ntitle: Tide\n---\n{% include tide.html %}\n',
    );
    const link = '[Tide](/news/2024/03/07/tide.html) {% link news/_posts/2024-03-07-tide.md %}';
    write('site/_posts/2024-03-08-link.md', `---\nlayout: post\ntitle: Link\n---\n${link}\n`);
    write('.copydeskignore', '/_posts/\n');
    assert.match(run(['check']).stdout, /^2 posts checked: no problems found\.$/m);
    // As `jekyll build` prints it.
    assert.match(run(['render', 'site/news/_posts/2024-03-07-tide.md']).stdout, /^<p><b>high<\/b><\/p>$/m);
  });

  it('learns settings from the posts, and writes them only when told to', () => {
    write('_config.yml', '');
    for (let day = 1; day <= 20; day++) {
      const name = `2024-04-${String(day).padStart(2, '0')}`;
      write(`_posts/${name}-day.md`, `---\nlayout: post\ntitle: Day ${day}\nimage: /a.jpg\n---\nText.\n`);
    }
    fs.rmSync(file('_posts/2024-03-05-clean.md'));
    fs.rmSync(file('_posts/2024-03-06-unclosed.md'));
    const { stdout, code } = run(['init']);
    assert.equal(code, 0);
    assert.match(stdout, /"image": "required", \/\/ 20 of 20 posts have it/);
    assert.equal(fs.existsSync(file('.copydesk.json')), false);
    assert.equal(run(['init', '--write']).code, 0);
    assert.equal(read('.copydesk.json'), stdout);
    assert.equal(run(['init', '--write']).code, 2);
    write('_posts/2024-04-21-day.md', '---\nlayout: post\ntitle: Day 21\n---\nText.\n');
    assert.match(run(['check', '_posts/2024-04-21-day.md']).stdout, /The front matter has no "image"/);
  });

  it("checks posts by the site's own schema, from the site's root", () => {
    write('_config.yml', '');
    write(
      'schemas/review.json',
      JSON.stringify({ $ref: 'copydesk://schemas/front-matter', required: ['rating'] }),
    );
    write(
      '.copydesk.json',
      JSON.stringify({ schemas: [{ files: ['_posts/reviews/*'], schema: 'schemas/review.json' }] }),
    );
    const later = CLEAN.replace('2024-03-05', '2024-03-06');
    write('_posts/reviews/2024-03-06-bench.md', later.replace('com/bench', 'com/review'));
    write('_posts/2024-03-06-unclosed.md', later.replace('com/bench', 'com/stand'));
    const { stdout, code } = run(['check', '--fail-on', 'warning']);
    assert.match(stdout, /reviews.2024-03-06-bench\.md:1:1 {2}warning {2}The front matter has no "rating"/);
    assert.match(stdout, /3 posts checked: 0 errors, 1 warning\./);
    assert.equal(code, 1);
  });

  it('says once what is wrong with a schema, and checks by its own', () => {
    const schemas = [
      { files: ['_posts/reviews/*'], schema: 'none.json' },
      { files: ['**'], schema: 'circle.json' },
      { files: ['**'], schema: '../outside.json' },
      { files: ['**'], schema: 'https://example.com/a.json' },
    ];
    write('circle.json', '{ "$ref": "#" }');
    write('.copydesk.json', JSON.stringify({ schemas }));
    const { stderr, stdout, code } = run(['check']);
    const place = fs.realpathSync(folder);
    assert.deepEqual(stderr.replaceAll(`${place}${path.sep}`, '').trim().split('\n'), [
      'copydesk: .copydesk.json:1:130: Entry 3 of "schemas" names ../outside.json, which is not a .json file in the site\'s folder.',
      'copydesk: .copydesk.json:1:174: Entry 4 of "schemas" names https://example.com/a.json, which is not a .json file in the site\'s folder.',
      "copydesk: .copydesk.json: The file none.json does not exist in the site's folder or cannot be read.",
      'copydesk: circle.json: #: "$ref" leads back to itself.',
    ]);
    assert.match(stdout, /1 error/);
    assert.equal(code, 2);
  });

  it('knows the posts of the site when it checks a folder, and asks nothing of them for one file unless told to', () => {
    write('_config.yml', 'permalink: /:year/:month/:day/:title.html\n');
    const link = (address: string): string =>
      CLEAN.replace('stands', `<a href="${address}">stands</a>`).replace('com/bench', 'com/links');
    write('_posts/2024-03-07-links.md', link('https://news.example.com/bench'));
    const rules = (...paths: readonly string[]): readonly string[] => {
      const { stdout } = run(['check', ...paths, '--format', 'json']);
      const report: { files: { findings: { rule: string }[] }[] } = JSON.parse(stdout);
      return report.files.flatMap(file => file.findings.map(({ rule }) => rule));
    };
    const found = rules('_posts').filter(rule => !rule.startsWith('front-matter/'));
    assert.deepEqual(found, ['html/unclosed-element', 'link/leaves-site']);
    assert.ok(!rules('_posts/2024-03-07-links.md').includes('link/leaves-site'));
    assert.ok(rules('_posts/2024-03-07-links.md', '--newsroom').includes('link/leaves-site'));
    assert.ok(rules('_posts/*-links.md').includes('link/leaves-site'), 'A glob means a part of the site.');
    const input = fs.readFileSync(path.join(folder, '_posts/2024-03-07-links.md'), 'utf8');
    const words = ['check', '-', '--stdin-path', '_posts/2024-03-09-new.md', '--newsroom'];
    assert.match(run(words, input).stdout, /link\/leaves-site/);
    fs.mkdirSync(path.join(folder, '_posts/new'));
    fs.renameSync(
      path.join(folder, '_posts/2024-03-07-links.md'),
      path.join(folder, '_posts/new/2024-03-07-links.md'),
    );
    assert.ok(rules('_posts/new').includes('link/leaves-site'), 'The others are of the site as well.');
  });

  it('goes on after a file that cannot be read, and exits with 2', () => {
    fs.writeFileSync(file('_posts/2024-03-04-latin.md'), Buffer.from([0x2d, 0xff, 0xfe]));
    const { stdout, code } = run(['check', '.', 'nowhere.md']);
    assert.match(stdout, /2024-03-04-latin\.md {2}cannot be read: the file is not UTF-8/);
    assert.match(stdout, /nowhere\.md {2}cannot be read: no such file or folder/);
    assert.match(stdout, /is never closed/);
    assert.equal(code, 2);
  });

  it('answers bad usage in one line, and exits with 2', () => {
    for (const words of [
      [],
      ['mend'],
      ['check', '--format', 'yaml'],
      ['check', '--format', 'sarif='],
      ['check', '--format', 'sarif', '--format', 'json'],
      ['check', '--shard', '3/2'],
      ['check', '--shard', '0/3'],
      ['check', '--shard', '-1/3'],
      ['check', '--max-findings', 'few'],
      ['check', '--shard', '1/2', '--write-baseline', 'b.json'],
      ['links', '--format', 'sarif'],
      ['explain'],
      ['check', '--fix=some'],
      ['check', '--rule', 'html/unclosed-element'],
      ['check', '--rule', 'html/unclosed-element=off=on'],
      ['check', '--nonsense'],
      ['check', '--out', 'x'],
      ['render', '--fix'],
    ]) {
      const { stderr, stdout, code } = run(words);
      assert.equal(code, 2, words.join(' '));
      assert.equal(stdout, '');
      assert.match(stderr, /^copydesk: .+\nTry: copydesk --help\n$/);
    }
    assert.match(run(['check', '--nonsense']).stderr, /^copydesk: There is no option --nonsense\.\n/);
  });

  it('says so where there was no post to check', () => {
    fs.mkdirSync(file('assets'));
    const { stdout, code } = run(['check', 'assets']);
    assert.equal(
      stdout,
      'assets  nothing to do: there are no posts and no other Markdown files\nNo post was checked.\n',
    );
    assert.equal(code, 2);
    for (const command of ['tidy', 'render']) {
      const { stderr, code } = run([command, 'assets', 'docs/']);
      assert.match(stderr, /^copydesk: docs\/: cannot be read: no such file or folder\n/);
      assert.equal(code, 2);
    }
    fs.rmSync(folder, { recursive: true });
    fs.mkdirSync(folder);
    assert.deepEqual(run(['check']), { stdout: 'No post was checked.\n', stderr: '', code: 0 });
  });

  it('says in one line that a named site or settings file is not there', () => {
    for (const command of ['check', 'render']) {
      for (const [option, name, missing] of [
        ['--site', 'nowhere', 'folder'],
        ['--site', 'README.md', 'folder'],
        ['--config', 'nowhere.json', 'file'],
      ] as const) {
        const { stderr, stdout, code } = run([command, option, name]);
        assert.equal(stderr, `copydesk: ${option} ${name}: There is no such ${missing}.\n`);
        assert.equal(stdout, '');
        assert.equal(code, 2);
      }
    }
  });

  it('reads settings that start with a BOM', () => {
    write('.copydesk.json', `\uFEFF${JSON.stringify({ rules: { 'html/unclosed-element': 'off' } })}`);
    assert.equal(run(['check']).code, 0);
  });

  it('refuses standard input that is not UTF-8, and keeps its BOM', () => {
    const refused = run(['check', '-'], Buffer.from([0x2d, 0xff, 0xfe]));
    assert.match(refused.stdout, /stdin\.md {2}cannot be read: the file is not UTF-8/);
    assert.equal(refused.code, 2);
    const bytes = Buffer.from(`\uFEFF${CLEAN}`);
    assert.equal(run(['check', '-', '--stdin-path', '_posts/a.md', '--fix'], bytes).stdout, `\uFEFF${CLEAN}`);
  });

  it('ends in silence where nobody reads what it prints', async () => {
    const child = spawn(process.execPath, [program, 'check', '--fix'], { cwd: folder });
    child.stdout.destroy();
    let said = '';
    child.stderr.setEncoding('utf8').on('data', text => {
      said += text;
    });
    const [code] = await once(child, 'close');
    assert.equal(said, '');
    assert.equal(code, 0);
    assert.equal(read('_posts/2024-03-06-unclosed.md'), UNCLOSED.replace('again.', 'again.</b>'));
  });

  it('prints help and version', () => {
    assert.match(run(['--help']).stdout, /copydesk check/);
    assert.match(run(['--version']).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it('renders a post that is no Markdown as it is', () => {
    write('_posts/2024-03-08-plain.html', '---\ntitle: Tide\n---\n<p>*{{ page.title }}*</p>\n\n1 < 2\n');
    assert.equal(run(['render', '_posts/2024-03-08-plain.html']).stdout, '<p>*Tide*</p>\n\n1 < 2\n');
  });

  it('renders whole pages, within the layouts of the site and its theme', () => {
    write('_config.yml', 'title: Harbour\ntime: 2024-06-01\ntheme: tide\n');
    write('_layouts/post.html', '---\nlayout: base\n---\n<h1>{{ page.title }}</h1>{{ content }}');
    const theme = 'vendor/bundle/ruby/3.1.0/gems/tide';
    write(`${theme}-1.9.0/_layouts/base.html`, 'old');
    write(`${theme}-1.10.0/_layouts/base.html`, '<main>{% include foot.html %}{{ content }}</main>');
    write(`${theme}-1.10.0/_includes/foot.html`, '{{ site.title }} {{ site.time | date: "%Y" }}');
    const post = '_posts/2024-03-05-clean.md';
    const expected = '<main>Harbour 2024<h1>A bench by the water</h1><p>It stands again.</p>\n</main>';
    assert.equal(run(['render', '--layout', post]).stdout, expected);
    write('Gemfile.lock', 'GEM\n  specs:\n    tide (1.9.0)\n');
    assert.equal(run(['render', '--layout', post]).stdout, 'old');
    write('.copydesk.json', '{ "theme": "themes/none" }');
    const { stdout, stderr, code } = run(['render', '--layout', post]);
    assert.equal(stdout, '<h1>A bench by the water</h1><p>It stands again.</p>\n');
    assert.match(
      stderr,
      /the page is incomplete: there is no layout "base" in the site or an installed theme/,
    );
    assert.equal(code, 2);
  });

  it('renders to standard output, or one file a post', () => {
    assert.equal(run(['render', '_posts/2024-03-05-clean.md']).stdout, '<p>It stands again.</p>\n');
    const { code } = run(['render', '--out', 'html']);
    assert.equal(code, 0);
    assert.deepEqual(fs.readdirSync(file('html')), ['2024-03-05-clean.html', '2024-03-06-unclosed.html']);
  });

  it('says in one line where --out cannot be made or written', () => {
    const madeOf = run(['render', '--out', 'README.md']);
    assert.match(madeOf.stderr, /^copydesk: --out README\.md: The folder cannot be created: .+\n$/);
    assert.equal(madeOf.code, 2);
    fs.mkdirSync(file('html/2024-03-05-clean.html'), { recursive: true });
    const written = run(['render', '--out', 'html']);
    assert.match(written.stderr, /^copydesk: .*clean\.md: the page cannot be written: .+\n$/);
    assert.equal(written.code, 2);
    assert.ok(fs.existsSync(file('html/2024-03-06-unclosed.html')));
  });

  it('never writes two posts of one name into one file', () => {
    write('city/_posts/2024-03-05-clean.md', CLEAN.replace('It stands', 'Another stands'));
    const { stderr, code } = run(['render', '--out', 'html']);
    assert.match(stderr, /^copydesk: .*2024-03-05-clean\.md: not written: .+ is already the page of .+\n$/);
    assert.equal(code, 2);
    assert.match(read('html/2024-03-05-clean.html'), /It stands/);
  });

  it('resolves links by the source of the post', () => {
    write('_posts/2024-03-06-unclosed.md', RELATIVE);
    run(['check', '--fix']);
    const mended = RELATIVE.replace('"/map"', '"https://news.example.com/map"');
    assert.equal(read('_posts/2024-03-06-unclosed.md'), mended);
  });

  it('runs nothing of a post that calls itself JavaScript', () => {
    const trap = file('trap');
    const code = `require('fs').writeFileSync(${JSON.stringify(trap)}, '')`;
    write('_posts/2024-03-06-unclosed.md', `---js\n{ title: ${code} }\n---\n<p>x</p>\n`);
    const { stdout } = run(['check']);
    assert.match(stdout, /The post has no front matter/);
    assert.equal(fs.existsSync(trap), false);
  });

  function run(
    words: readonly string[],
    input: string | Buffer = '',
    as: Pick<SpawnSyncOptions, 'uid' | 'stdio'> = {},
  ): Outcome {
    return runIn(folder, [program, ...words], { input, ...as });
  }

  function file(name: string): string {
    return path.join(folder, name);
  }

  function read(name: string): string {
    return fs.readFileSync(file(name), 'utf8');
  }

  function write(name: string, text: string): void {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(file(name), text);
  }
});
