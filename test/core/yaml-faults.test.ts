import assert from 'node:assert/strict';
import { applyEdits, type Finding } from '../../src/core/index.ts';
import { findingsIn, plainText } from '../support/checking.ts';
import { assertProperties } from '../support/properties.ts';

/*
 * Which of these Psych 4.0 reads was confirmed once by Ruby 3.1 through `YAML.safe_load`, as Debian's Jekyll calls it.
 * No Ruby is needed to run this.
 */

const MUST_QUOTE = 'a value starts with a character that needs quotation marks';
const COLON = 'a value with a colon and a space in it is not in quotation marks';

describe('Front matter that Psych cannot read', () => {
  const cases: readonly (readonly [yaml: string, at: string, reason: string, fixed: string | undefined])[] = [
    ['title: a: b', 'a: b', COLON, 'title: "a: b"'],
    ['title: “a: b”', '“a: b”', COLON, 'title: "“a: b”"'],
    ['title: @a', '@a', MUST_QUOTE, 'title: "@a"'],
    ['title: `a` b', '`a` b', MUST_QUOTE, 'title: "`a` b"'],
    ['title: %a', '%a', MUST_QUOTE, 'title: "%a"'],
    ['title: *a', '*a', 'a value starts with * and is not in quotation marks', 'title: "*a"'],
    ['title: **a** b', '**a** b', 'a value starts with * and is not in quotation marks', 'title: "**a** b"'],
    ['title：a\nb: c', 'title：', 'a colon is a Chinese one (：)', 'title: a\nb: c'],
    ['b: c\ntitle： 甲\nd: e', 'title： ', 'a colon is a Chinese one (：)', 'b: c\ntitle: 甲\nd: e'],
    ['title: "a\nb: c', '"a', 'a quotation mark is not closed', 'title: "a"\nb: c'],
    ["b: c\ntitle: 'a 甲", "'a 甲", 'a quotation mark is not closed', "b: c\ntitle: 'a 甲'"],
    ['title: "a" b', '"a" b', 'a value continues after its closing quotation mark', 'title: "\\"a\\" b"'],
    ['title: [a] b', '[a] b', 'a value continues after its closing bracket', 'title: "[a] b"'],
    [
      'title: "甲"乙"丙"',
      '"甲"乙"丙"',
      'a value in quotation marks contains the same marks',
      'title: "甲\\"乙\\"丙"',
    ],
    ["title: 'it's'", "'it's'", 'a value in quotation marks contains the same marks', 'title: "it\'s"'],
    ['title: |a', '|a', MUST_QUOTE, 'title: "|a"'],
    ['a: b\n\t\nc: d', '\t', 'a line starts with a tab', 'a: b\n\nc: d'],
    ['a: b\n\t# c', '\t', 'a line starts with a tab', 'a: b\n# c'],
    ['a: b\n\tc: d', '\t', 'a line is indented with a tab', 'a: b\nc: d'],
    ['a: b\u0008c', '\u0008', 'it contains a character that YAML does not allow (U+0008)', 'a: bc'],
    ['a: "b\u007f"', '\u007f', 'it contains a character that YAML does not allow (U+007F)', 'a: "b"'],
    ['a: b # \u009f', '\u009f', 'it contains a character that YAML does not allow (U+009F)', 'a: b # '],
    [
      'a: b\u2028c',
      '\u2028',
      'a value without quotation marks contains a character that ends the line',
      'a: b c',
    ],
    [
      'a: b\u0085c',
      '\u0085',
      'a value without quotation marks contains a character that ends the line',
      'a: b c',
    ],
    ['tags: [ a, b\nc: d', '[ a, b', 'a bracket is not closed', 'tags: [ a, b ]\nc: d'],
    ['a:b\nc: d', 'a:b', 'a space is missing after a colon', 'a: b\nc: d'],
    ['a b\nc: d', 'a b', 'a line has no colon after its key, or a quotation mark is not closed', undefined],
  ];
  for (const [yaml, at, reason, fixed] of cases) {
    it(`${JSON.stringify(yaml)}: ${reason}`, () => {
      const text = `---\n${yaml}\n---\n`;
      assertProperties(plainText(text));
      const [finding, ...more] = syntaxOf(text);
      assert.deepEqual(more, []);
      assert.equal(finding!.severity, 'error');
      assert.equal(
        finding!.message,
        `Jekyll cannot read the front matter and publishes the post without it: ${reason}.`,
      );
      assert.equal(text.slice(finding!.span.start, finding!.span.end), at);
      const fix = finding!.fixes[0];
      assert.equal(fix && applyEdits(text, fix.edits), fixed && `---\n${fixed}\n---\n`);
    });
  }

  it('has each fault reported that ends with its line', () => {
    const text = '---\na: b: c\nd: @e\nf: *g\nh: "i\u0001"\nj: k\n---\n';
    assert.deepEqual(
      syntaxOf(text).map(({ span }) => text.slice(span.start, span.end)),
      ['b: c', '@e', '*g', '\u0001'],
    );
    assertProperties(plainText(text));
  });

  it('has the rest checked', () => {
    const text = '---\nlayout: post\ntitle：a\ndate: 2024-13-01\nauthor: ""\nfrom: a: b\ntags: c, d\n---\n';
    assert.deepEqual(
      findingsIn(text).map(({ rule, span }) => [rule, text.slice(span.start, span.end)]),
      [
        ['front-matter/missing-field', '---'],
        ['front-matter/syntax', 'title：'],
        ['front-matter/invalid-value', '""'],
        ['front-matter/syntax', 'a: b'],
        ['front-matter/split-terms', 'c, d'],
      ],
    );
  });

  it('has no more than ten reported', () => {
    assert.equal(syntaxOf(`---\n${'a: @b\n'.repeat(50)}---\n`).length, 10);
  });
});

describe('Front matter that Psych reads, and other readers do not', () => {
  const cases: readonly (readonly [yaml: string, fixed: string])[] = [
    ['a: "b\n\t\n  c"', 'a: "b\n  \t\n  c"'],
    ['title: "a\nb"', 'title: "a\n  b"'],
    ["title: 'a\n\nb ''c'' # d' # e\nf: g", "title: 'a\n\n  b ''c'' # d' # e\nf: g"],
    ['title: "a\nb: c"\nd: e', 'title: "a\n  b: c"\nd: e'],
    ['tags: [ a,\nb\n]\nc: d', 'tags: [ a,\n  b\n  ]\nc: d'],
    ['tags: { a: b,\nc: d }', 'tags: { a: b,\n  c: d }'],
  ];
  for (const [yaml, fixed] of cases) {
    it(JSON.stringify(yaml), () => {
      const text = `---\n${yaml}\n---\n`;
      assertProperties(plainText(text));
      const [finding, ...more] = syntaxOf(text);
      assert.deepEqual(more, []);
      assert.equal(finding!.severity, 'info');
      assert.match(finding!.message, /Jekyll can read it, but other programs cannot/);
      assert.equal(applyEdits(text, finding!.fixes[0]!.edits), `---\n${fixed}\n---\n`);
      assert.deepEqual(syntaxOf(`---\n${fixed}\n---\n`), []);
    });
  }

  for (const yaml of ['a: [b,\n\t# x\n  c]', 'a:\tb\t', 'a: "b\u2028c"', 'a: b\u00a0c', 'a: &b c\nd: *b']) {
    it(`${JSON.stringify(yaml)} is fine`, () => assert.deepEqual(syntaxOf(`---\n${yaml}\n---\n`), []));
  }
});

function syntaxOf(text: string): readonly Finding[] {
  return findingsIn(text).filter(({ rule }) => rule === 'front-matter/syntax');
}
