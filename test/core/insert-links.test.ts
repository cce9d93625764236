import assert from 'node:assert/strict';
import {
  applyEdits,
  builtInSchema,
  check,
  cleanTitle,
  createNewsroom,
  createSummariser,
  defaultSettings,
  defaultSite,
  findListHabit,
  insertLinks,
  isInList,
  type ListForm,
  type Post,
  parseFrontMatter,
  parsePost,
  readCopiedLinks,
  readLinkWriting,
  render,
  toOwnPages,
  writeLink,
  writeNewPost,
} from '../../src/core/index.ts';
import { startWatch } from '../support/stopwatch.ts';

const items = [{ title: '码头旧木', url: '/2024/04/01/pier.html', date: '2024-04-01' }];
const item = '<li><a href="/2024/04/01/pier.html">码头旧木</a></li>';

/** The text with links inserted at the bar. */
function inserted(marked: string, form: ListForm = 'html'): string {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  return applyEdits(text, [
    insertLinks(parsePost('a.md', text), at, { items, habit: { caption: '相关阅读', form } }),
  ]);
}

describe('Links that are inserted', () => {
  it('become items of the list that is there', () => {
    assert.equal(
      inserted('<ul>\n<li><a href="/a">O|ne</a></li>\n</ul>\n'),
      `<ul>\n<li><a href="/a">One</a></li>\n${item}\n</ul>\n`,
    );
    assert.equal(inserted('<ul>\n|<li>One</li>\n</ul>\n'), `<ul>\n${item}\n<li>One</li>\n</ul>\n`);
    assert.match(
      inserted('<ul>\n<li>O|ne <time>2024-01-01</time></li>\n</ul>\n'),
      /<\/a> <time datetime="2024-04-01">2024-04-01<\/time><\/li>/,
    );
  });

  const link = '[码头旧木](/2024/04/01/pier.html)';
  const inMarkdown: readonly (readonly [where: string, text: string, mended: string])[] = [
    ['behind the item where the cursor is', '- [A](/a)|\n- [B](/b)\n', `- [A](/a)\n- ${link}\n- [B](/b)\n`],
    ['with the marks that the list has', '* 《[A](/|a)》\r\n', `* 《[A](/a)》\r\n* ${link}\r\n`],
    ['with the marks of what holds the list', '> 1. [A](/a)|\n', `> 1. [A](/a)\n> 1. ${link}\n`],
    ['in the inner list', '- [A](/a)\n  - [B](/b)|\n', `- [A](/a)\n  - [B](/b)\n  - ${link}\n`],
    ['where an item has been begun', '- [A](/a)\n- |\n\nText.\n', `- [A](/a)\n- ${link}\n\nText.\n`],
  ];
  for (const [where, text, mended] of inMarkdown) {
    it(`become items of a list in Markdown ${where}`, () => assert.equal(inserted(text), mended));
  }

  it('become no items of a list of words', () => {
    assert.match(inserted('- One word|\n- another\n'), /^- One word\n[\s\S]*<ul>/);
  });

  it('become a list elsewhere, which Jekyll renders as one', () => {
    const list = `<p><strong>相关阅读</strong></p>\n<ul>\n${item}\n</ul>\n`;
    assert.equal(inserted('<div>\n<p>A</p>\n|\n</div>\n'), `<div>\n<p>A</p>\n${list}\n</div>\n`);
    assert.equal(inserted('<div>\n<p>A</p>|</div>\n', 'markdown'), `<div>\n<p>A</p>\n${list}</div>\n`);
    for (const form of ['html', 'markdown'] as const) {
      const { html } = render(parsePost('a.md', inserted('Text.|\n\nMore.\n', form)));
      assert.match(
        html,
        /<p>Text\.<\/p>[\s\S]*<ul>\s*<li><a href="\/2024\/04\/01\/pier\.html">码头旧木<\/a><\/li>\s*<\/ul>[\s\S]*<p>More\.<\/p>/,
      );
    }
  });

  it('stay within the text, wherever the cursor is', () => {
    const head = '---\nlayout: post\ntitle: The bridge\n---\n';
    const lead = '<!--1709627400000-->\n\n[The bridge](https://gazette.example/bridge.html)\n\n';
    const list = `<p><strong>相关阅读</strong></p>\n<ul>\n${item}\n</ul>\n`;
    const whole = `${head}${lead}Text.\n`;
    for (const at of [0, head.indexOf('bridge'), head.length + lead.indexOf('gazette')]) {
      const marked = `${whole.slice(0, at)}|${whole.slice(at)}`;
      assert.equal(inserted(marked), `${whole}\n${list}\n`);
    }
    assert.equal(inserted('<div><img s|rc="/a.png"></div>\n'), `<div><img src="/a.png">\n${list}</div>\n`);
  });

  it('know whether a list is there', () => {
    const text = '<p>A</p><ul><li>One</li></ul>';
    assert.equal(isInList(parsePost('a.md', text), text.indexOf('One')), true);
    assert.equal(isInList(parsePost('a.md', text), text.indexOf('A')), false);
    const markdown = '- [One](/one)\n- [Two](/two)\n\nText';
    const isIn = (offset: number): boolean => isInList(parsePost('a.md', markdown), offset);
    assert.deepEqual([markdown.indexOf('\n'), markdown.indexOf('ne'), markdown.length].map(isIn), [
      true,
      false,
      false,
    ]);
  });

  it('are written as most posts do', () => {
    const list = (caption: string) =>
      parsePost(
        'a.md',
        `<h3>${caption}</h3>\n<ul><li><a href="/a">A</a> 2024-01-01</li><li><a href="/b">B</a></li></ul>`,
      );
    const usual = { caption: 'Related', form: 'html' } as const;
    assert.deepEqual(findListHabit([list('延伸阅读'), list('相关阅读'), list('延伸阅读')], usual), {
      caption: '延伸阅读',
      form: 'html-dates',
    });
    assert.deepEqual(findListHabit([], usual), usual);
    const markdown = parsePost('a.md', '## Further reading\n\n- [A](/a)\n- [B](/b)\n');
    const bare = parsePost(
      'a.md',
      '<p>A</p>\n<ul><li><a href="/a">A</a></li><li><a href="/b">B</a></li></ul>',
    );
    assert.deepEqual(findListHabit([list('延伸阅读'), bare, bare], usual).caption, undefined);
    assert.deepEqual(findListHabit([list('延伸阅读'), list('延伸阅读'), bare], usual).caption, '延伸阅读');
    assert.deepEqual(findListHabit([markdown], usual), { caption: 'Further reading', form: 'markdown' });
  });
});

describe('A link that is being written', () => {
  const post = { title: 'A [1] & b', url: '/a?b=1&c=(2)' };
  /** What becomes of a line when the post is chosen at the bar. */
  function completed(line: string): string | undefined {
    const [before = '', behind = ''] = line.split('|');
    const writing = readLinkWriting(before, behind);
    if (!writing) return undefined;
    const start = before.slice(0, before.length - writing.typed.length);
    return start + writeLink(post, writing) + behind.slice(writing.closing);
  }

  const cases: readonly (readonly [line: string, completed: string | undefined])[] = [
    ['<a href="/x|">', '<a href="/a?b=1&amp;c=(2)">'],
    ['<li><a href="/x">A|</a>', '<li><a href="/x">A [1] &amp; b</a>'],
    ['<ul><li>A|</li>', '<ul><li><a href="/a?b=1&amp;c=(2)">A [1] &amp; b</a></li>'],
    ['Text [A](/x|)', 'Text [A](/a?b=1&c=(2))'],
    ['- A|', '- [A \\[1\\] &amp; b](/a?b=1&c=(2))'],
    ['> 1. [A|]', '> 1. [A \\[1\\] &amp; b](/a?b=1&c=(2))'],
    ['- [A|](/x)', '- [A \\[1\\] &amp; b](/x)'],
    ['Text - A|', undefined],
  ];
  for (const [line, mended] of cases) it(line, () => assert.equal(completed(line), mended));
});

describe('Links that were copied', () => {
  const none = (): undefined => undefined;

  it('are addresses, one a line, with the title of the post where one is known', () => {
    const titleOf = (url: string) => (url.endsWith('/a') ? '灯塔' : undefined);
    assert.deepEqual(readCopiedLinks({ plain: 'https://x.example/a\r\nhttps://x.example/b\n' }, titleOf), [
      { url: 'https://x.example/a', title: '灯塔' },
      { url: 'https://x.example/b', title: 'https://x.example/b' },
    ]);
    assert.deepEqual(readCopiedLinks({ plain: 'See https://x.example/a' }, titleOf), []);
  });

  it('are links of a page, but not an article that holds some', () => {
    const html =
      '<html><body><!--StartFragment--><a class="x" href="https://x.example/?a=1&amp;b=2"><b>One &amp; two</b></a><!--EndFragment--></body></html>';
    assert.deepEqual(readCopiedLinks({ html }, none), [
      { url: 'https://x.example/?a=1&b=2', title: 'One & two' },
    ]);
    assert.deepEqual(readCopiedLinks({ html: `<p>${'Long text. '.repeat(20)}${html}</p>` }, none), []);
  });

  it('have the words of their text whole, and nothing of what a page does not show', () => {
    const html =
      '<style>a { x: "<a href=https://x.example/s>S</a>" }</style><!-- <a href="https://x.example/c">C</a> --><ul><li><a href=https://x.example/a>渡<b>轮</b>停航</a></li><li><a href="https://x.example/b" title="a > b">One<br>two';
    assert.deepEqual(readCopiedLinks({ html }, none), [
      { url: 'https://x.example/a', title: '渡轮停航' },
      { url: 'https://x.example/b', title: 'One two' },
    ]);
  });

  it('are none of more than anybody pastes', () => {
    const html = Array.from({ length: 101 }, (_, n) => `<a href="https://x.example/${n}">Link ${n}</a>`);
    assert.equal(readCopiedLinks({ html: html.slice(1).join(' ') }, none).length, 100);
    assert.deepEqual(readCopiedLinks({ html: html.join(' ') }, none), []);
  });

  it('are found in linear time', () => {
    for (const [start, piece] of [
      ['', '<a href="https://x.example/">'],
      ['<a href="https://x.example/" ', 'href="" '],
      ['<a href="https://x.example/">A</a>', '<!--'],
      ['<a href="https://x.example/">A</a>', '<style '],
    ] as const) {
      const watch = startWatch();
      readCopiedLinks({ html: start + piece.repeat(200_000) }, none);
      assert.ok(watch() < 3000, piece);
    }
  });
});

describe('Links to where posts of the newsroom come from', () => {
  const newsroom = createNewsroom();
  const summarise = createSummariser(defaultSite);
  const from = 'https://gazette.ternbay.example/pier.html';
  newsroom.set(summarise('_posts/2024-04-01-pier.md', `---\ntitle: 码头旧木\nfrom: ${from}\n---\n`));
  const search = { newsroom, site: defaultSite, base: { from: '', permalink: '/2024/05/01/a.html' } };

  it('become links to the posts, and all others stay', () => {
    const other = { title: 'B', url: 'https://x.example/b' };
    assert.deepEqual(toOwnPages([{ title: 'The pier', url: `${from}#top` }, other], search), [
      { title: '码头旧木', url: '/2024/04/01/pier.html', date: '2024-04-01' },
      other,
    ]);
  });

  it('are nothing to offer where no address changes', () => {
    const items = [
      { title: '码头', url: '/2024/04/01/pier.html' },
      { title: 'B', url: 'https://x.example/b' },
    ];
    assert.equal(toOwnPages(items, search), undefined);
  });
});

describe('A new post', () => {
  const post = {
    title: '码头："旧木" & 新钢 / yes?',
    from: 'https://x.example/pier',
    author: ['Tern Bay'],
    tags: ['no', '港口'],
    categories: ['Tern Bay'],
    now: 1_710_406_800_000,
    date: '2024-03-14T09:00:00.000Z',
    body: '',
  };

  it('has a name that Jekyll knows, and all that a post needs', () => {
    const { name, text, cursor } = writeNewPost(post);
    assert.equal(name, '2024-03-14-码头-旧木-新钢-yes.md');
    assert.equal(
      text,
      `---
layout: post
title: "码头：\\"旧木\\" & 新钢 / yes?"
date: 2024-03-14T09:00:00.000Z
author: Tern Bay
from: https://x.example/pier
tags: [ "no", 港口 ]
categories: [ Tern Bay ]
---
<!--1710406800000-->

[码头："旧木" & 新钢 / yes?](https://x.example/pier)
------

`,
    );
    assert.equal(cursor, text.length);
    const filled = writeNewPost({ ...post, body: '<p>One.</p>' });
    assert.equal(filled.text, `${text}<div>\n<p>One.</p>\n</div>\n`);
    assert.equal(filled.text.slice(filled.cursor), '<p>One.</p>\n</div>\n');
    assert.deepEqual(parseFrontMatter(text)?.data['tags'], ['no', '港口']);
  });

  it('is in good order', () => {
    const { name, text } = writeNewPost({ ...post, body: '<p>One.</p>' });
    const parsed = parsePost(`_posts/${name}`, text);
    assert.deepEqual(checkPost(parsed, post.now), []);
    assert.match(render(parsed).html, /<h2[^>]*><a href="https:\/\/x\.example\/pier">/);
  });

  it('has the title as it was typed, whatever Markdown, HTML and Liquid would make of it', () => {
    const titles = {
      '。。。': '。。。',
      '***': '***',
      '*a* _b_ `c` ~~d~~ $$e$$': '*a* _b_ `c` ~~d~~ $$e$$',
      '[a](b) [^1] ^ \\c': '[a](b) [^1] ^ \\c',
      '<b>a</b> & <!-- b': '&lt;b&gt;a&lt;/b&gt; &amp; &lt;!– b',
      '{{ a }} {% b %}': '{{ a }} {% b %}',
      'Tom &amp; Jerry  &  co.': 'Tom &amp; Jerry &amp; co.',
    };
    for (const [typed, shown] of Object.entries(titles)) {
      const { name, text } = writeNewPost({ ...post, title: cleanTitle(typed) });
      const parsed = parsePost(`_posts/${name}`, text);
      assert.deepEqual(checkPost(parsed, post.now), []);
      assert.equal(/<h2[^>]*><a [^>]*>(.*)<\/a><\/h2>/.exec(render(parsed).html)?.[1], shown);
    }
    assert.equal(writeNewPost({ ...post, title: '。。。' }).name, '2024-03-14-post.md');
  });

  it('leads to where it comes from, whatever stands in that address', () => {
    for (const [from, destination] of Object.entries({
      'https://x.example/a\u3000b': 'https://x.example/a%E3%80%80b',
      'https://x.example/{{a}}/{%b%}': 'https://x.example/%7B%7Ba}}/%7B%b%}',
      'https://x.example/a_(b)': 'https://x.example/a_(b)',
      'https://x.example/a)': 'https://x.example/a%29',
    })) {
      assert.ok(writeNewPost({ ...post, from }).text.includes(`](${destination})\n`), destination);
    }
  });
});

/** What is found in a post at a moment, told in words. */
function checkPost(post: Post, now: number): readonly string[] {
  const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now };
  return check(post, facts, defaultSettings).map(({ rule, message }) => `${rule}: ${message}`);
}
