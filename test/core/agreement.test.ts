import assert from 'node:assert/strict';
import { applyEdits, type Finding } from '../../src/core/index.ts';
import { findingsIn, plainText } from '../support/checking.ts';
import { assertProperties } from '../support/properties.ts';

/*
 * What Jekyll makes of tags, categories and file names was confirmed once by building a site with Jekyll 4.3.1. No Ruby
 * is needed to run this.
 */

const FROM = 'https://gazette.ternbay.example/news/ferry';

describe('The link of the lead', () => {
  const same = [
    FROM,
    `${FROM}/`,
    `${FROM}#`,
    `${FROM}?`,
    'http://gazette.ternbay.example/news/ferry',
    'https://Gazette.TernBay.example:443/news/ferry',
    'https://gazette.ternbay.example/news/f%65rry',
    '/news/ferry',
    'ferry',
    '//gazette.ternbay.example/news/ferry',
  ];
  for (const link of same) {
    it(`${link} is the address of "from"`, () => assert.deepEqual(inLead(link), []));
  }

  const others = [
    'https://gazette.ternbay.example/news/Ferry',
    'https://www.gazette.ternbay.example/news/ferry',
    'https://gazette.ternbay.example/news/ferry?page=2',
    'https://gazette.ternbay.example/news%2fferry',
    'https://gazette.ternbay.example:8080/news/ferry',
    '/news/bridge',
    '',
  ];
  for (const link of others) {
    it(`${link || 'to nothing'} is another`, () => assert.equal(inLead(link).length, 1));
  }

  it('keeps its brackets and blanks apart from those of Markdown', () => {
    const text = post('from: "https://a.example/b (c) d"', lead('https://a.example/x'));
    assert.deepEqual(ofRule(text, 'lead/link-mismatch'), []);
    const fixesFor = (from: string) =>
      ofRule(post(`from: ${from}`, lead('https://a.example/x')), 'lead/link-mismatch')[0]!.fixes;
    const [takeFrom, takeLink] = fixesFor('https://a.example/b_(c');
    assert.equal(takeFrom!.edits[0]!.text, 'https://a.example/b_%28c');
    assert.equal(takeLink!.edits[0]!.text, 'https://a.example/x');
    // kramdown bears those that pair.
    assert.equal(fixesFor('https://a.example/b_(c)')[0]!.edits[0]!.text, 'https://a.example/b_(c)');
  });

  it('is not compared where it is not the title’s, or "from" is no address', () => {
    const other = '[Another](https://a.example/x)\n---\n';
    assert.deepEqual(ofRule(post(`title: a\nfrom: ${FROM}`, other), 'lead/link-mismatch'), []);
    assert.deepEqual(ofRule(post('from: Reuters', lead(FROM)), 'lead/link-mismatch'), []);
    const title = '[a](https://a.example/x)\n---\n';
    assert.equal(ofRule(post(`title: a\nfrom: ${FROM}`, title), 'lead/link-mismatch').length, 1);
  });

  function inLead(link: string): readonly Finding[] {
    const text = post(`from: ${FROM}`, lead(link));
    assertProperties(plainText(text));
    return ofRule(text, 'lead/link-mismatch');
  }
});

describe('Tags and categories', () => {
  // What Jekyll makes of each; none where it makes one term of it, or the rule says nothing.
  const split: readonly (readonly [yaml: string, terms: string | undefined, fixes: readonly string[]])[] = [
    ['tags: a b', '"a", "b"', ['[ a, b ]', '[ a b ]']],
    ['tags: "a  b　c"', '"a", "b　c"', ['[ a, b　c ]', '[ a  b　c ]']],
    ['categories: a, b', '"a,", "b"', ['[ a, b ]', '[ "a,", b ]']],
    ['tags: 渡轮、 桥', '"渡轮、", "桥"', ['[ 渡轮, 桥 ]', '[ 渡轮、, 桥 ]']],
    ['tags: a 2024', '"a", "2024"', ['[ a, "2024" ]', '[ a 2024 ]']],
    ['tags: a b c d e f', '"a", "b", "c", "d", "e", …', ['[ a, b, c, d, e, f ]', '[ a b c d e f ]']],
    ['tags: a', undefined, []],
    ['tags: a,b', undefined, []],
    ['tag: a b', undefined, []],
    ['category: a, b', undefined, []],
    ['tags: [ a b ]', undefined, []],
    ['tags: a b\ntag: c', undefined, []],
    ['tags: ""', undefined, []],
  ];
  for (const [yaml, terms, fixes] of split) {
    it(`${JSON.stringify(yaml)} are ${terms ?? 'not split'}`, () => {
      const text = post(yaml);
      assertProperties(plainText(text));
      const [finding, ...more] = ofRule(text, 'front-matter/split-terms');
      assert.equal(finding?.message.replace(/.*: /, '').replace(/\.$/, ''), terms);
      assert.deepEqual(
        (finding?.fixes ?? []).map(({ edits }) => edits[0]!.text),
        fixes,
      );
      assert.deepEqual(more, []);
    });
  }

  const twice: readonly (readonly [yaml: string, mended: string])[] = [
    ['tags: [ a, b, a ]', 'tags: [ a, b ]'],
    ['tags: [a,a]', 'tags: [a]'],
    ['tags: [ NGO, ＮＧＯ ]', 'tags: [ NGO ]'],
    ['tags: [ 臺灣, 台湾, 香港 ]', 'tags: [ 臺灣, 香港 ]'],
    ['tags: [ "a", \'a\' ]', 'tags: [ "a" ]'],
    ['tags:\n- a\n- b\n- A\n- c', 'tags:\n- a\n- b\n- c'],
    ['tags:\n  - a\n  - a # c', 'tags:\n  - a\n  - a # c'],
    ['tags: [ a, # c\n  a ]', 'tags: [ a, # c\n  a ]'],
    ['tags: [ a, &b a ]\nx: *b', 'tags: [ a, &b a ]\nx: *b'],
    ['categories: [ a, A ]', 'categories: [ a ]'],
  ];
  for (const [yaml, mended] of twice) {
    it(`${JSON.stringify(yaml)} hold one twice`, () => {
      const text = post(yaml);
      assertProperties(plainText(text));
      const [finding, ...more] = ofRule(text, 'front-matter/duplicate-term');
      assert.deepEqual(more, []);
      assert.equal(applyEdits(text, finding!.fixes[0]?.edits ?? []), post(mended));
    });
  }

  it('hold none twice where they differ', () => {
    for (const yaml of ['tags: [ a, b ]', 'tags: [ a, "", "" ]', 'tags: a', 'tags: [ 1, 1 ]', 'tags:']) {
      assert.deepEqual(ofRule(post(yaml), 'front-matter/duplicate-term'), [], yaml);
    }
  });
});

describe('A title', () => {
  const mended: readonly (readonly [rule: string, written: string, mended: string])[] = [
    ['html-entity', 'a &amp; b', '"a & b"'],
    ['html-entity', "'a &amp; it&#39;s'", "'a & it''s'"],
    ['html-entity', '"&quot;a&quot;&nbsp;b"', '"\\"a\\" b"'],
    ['html-entity', 'a&#x2014;b&unknown;', '"a—b&unknown;"'],
    ['invisible-character', 'a\u200bb', 'ab'],
    ['invisible-character', '"\\u200ba"', '"a"'],
    ['invisible-character', '"a\u3000"', '"a"'],
    ['invisible-character', '"\\aa"', '"a"'],
    ['invisible-character', 'a\u200d b', 'a b'],
    ['invisible-character', 'a\u202eb', 'ab'],
    ['double-blank', 'a  b   c', 'a b c'],
    ['double-blank', "'  a  b  '", "'  a b  '"],
  ];
  for (const [rule, written, expected] of mended) {
    it(`${JSON.stringify(written)} is mended as ${expected}`, () => {
      const text = post(`title: ${written}`);
      assertProperties(plainText(text));
      const [finding, ...more] = ofRule(text, `front-matter/${rule}`);
      assert.deepEqual(more, []);
      assert.equal(finding!.fixes[0]!.edits[0]!.text, expected);
    });
  }

  it('is mended safely only where nothing that is seen may change', () => {
    const isSafe = (title: string): boolean => {
      const found = findingsIn(post(`title: ${title}`)).filter(({ rule }) => /entity|invisible/.test(rule));
      return found[0]!.fixes[0]!.safety === 'safe';
    };
    assert.deepEqual(['a &amp; b', 'a &lt;b&gt;', '"&amp;amp;"', 'a\u200bb', 'a\u202eb'].map(isSafe), [
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('that spans several lines is found and left alone', () => {
    for (const title of ['>\n  a &amp; b', '|-\n  a\u200bb', '"a &amp;\n  b"']) {
      const found = findingsIn(post(`title: ${title}`)).filter(({ rule }) => /entity|invisible/.test(rule));
      assert.deepEqual(
        found.map(({ fixes }) => fixes),
        [[]],
        title,
      );
    }
  });

  it('has its fault mended in the lead at once, or there alone', () => {
    for (const [title, leadTitle] of [
      ['a  b', 'a  b'],
      ['a\u200b b', 'a\u200b b'],
      ['a b', 'a  b'],
    ]) {
      const text = post(`title: ${title}`, lead(FROM, leadTitle));
      const found = findingsIn(text).filter(({ rule }) => /double|invisible|mismatch/.test(rule));
      assert.equal(found.length, 1, title);
      const after = applyEdits(text, found[0]!.fixes[0]!.edits);
      assert.equal(after, post('title: a b', lead(FROM, 'a b')));
    }
  });

  for (const title of ['Q&A', 'a & b; c', '👩‍👩‍👧', 'می‌خواهم', 'क्‍ष', '"شارع\u200f"', 'a　b', 'a\u00a0b']) {
    it(`${JSON.stringify(title)} is fine`, () => {
      const found = findingsIn(post(`title: ${title}`)).filter(({ rule }) =>
        /entity|invisible|blank/.test(rule),
      );
      assert.deepEqual(found, []);
    });
  }
});

describe('The name of a file', () => {
  const names: readonly (readonly [path: string, message: RegExp | undefined])[] = [
    ['_posts/2024-03-05-a.md', undefined],
    ['_posts/city/2024-3-5-a.md', undefined],
    ['_posts/24-03-05-a.md', undefined],
    ['_posts/2024-03-05-a%20b#c&d.md', undefined],
    ['_posts/2024-03-05- 渡轮 .md', undefined],
    ['_drafts/a.md', undefined],
    ['articles/con.txt.md', /device/],
    ['_posts/a.md', /does not start with a date/],
    ['_posts/2024-03-05.md', /does not start with a date/],
    ['_posts/2024-03-05_a.md', /does not start with a date/],
    ['_posts/20240305-a.md', /does not start with a date/],
    ['_posts/ 2024-03-05-a.md', /does not start with a date/],
    ['_posts/２０２４-03-05-a.md', /does not start with a date/],
    ['_posts/2024-03-05-.md', /no name/],
    ['_posts/2024-13-45-a.md', /stops building the whole site/],
    ['_posts/2024-02-31-a.md', /a day that does not exist/],
    ['_posts/2024-03-05-a?.md', /does not allow \? in/],
    ['_posts/2024-03-05-a: <b>.md', /does not allow : < > in/],
    ['_posts/2024-03-05-a\u200b.md', /U\+200B/],
    ['_posts/2024-03-05-a\u0008.md', /U\+0008/],
    [`_posts/2024-03-05-${'船'.repeat(80)}.md`, undefined],
    [`_posts/2024-03-05-${'船'.repeat(81)}.md`, /takes 257 bytes/],
    ['a/b.md ', /ends with a space/],
  ];
  for (const [path, message] of names) {
    it(`${JSON.stringify(path)} ${message ? 'is found' : 'is fine'}`, () => {
      const [finding, ...more] = findingsIn(post('title: a'), path).filter(
        ({ rule }) => rule === 'post/file-name',
      );
      assert.deepEqual(more, []);
      if (message) assert.match(finding!.message, message);
      else assert.equal(finding, undefined);
    });
  }
});

describe('A field that is given twice', () => {
  const cases: readonly (readonly [yaml: string, fixed: readonly string[]])[] = [
    ['a: 1\na: 2', ['a: 2', 'a: 1']],
    ['a: 1 # one\nb: 3\na: 2', ['b: 3\na: 2', 'a: 1 # one\nb: 3']],
    ['a:\n- 1\n- 2\n\na:\nb: 3', ['\na:\nb: 3', 'a:\n- 1\n- 2\n\nb: 3']],
    ['a: "b\n  c"\na: |\n  d\nb: 3', ['a: |\n  d\nb: 3', 'a: "b\n  c"\nb: 3']],
    ['a: &x 1\nb: *x\na: 2', ['a: &x 1\nb: *x']],
    ['{ a: 1, a: 2 }', []],
    ['b: { a: 1, a: 2 }', []],
  ];
  for (const [yaml, fixed] of cases) {
    it(JSON.stringify(yaml), () => {
      const text = `---\n${yaml}\n---\n`;
      assertProperties(plainText(text));
      const [finding, ...more] = ofRule(text, 'front-matter/duplicate-field');
      assert.deepEqual(more, []);
      assert.deepEqual(
        finding!.fixes.map(({ edits }) => applyEdits(text, edits)),
        fixed.map(lines => `---\n${lines}\n---\n`),
      );
    });
  }
});

function post(yaml: string, body = ''): string {
  return `---\n${yaml}\n---\n${body}`;
}

function lead(link: string, title = 'a'): string {
  return `<!--1709627400000-->\n\n[${title}](${link})\n---\n`;
}

function ofRule(text: string, id: string): readonly Finding[] {
  return findingsIn(text).filter(({ rule }) => rule === id);
}
