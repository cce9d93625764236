import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { linkedStyleSheets, readStyleSheet } from '../../src/core/index.ts';
import { compileSheet } from '../../src/sass/compile-sheet.ts';
import { assertLinear } from '../support/stopwatch.ts';
import { type BuiltSite, openFolder } from './pages/sites.ts';

const recorded: Readonly<Record<string, BuiltSite>> = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'pages/jekyll.json'), 'utf8'),
);

describe('A style sheet of a site is that of Jekyll, rule by rule', () => {
  for (const [name, { sheets }] of Object.entries(recorded)) {
    const site = openFolder(name);
    for (const [published, css] of Object.entries(sheets)) {
      it(name + published, () => {
        const sheet = readStyleSheet(published.slice(1), site);
        assert.ok(sheet);
        const read = (file: string) => site.files?.read(file);
        const { syntax } = sheet;
        const made =
          syntax === 'css'
            ? { css: sheet.text }
            : compileSheet({ ...sheet, syntax, folders: ['_sass'], read });
        assert.deepEqual(made, { css: 'css' in made ? made.css : '' });
        assert.equal(plain('css' in made ? made.css : ''), plain(css));
      });
    }
  }

  it('may use modules, partials and indexes of the folders of Sass', () => {
    const files = new Map([
      ['_sass/shades/_index.scss', '@forward "blue";'],
      ['_sass/shades/_blue.sass', '$sea: #036\n'],
      ['assets/_near.scss', 'i { top: 0 }'],
    ]);
    const text = '@use "shades"; @use "near"; a { color: shades.$sea; }';
    const read = (file: string) => files.get(file);
    assert.deepEqual(
      compileSheet({ path: 'assets/main.scss', syntax: 'scss', text, folders: ['_sass'], read }),
      {
        css: 'i {\n  top: 0;\n}\n\na {\n  color: #036;\n}',
      },
    );
  });

  it('says why there is none', () => {
    const source = {
      path: 'assets/main.scss',
      syntax: 'scss',
      folders: ['_sass'],
      read: () => undefined,
    } as const;
    assert.deepEqual(compileSheet({ ...source, text: '@import "gone";' }), {
      problem: "Can't find stylesheet to import.",
    });
    assert.deepEqual(compileSheet({ ...source, text: '@use "../../secret";' }), {
      problem: "Can't find stylesheet to import.",
    });
  });
});

describe('The style sheets that a page links to', () => {
  const site = { ...openFolder('harbour-blog') };
  const linked = (html: string) => linkedStyleSheets(html, 'news/ferry.html', site).map(({ path }) => path);

  it('are those of the site, below its baseurl', () => {
    assert.deepEqual(linked('<link rel="stylesheet" href="/notes/assets/main.css?v=3">'), [
      'assets/main.css',
    ]);
    assert.deepEqual(
      linked("<link href='https://harbour.example/notes/a%20b.css' rel='preload stylesheet'>"),
      ['a b.css'],
    );
  });

  it('are those that its own style sheets import', () => {
    const html = `<style>@import "near.css"; @import url(/notes/wide.css) (min-width: 60em); p { color: red }</style>
<style media="(min-width: 40em)">@import 'https://harbour.example/notes/forty.css'; @import "//enemy.example/a.css";</style>
<p>@import "text.css";</p><style>p { color: red } @import "late.css";</style><style>@import "open.css";`;
    assert.deepEqual(linkedStyleSheets(html, 'news/ferry.html', site), [
      { path: 'news/near.css', media: '' },
      { path: 'wide.css', media: '(min-width: 60em)' },
      { path: 'forty.css', media: '(min-width: 40em)' },
    ]);
  });

  it('hold where the page says', () => {
    const html = `<link rel=stylesheet href=wide.css media="screen and (min-width: 60em)">
<link rel="stylesheet" href="http://HARBOUR.example/notes/a.css">`;
    assert.deepEqual(linkedStyleSheets(html, 'news/ferry.html', site), [
      { path: 'news/wide.css', media: 'screen and (min-width: 60em)' },
      { path: 'a.css', media: '' },
    ]);
  });

  it('are found in no more than linear time', () => {
    assertLinear(50_000, count => linked('<style>@import "a.css";'.repeat(count)));
    assertLinear(100_000, count => linked('<style>'.repeat(count)));
    assertLinear(50_000, count => linked('<link rel="stylesheet" '.repeat(count)));
  });

  it('are none of other sites, of paper, or beyond the root', () => {
    assert.deepEqual(
      linked('<link rel=stylesheet href=//enemy.example/a.css><link rel="icon" href="/notes/a.css">'),
      [],
    );
    assert.deepEqual(linked('<link rel="stylesheet" media="print" href="/notes/a.css">'), []);
    assert.deepEqual(linked('<link rel="stylesheet" href="/notes/../../etc/a.css">'), []);
  });
});

/** Colours as they are on a screen, and nothing of layout and comments. */
function plain(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/rgb\(([\d.]+)%, ([\d.]+)%, ([\d.]+)%\)/g, (_, ...parts: string[]) =>
      toHex(parts.slice(0, 3).map(Number)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

function toHex(percentages: readonly number[]): string {
  const digits = percentages.map(part =>
    Math.round(part * 2.55)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}
