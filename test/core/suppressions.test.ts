import assert from 'node:assert/strict';
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

function shown(...lines: readonly string[]): readonly string[] {
  return strayTags(`<div>\n${lines.join('\n')}\n</div>\n`);
}

function strayTags(body: string): readonly string[] {
  return findingsIn(body)
    .filter(({ rule }) => rule === RULE)
    .map(({ span }) => body.slice(span.start, span.end));
}
