import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CRASH_RULE, parsePost } from '../../src/core/index.ts';
import { checkText, fixSafely, plainText } from '../support/checking.ts';
import { readNewsroom } from '../support/corpus.ts';
import { grammarCases, htmlCases, markdownCases } from '../support/printed-cases.ts';
import { assertLineEndsDoNotMatter, assertProperties, assertSpans } from '../support/properties.ts';

describe('The properties of all texts hold for', () => {
  for (const { name, text } of readNewsroom()) {
    it(name, () => void assertProperties(plainText(text, `_posts/${name}`)));
  }
  for (const [body] of [...htmlCases, ...grammarCases, ...markdownCases]) {
    it(JSON.stringify(body), () => void assertProperties(plainText(body)));
  }
});

describe('Whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<div>',
      '</div>',
      '<figure>',
      '</figure>',
      '<br>',
      '</br>',
      '<span/>',
      '</b >',
    ],
    ...['<ul>', '<li>', '</ul>', '</li>', '<a href="/b">', '</a>', '<img src="/a.png">', '<img alt="a"b"c">'],
    ...[
      '<script>',
      '</script>',
      '<style>',
      '<div markdown="1">\n',
      '<p class="a"',
      ' markdown="span">',
      '<!--',
      '-->',
    ],
    ...[
      'text',
      '文字',
      '😀',
      '\ud800',
      ' ',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '    ',
      '&amp;',
      '&',
      '<',
      '<我',
      '>',
      '"',
      "'",
    ],
    ...[
      '> ',
      '- ',
      '1. ',
      ': ',
      '# ',
      '*',
      '`',
      '```\n',
      '~~~\n',
      '|',
      '---\n',
      '===\n',
      '[',
      '](',
      ')',
      '[^1]: ',
      '\\',
    ],
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '{% raw %}',
      '{% endraw %}',
      '{:',
      '}',
      '{::comment}',
      '{:/}',
      '$$',
      '^\n',
      '---',
      '...',
    ],
    ...[
      'title: a\n',
      'date: 2024-03-05\n',
      'from: https://a.example/\n',
      'a: [',
      '<!--1-->',
      '[a](https://a.example/)\n',
    ],
    ...[
      '<!-- copydesk-disable -->',
      '<!-- copydesk-enable html -->',
      '# copydesk-disable-next-line\n',
      '\ufeff',
    ],
    ...[
      '&#x110000;',
      '&#xD800;',
      '&#0;',
      '&#99999999999999999999;',
      '&constructor;',
      '[__proto__]',
      '\u001b[31m',
    ],
    ...[
      'a: &a [*a]\n',
      '<<: *a\n',
      'date: {}\n',
      'tags: [[a], {b: c}, null]\n',
      '? [a]\n: b\n',
      '__proto__: 1\n',
    ],
  );
  const soup = fc
    .tuple(fc.constantFrom('', '---\n', '---\ntitle: a\n---\n', '<div>'), fc.array(piece, { maxLength: 30 }))
    .map(([start, pieces]) => start + pieces.join(''));
  const runs = { numRuns: 500, seed: 11 };

  it('nothing throws, no rule crashes, every finding lies in it', () => {
    fc.assert(fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 })), assertSound), runs);
  });

  it('fixing ends and yields a post', () => {
    fc.assert(
      fc.property(soup, text => {
        const { text: fixed } = fixSafely(text);
        assertSound(fixed);
        assert.equal(parsePost('post.md', fixed).text, fixed);
      }),
      runs,
    );
  });

  it('line ends make no difference', () => {
    fc.assert(
      fc.property(soup, text => {
        const given = plainText(text);
        assertLineEndsDoNotMatter(given, checkText(given));
      }),
      runs,
    );
  });
});

function assertSound(text: string): void {
  for (const finding of checkText(plainText(text))) {
    assert.notEqual(finding.rule, CRASH_RULE, finding.message);
    assertSpans(finding, text);
  }
}
