import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, parsePost, render } from '../../src/core/index.ts';
import { findingsIn } from '../support/checking.ts';

/** The rule whose findings are counted: each lone end tag has one. */
const RULE = 'html/stray-end-tag';

describe('A comment suppresses findings', () => {
  it('from copydesk-disable to copydesk-enable', () => {
    assert.deepEqual(shown('</a>', '<!-- copydesk-disable -->', '</b>', '<!-- copydesk-enable -->', '</i>'), [
      '</a>',
      '</i>',
    ]);
  });

  it('from copydesk-disable to the end of the post', () => {
    assert.deepEqual(shown('</a>', '<!-- copydesk-disable -->', '</b>', '</i>'), ['</a>']);
  });

  it('on its line with copydesk-disable-line', () => {
    assert.deepEqual(shown('</a>', '</b><!-- copydesk-disable-line -->', '</i>'), ['</a>', '</i>']);
    assert.deepEqual(shown('</a>', '<!-- copydesk-disable-line --></b>', '</i>'), ['</a>', '</i>']);
  });

  it('on the next line with copydesk-disable-next-line', () => {
    assert.deepEqual(shown('<!-- copydesk-disable-next-line -->', '</a>', '</b>'), ['</b>']);
    assert.deepEqual(shown('</a><!-- copydesk-disable-next-line', '-->', '</b>', '</i>'), ['</a>', '</i>']);
  });

  it('with line ends of two characters as well', () => {
    const lines = ['<div>', '</a>', '<!-- copydesk-disable-next-line -->', '</b>', '</i>', '</div>'];
    assert.deepEqual(strayTags(lines.join('\r\n')), ['</a>', '</i>']);
  });

  it('of the rules and groups that it names', () => {
    const comments: readonly (readonly [comment: string, isShown: boolean])[] = [
      ['copydesk-disable html/stray-end-tag', false],
      ['copydesk-disable html', false],
      ['copydesk-disable link, html/stray-end-tag', false],
      ['copydesk-disable link html/stray-end-tag', false],
      ['copydesk-disable html/unclosed-element', true],
      ['copydesk-disable link', true],
      ['copydesk-disable htm', true],
    ];
    for (const [comment, isShown] of comments) {
      assert.deepEqual(shown(`<!-- ${comment} -->`, '</b>'), isShown ? ['</b>'] : [], comment);
    }
  });

  it('until those are enabled that it named', () => {
    const both = '<!-- copydesk-disable html/stray-end-tag --><!-- copydesk-disable link -->';
    assert.deepEqual(shown(both, '<!-- copydesk-enable link -->', '</b>'), []);
    assert.deepEqual(shown(both, '<!-- copydesk-enable html/stray-end-tag -->', '</b>'), ['</b>']);
    assert.deepEqual(shown(both, '<!-- copydesk-enable -->', '</b>'), ['</b>']);
  });

  it('of each rule by itself where it names several', () => {
    const both = '<!-- copydesk-disable link html/stray-end-tag -->';
    assert.deepEqual(shown(both, '<!-- copydesk-enable link -->', '</b>'), []);
    assert.deepEqual(shown(both, '<!-- copydesk-enable html/stray-end-tag -->', '</b>'), ['</b>']);
  });

  it('on a next line that there is not', () => {
    assert.deepEqual(strayTags('<div></b></div><!-- copydesk-disable-next-line -->'), ['</b>']);
  });

  it('unless it is none: other words, code, or text', () => {
    for (const line of [
      '<!-- copydesk-disabled -->',
      '<!-- please copydesk-disable -->',
      'copydesk-disable',
    ]) {
      assert.deepEqual(shown(line, '</b>'), ['</b>'], line);
    }
    assert.deepEqual(strayTags('`<!-- copydesk-disable -->`\n\na</b>\n'), ['</b>']);
  });

  describe('in the front matter, by a comment of YAML', () => {
    const incomplete = ['layout: post', 'title: a', 'date: 2024-03-05', 'author: b', 'from: c', 'tags: d'];

    it('for findings that the front matter as a whole has', () => {
      assert.deepEqual(rulesIn(...incomplete), ['front-matter/missing-field']);
      assert.deepEqual(rulesIn('# copydesk-disable front-matter/missing-field', ...incomplete), []);
      assert.deepEqual(rulesIn(...incomplete, '# copydesk-disable front-matter'), []);
    });

    it('for a line', () => {
      const twice = [...incomplete, 'categories: e'];
      assert.deepEqual(rulesIn(...twice, 'tags: f'), ['front-matter/duplicate-field']);
      assert.deepEqual(rulesIn(...twice, 'tags: f # copydesk-disable-line'), []);
      assert.deepEqual(rulesIn(...twice, '# copydesk-disable-next-line', 'tags: f'), []);
      assert.deepEqual(rulesIn(...twice, '# copydesk-disable-next-line', 'x: y', 'tags: f'), [
        'suppression/unused',
        'front-matter/duplicate-field',
      ]);
    });

    it('but not by a text that looks like one', () => {
      assert.deepEqual(rulesIn(...incomplete, 'x: "# copydesk-disable"'), ['front-matter/missing-field']);
    });

    function rulesIn(...yaml: readonly string[]): readonly string[] {
      return findingsIn(`---\n${yaml.join('\n')}\n---\nbody\n`).map(({ rule }) => rule);
    }
  });
});

describe('A comment that hides nothing', () => {
  const about = (text: string): readonly string[] =>
    findingsIn(text)
      .filter(({ rule }) => rule === 'suppression/unused')
      .map(({ span }) => text.slice(span.start, span.end));

  it('is told of once, or by each name that hides nothing', () => {
    const stray = '<div>\n</b>\n</div>\n';
    const cases: readonly (readonly [comment: string, ...told: string[]])[] = [
      ['<!-- copydesk-disable html/stray-end-tag -->'],
      ['<!-- copydesk-disable html: with a reason -->'],
      ['<!-- copydesk-disable link -->', '<!-- copydesk-disable link -->'],
      ['<!-- copydesk-disable link, tidy -->', '<!-- copydesk-disable link, tidy -->'],
      ['<!-- copydesk-disable link html tidy -->', 'link', 'tidy'],
      ['<!-- copydesk-disable html html -->', 'html'],
      ['<!-- copydesk-enable html -->', '<!-- copydesk-enable html -->'],
      // Another rule is told of the name that there is not.
      ['<!-- copydesk-disable html nothing -->'],
      // It is off: nobody knows what it would find.
      ['<!-- copydesk-disable html link/protocol-relative -->'],
      ['<!-- copydesk-disable html suppression -->'],
    ];
    for (const [comment, ...told] of cases)
      assert.deepEqual(about(`---\n---\n${comment}\n${stray}`), told, comment);
  });

  it('is one within another, which hides all that it would', () => {
    const inner = '<!-- copydesk-disable-next-line html -->';
    assert.deepEqual(about(`<!-- copydesk-disable html -->\n<div>\n${inner}\n</b>\n</i>\n</div>\n`), [inner]);
  });

  it('can be told of by no comment that hides everything, but by its own name', () => {
    const all = '<!-- copydesk-disable -->';
    assert.deepEqual(about(`---\n---\n\n${all}\n<p>a</p>\n`), [all]);
    const named = '<!-- copydesk-disable suppression -->\n<!-- copydesk-disable-line html -->';
    assert.deepEqual(about(`---\n---\n\n${named}\n<p>a</p>\n`), []);
  });

  it('is taken away safely only where the page keeps its words', () => {
    const piece = fc.constantFrom(
      ...[
        'para',
        '文字',
        ' ',
        '\n',
        '\n\n',
        '- ',
        '# ',
        '> ',
        '1. ',
        '    ',
        '---\n',
        '| a |\n',
        '```\n',
        ': ',
      ],
      ...[
        '<div>',
        '</div>',
        '<p>',
        '</p>',
        '<b>',
        '</b>',
        '<pre>',
        '</pre>',
        '\\',
        '  \n',
        '*',
        '<!--1-->\n',
      ],
      ...['<!-- copydesk-disable link -->', '<!-- copydesk-disable-next-line tidy -->\n'],
      ...['\n<!-- copydesk-disable html -->\n', '<!-- copydesk-enable -->'],
    );
    const soup = fc.array(piece, { maxLength: 14 }).map(pieces => `---\n---\n${pieces.join('')}`);
    fc.assert(
      fc.property(soup, text => {
        const fixes = findingsIn(text).flatMap(({ rule, fixes }) =>
          rule === 'suppression/unused' ? fixes : [],
        );
        for (const { safety, edits } of fixes) {
          if (safety === 'safe') assert.equal(wordsOf(applyEdits(text, edits)), wordsOf(text));
        }
      }),
      { numRuns: 600, seed: 1 },
    );
  });

  function wordsOf(text: string): string {
    const page = render(parsePost('post.md', text)).html.replace(/<!--[\s\S]*?-->/g, '');
    return page
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  }
});

function shown(...lines: readonly string[]): readonly string[] {
  return strayTags(`<div>\n${lines.join('\n')}\n</div>\n`);
}

function strayTags(body: string): readonly string[] {
  return findingsIn(body)
    .filter(({ rule }) => rule === RULE)
    .map(({ span }) => body.slice(span.start, span.end));
}
