import assert from 'node:assert/strict';
import { applyEdits, type Finding } from '../../src/core/index.ts';
import { findingsIn } from '../support/checking.ts';

/*
 * The page of html/unclosed-element shows what is found and how it is mended; here is where an element is closed, and
 * when that may happen without being looked at.
 */
const head = '---\nlayout: post\n---\n';

describe('An element is closed', () => {
  const cases: readonly (readonly [where: string, body: string, mended: string])[] = [
    [
      'where the lines are no longer indented',
      '<div>\n <p>\n  a\n  <b>\n   c\n  d\n </p>\n</div>',
      '<div>\n <p>\n  a\n  <b>\n   c</b>\n  d\n </p>\n</div>',
    ],
    [
      'before the end of its parent, where nothing is indented',
      '<div>\n<p>\na\n<b>\nc\nd\n</p>\n</div>',
      '<div>\n<p>\na\n<b>\nc\nd</b>\n</p>\n</div>',
    ],
    [
      'within its parent, whatever is indented',
      '<div>\n <p>\n  <b>\n   c</p>\n   <p>d</p>\n</div>',
      '<div>\n <p>\n  <b>\n   c</b></p>\n   <p>d</p>\n</div>',
    ],
    [
      'before the first block, if it is a heading',
      '<div><h2>a<p>b</p><p>c</p></div>',
      '<div><h2>a</h2><p>b</p><p>c</p></div>',
    ],
    [
      'before the first block, if it is a quotation of text',
      '<div><blockquote>a<p>b</p><p>c</p></div>',
      '<div><blockquote>a</blockquote><p>b</p><p>c</p></div>',
    ],
    [
      'at the end of its parent, if it is a quotation of blocks',
      '<div><blockquote><p>b</p><p>c</p></div>',
      '<div><blockquote><p>b</p><p>c</p></blockquote></div>',
    ],
    [
      'behind the last item, if it is a list',
      '<div><ul><li>a</li><li><p>b</p></li><p>c</p></div>',
      '<div><ul><li>a</li><li><p>b</p></li></ul><p>c</p></div>',
    ],
    [
      'before text, if it is a list',
      '<div><ol><li>a</li>b <b>c</b></div>',
      '<div><ol><li>a</li></ol>b <b>c</b></div>',
    ],
    [
      'behind the last row, if it is a table',
      '<div><table><tr><td>a</td></tr><p>c</p></div>',
      '<div><table><tr><td>a</td></tr></table><p>c</p></div>',
    ],
    [
      'behind its caption, if it is a figure',
      '<div><figure><img alt="" src="/a.png"/><figcaption>a</figcaption><p>b</p></div>',
      '<div><figure><img alt="" src="/a.png"/><figcaption>a</figcaption></figure><p>b</p></div>',
    ],
  ];
  for (const [where, body, mended] of cases) {
    it(`${where}: ${JSON.stringify(body)}`, () => assert.equal(mendOnce(body), mended));
  }
});

describe('Two end tags are swapped', () => {
  const cases: readonly (readonly [why: string, body: string, mended: string])[] = [
    ['around text', '<div>a <b>c</div> d</b>', '<div>a <b>c</b> d</div>'],
    ['around blocks', '<div><div><p>a</div><p>b</p></p></div>', '<div><div><p>a</p><p>b</p></div></div>'],
  ];
  for (const [why, body, mended] of cases) it(why, () => assert.equal(mendOnce(body), mended));

  it('not where words are only marked up, nor where a paragraph would hold a block, nor where more is open', () => {
    assert.equal(mendOnce('<p><b>a<i>c</b>d</i></p>'), '<p><b>a<i>c</i></b>d</p>');
    assert.equal(mendOnce('<div><p><b>a</p><p>c</p></b></div>'), '<div><p><b>a</b></p><p>c</p></div>');
    assert.equal(mendOnce('<div><p><b>a</div> c</b> d</p>'), '<div><p><b>a</p></div> c</b> d');
  });

  it('unasked only where no words run together and no other words are linked', () => {
    const isSafe = (body: string): boolean => firstUnclosed(body).fixes[0]!.safety === 'safe';
    assert.deepEqual(
      ['<div>a <b>c</div> d</b>', '<div>a <b>c</div>d</b>', '<div><a href="/a">c</div> d</a>'].map(isSafe),
      [true, false, false],
    );
  });
});

/** What the fix of the first unclosed or misnested element makes of a body. */
function mendOnce(body: string): string {
  const [fix] = firstUnclosed(body).fixes;
  return applyEdits(`${head}${body}\n`, fix!.edits).slice(head.length, -1);
}

function firstUnclosed(body: string): Finding {
  return findingsIn(`${head}${body}\n`).find(({ rule }) => rule === 'html/unclosed-element')!;
}

describe('Closing an element is safe', () => {
  const cases: readonly (readonly [body: string, isSafe: boolean])[] = [
    ['<p>a <b>c</p>', true],
    ['<p>a <a href="https://a.example/">c</p>', false],
    ['<p><a href="https://a.example/"><b>c</a></b></p>', true],
    ['<div><p><a href="https://a.example/">c</p> </a></div>', true],
    ['<div><p><a href="https://a.example/">c</p> d</a></div>', false],
    ['<div><p><b>c</p> d</b></div>', true],
    ['<p>a <iframe src="https://a.example/"></p>', false],
    ['<div><p><iframe src="https://a.example/"></p></iframe></div>', false],
    ['<p>a <noscript>c</p>', false],
    ['<p>a <textarea>c</p>', false],
  ];
  for (const [body, isSafe] of cases) {
    it(`${isSafe ? 'in' : 'not in'} ${body}`, () => {
      const [finding] = findingsIn(`---\nlayout: post\n---\n${body}\n`).filter(
        ({ rule }) => rule === 'html/unclosed-element',
      );
      assert.equal(finding!.fixes[0]!.safety, isSafe ? 'safe' : 'review');
    });
  }
});

describe('An element that is never closed is as grave as what readers meet', () => {
  const cases: readonly (readonly [what: string, body: string, severities: readonly string[]])[] = [
    ['where Jekyll prints end tags', '<div>\n<p>a <b>b</p>\n</div>', ['error']],
    ['where no Markdown below it is read', '<p>one\n\nTwo **bold**.', ['error']],
    ['where a browser shows nothing behind it', 'See <textarea>this', ['error']],
    ['where Jekyll closes it at the end of the paragraph', 'See <b>this\n\nand that.', ['warning']],
    ['where a browser closes it at its end', '<p>one\n', ['info']],
    ['where it is a habit of the author', '<li>one\n<li>two\n<li>three\n', ['info']],
    ['where the habit has Jekyll print', '<ul>\n<li>one\n<li>two\n<li>three\n</ul>\n', ['error']],
  ];
  for (const [what, body, severities] of cases) {
    it(what, () => {
      const found = findingsIn(`${head}\n${body}`).filter(({ rule }) => rule === 'html/unclosed-element');
      assert.deepEqual(
        found.map(({ severity }) => severity),
        severities,
      );
    });
  }
});
