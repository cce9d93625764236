import assert from 'node:assert/strict';
import {
  closingTag,
  defaultSite,
  enclosingSpans,
  findFolds,
  type OutlineItem,
  outline,
  parsePost,
  type Span,
  tagPairAt,
} from '../../../src/core/index.ts';

describe('The outline', () => {
  it('lists front matter, title and headings, of Markdown and of HTML, as they nest', () => {
    const text = [
      '---\nlayout: post\ntitle: A\n---\n<!--1709627400000-->\n\n[Ferry sold](https://a.example/f)\n------\n',
      '## The *crew*\n\n<div>\n<h3>On <b>shore</b></h3>\n</div>\n\n### At sea\n\nPorts\n=====\n\ntext\n',
    ].join('\n');
    assert.deepEqual(drawn(text), [
      'front matter: Front matter (post)',
      '  field: layout (post)',
      '  field: title (A)',
      'title: Ferry sold ()',
      '  heading: The crew (h2)',
      '    heading: On shore (h3)',
      '    heading: At sea (h3)',
      '  heading: Ports (h1)',
    ]);
  });

  it('gives each heading what follows it, up to the next of its level', () => {
    const text = '# A\n\na\n\n## B\n\nb\n\n# C\n\nc\n';
    const [a, c] = outline(parsePost('_posts/a.md', text));
    assert.equal(text.slice(a?.span.start, a?.span.end), '# A\n\na\n\n## B\n\nb\n\n');
    assert.equal(text.slice(c?.span.start, c?.span.end), '# C\n\nc');
    const [b] = a?.children ?? [];
    assert.equal(b && text.slice(b.span.start, b.span.end), '## B\n\nb\n\n');
  });

  it('knows headings in lists and quotes, and none in code', () => {
    assert.deepEqual(drawn('> ## Quoted\n\n```\n# code\n```\n\n    <h2>code</h2>\n'), [
      'heading: Quoted (h2)',
    ]);
  });

  it('lists a heading once where the site makes Markdown of HTML', () => {
    const site = {
      ...defaultSite,
      kramdown: { ...defaultSite.kramdown, htmlToNative: true },
    };
    const items = outline(parsePost('_posts/a.md', '<h2>Once</h2>\n', site));
    assert.deepEqual(
      items.map(({ name }) => name),
      ['Once'],
    );
  });
});

describe('Folds', () => {
  it('take elements without their end tags, lists and their items, quotes, code and comments', () => {
    const text = [
      '<div>\n<p>\ntext\n</p>\n</div>\n',
      '- a\n  more\n- b\n\n> q\n> r\n\n```\nc\n```\n\n<!--\nx\n-->\n',
    ].join('\n');
    assert.deepEqual(foldedTexts(text), [
      'element <div>\n<p>\ntext\n</p>',
      'element <p>\ntext',
      'list - a\n  more\n- b',
      'list - a\n  more',
      'list - b',
      'block > q\n> r',
      'block ```\nc\n```',
      'comment <!--\nx\n-->',
    ]);
  });

  it('take the blocks of Liquid, and nothing in raw text', () => {
    const text = '{% raw %}\n{% if a %}\n{% endraw %}\n\n{% if a %}\nb\n{% assign x = 1 %}\n{% endif %}\n';
    assert.deepEqual(
      foldedTexts(text).filter(fold => fold.startsWith('liquid')),
      ['liquid {% raw %}\n{% if a %}', 'liquid {% if a %}\nb\n{% assign x = 1 %}'],
    );
  });

  it('pair the tags of a post that misses one as its author meant them', () => {
    assert.deepEqual(foldedTexts('<div>\n<p>a\n<b>b\n</p>\n</div>\n'), [
      'element <div>\n<p>a\n<b>b\n</p>',
      'element <p>a\n<b>b',
    ]);
  });
});

describe('What a selection grows to', () => {
  it('is a value, its attribute, the tag, the element, what the next holds', () => {
    assert.deepEqual(grown('<p>one <b class="x |y">two</b></p>\n'), [
      'x y',
      'class="x y"',
      '<b class="x y">',
      '<b class="x y">two</b>',
      'one <b class="x y">two</b>',
      '<p>one <b class="x y">two</b></p>',
      '<p>one <b class="x y">two</b></p>\n',
    ]);
  });

  it('is a text of Markdown, its emphasis, the block', () => {
    assert.deepEqual(grown('One **bo|ld** word.\n\nnext\n').slice(0, 3), [
      'bold',
      '**bold**',
      'One **bold** word.',
    ]);
  });

  it('is a value of the front matter, its field, all of it', () => {
    assert.deepEqual(grown('---\nlayout: post\ntitle: |A\n---\n'), [
      'A',
      'title: A',
      'layout: post\ntitle: A\n',
      '---\nlayout: post\ntitle: A\n---',
    ]);
  });

  it('never shrinks, also where elements cross', () => {
    const text = '<p>a <b>b <i>c</b> d</i> e</p>\n';
    for (let at = 0; at < text.length; at++) {
      const spans = enclosingSpans(parsePost('_posts/a.md', text), at);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        assert.ok(span.start <= at && at <= span.end);
        assert.ok(!next || (next.start <= span.start && span.end <= next.end));
      }
    }
  });
});

describe('Pairs of tags', () => {
  it('are found at either name, and renamed together', () => {
    for (const text of ['<d|iv>a</div>\n', '<div>a</div|>\n', '<|div class="a">\na\n</div>\n']) {
      const pair = pairIn(text);
      assert.deepEqual([pair?.names, pair?.isRenamedTogether], [['div', 'div'], true]);
    }
  });

  it('of Liquid are found, but not renamed together', () => {
    const pair = pairIn('{% if a %}{% if b %}c{% endif %}d{% end|if %}\n');
    assert.deepEqual([pair?.names, pair?.isRenamedTogether], [['if', 'endif'], false]);
    assert.equal(pair?.starts[0], 3);
  });

  it('are none where a tag has no partner, or the cursor is elsewhere', () => {
    for (const text of ['<b|r>\n', '<div>a|b</div>\n', '<div cl|ass="a"></div>\n', '`<d|iv></div>`\n'])
      assert.equal(pairIn(text), undefined, text);
  });
});

describe('The tag that closes an element', () => {
  const cases: Readonly<Record<string, string | undefined>> = {
    '<div>|\n': '</div>',
    'a <b>|\n': '</b>',
    'a <b>| c\n': '</b>',
    '<DIV class="x">|\n': '</DIV>',
    '<div>\n<div>|\n</div>\n': '</div>',
    '<div>a<p>|</div>\n': '</p>',
    // It is there.
    '<div>|\n</div>\n': undefined,
    '<p><b>|bold</b></p>\n': undefined,
    // Nothing to close.
    '<br>|\n': undefined,
    '<img src="a">|\n': undefined,
    '<br/>|\n': undefined,
    'a <http://a.example>|\n': undefined,
    '</div>|\n': undefined,
    '1 < 2 >|\n': undefined,
    // No tag.
    '`<b>|`\n': undefined,
    '    <b>|\n': undefined,
    '```\n<b>|\n```\n': undefined,
    '<!-- <b>| -->\n': undefined,
    '---\ntitle: <b>|\n---\n': undefined,
    '{{ "<b>|" }}\n': undefined,
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`${JSON.stringify(text)}: ${expected ?? 'none'}`, () => {
      const offset = text.indexOf('|');
      const path = '_posts/2024-03-05-a.md';
      assert.equal(closingTag({ path, text: text.replace('|', ''), offset, site: defaultSite }), expected);
    });
  }
});

function drawn(text: string): readonly string[] {
  const lines = (items: readonly OutlineItem[], depth: number): readonly string[] =>
    items.flatMap(({ kind, name, detail, children }) => [
      `${'  '.repeat(depth)}${kind}: ${name} (${detail})`,
      ...lines(children, depth + 1),
    ]);
  return lines(outline(parsePost('_posts/2024-03-05-a.md', text)), 0);
}

function foldedTexts(text: string): readonly string[] {
  const folds = findFolds(parsePost('_posts/2024-03-05-a.md', text));
  return folds.map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

function grown(marked: string): readonly string[] {
  const text = marked.replace('|', '');
  const spans = enclosingSpans(parsePost('_posts/2024-03-05-a.md', text), marked.indexOf('|'));
  return spans.map(({ start, end }) => text.slice(start, end));
}

function pairIn(marked: string) {
  const text = marked.replace('|', '');
  const pair = tagPairAt(parsePost('_posts/2024-03-05-a.md', text), marked.indexOf('|'));
  return (
    pair && {
      names: pair.names.map(({ start, end }: Span) => text.slice(start, end)),
      starts: pair.names.map(({ start }) => start),
      isRenamedTogether: pair.isRenamedTogether,
    }
  );
}
