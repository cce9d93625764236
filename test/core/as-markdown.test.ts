import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { asCode, asMarkdown, withoutImages } from '../../src/core/index.ts';
import { createRandom } from '../support/random.ts';

/** As VS Code has its hovers read: no HTML. */
const markdown = new MarkdownIt({ html: false, linkify: false });

const pieces = [
  ...[
    '![',
    '[',
    ']',
    '(',
    ')',
    '](https://a.example/x.png)',
    '](command:a)',
    '<img src=x>',
    '<https://a.example>',
  ],
  ...[
    '`',
    '``',
    '\\',
    '!',
    '*',
    '_',
    '~~',
    '#',
    '> ',
    '- ',
    '|',
    '&',
    '&#33;',
    '\n',
    '    ',
    'a',
    ' ',
    '[r]: b',
  ],
];

function madeUp(): readonly string[] {
  const random = createRandom(3);
  return Array.from({ length: 5000 }, () =>
    Array.from({ length: 1 + random.below(8) }, () => random.pick(pieces)).join(''),
  );
}

describe('In a hover', () => {
  it('a text is shown as it is: no image, no link, no code', () => {
    for (const text of madeUp()) {
      const html = markdown.renderInline(`**${asMarkdown(`a${text}a`)}**`);
      assert.match(html, /^<strong>[^<]*<\/strong>$/, text);
    }
  });

  it('code is one code span, whatever it holds', () => {
    for (const text of madeUp()) {
      assert.match(markdown.renderInline(asCode(text)), /^<code>[^<]*<\/code>$/, text);
      assert.doesNotMatch(markdown.renderInline(`a ${asCode(text)} b`), /<(?!\/?code>)/, text);
    }
  });

  it('a description of a schema keeps its form, but for images', () => {
    for (const text of madeUp()) {
      assert.doesNotMatch(markdown.render(withoutImages(text)), /<img/, text);
    }
    assert.equal(
      markdown.renderInline(withoutImages('*a* ![b](https://c.example/d.png)')),
      '<em>a</em> !<a href="https://c.example/d.png">b</a>',
    );
  });

  it('no character acts', () => {
    for (const show of [asMarkdown, asCode])
      assert.doesNotMatch(show('a\u001b\u202e\ue000'), /[\u001b\u202e\ue000]/);
  });
});
