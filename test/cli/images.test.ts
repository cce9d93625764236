import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { type Given, runIn, useCommandLine } from './command-line.ts';

describe('copydesk images', () => {
  let given: Given;
  useCommandLine(each => {
    given = each;
  });

  function write(file: string, text = ''): void {
    fs.mkdirSync(path.dirname(path.join(given.folder, file)), { recursive: true });
    fs.writeFileSync(path.join(given.folder, file), text);
  }

  it('lists the images of the site that no post, page, layout, style sheet or data names', () => {
    write('_config.yml', 'title: Site\nlogo: /img/logo.svg\n');
    for (const name of ['logo.svg', 'a.png', 'b c.png', 'cover.jpg', 'dots.gif', 'old.png', 'a/a.png'])
      write(`img/${name}`);
    write('_site/img/built.png');
    write(
      '_posts/2024-03-05-a.md',
      '---\ncover: cover.jpg\n---\n![a](/img/a.png)\n<img src="/img/b%20c.png">\n',
    );
    write('_sass/main.scss', 'p { background: url(../img/dots.gif) }');
    const { stdout, stderr, code } = runIn(given.folder, [given.program, 'images']);
    assert.deepEqual({ stdout, stderr, code }, { stdout: 'img/old.png\n', stderr: '', code: 0 });
    assert.equal(runIn(given.folder, [given.program, 'images', '_posts']).stdout, 'img/old.png\n');
  });

  it('says so where there is no site', () => {
    const { stdout, stderr, code } = runIn(given.folder, [given.program, 'images']);
    assert.equal(stdout, '');
    assert.match(stderr, /There is no site here: neither .+ has a _config\.yml/);
    assert.equal(code, 2);
  });
});
