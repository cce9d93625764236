import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  applyEdits,
  defaultSettings,
  findRelatedLists,
  fixAll,
  type ListFault,
  type ListForm,
  parsePost,
  type RelatedItem,
  readLinkParagraphs,
  render,
  rewriteRelatedList,
  writeRelatedList,
} from '../../src/core/index.ts';
import type { Recorded } from '../fuzz/recorded.ts';
import { projectFolder } from '../host/paths.ts';
import { defaultFacts, findingsIn, fixSafely } from '../support/checking.ts';
import { readCorpus } from '../support/corpus.ts';

const items: readonly RelatedItem[] = [
  { title: 'Tide & time', url: 'https://news.example.com/a?x=1&y=2', date: '2024-03-05' },
  { title: 'The [old] *pier*', url: '/2024/03/01/pier_(old).html' },
  { title: 'Tide & time', url: 'http://news.example.com/a?x=1&y=2' },
];

/** The list of the post that the project began with, tag by tag, with other titles and addresses. */
const example = `<div>
<p>渡轮公司说，新码头明年春天启用。</p><p><br/></p><ul><li><span class="result-title"><a class="state-published" href="https://radio.ternbay.example/zh/pier.html"><strong>码头旧木换新钢 工期一拖再拖</strong></a></span></li><li><span class="result-title"> <a class="state-published" href="https://radio.ternbay.example/zh/pier.html"><strong> </strong></a><strong><a class="state-published" href="https://radio.ternbay.example/zh/ferry.html">学者：渡轮仍不可少 班次更密</a></strong> <span class="discreet"> <span> <span class="searchresultdate"> </span></span></span> </span> <span class="discreet"> <span> <span class="searchresultdate"> </span></span></span></li><li><span class="result-title"> <a class="state-published" href="https://radio.ternbay.example/zh/light.html"><strong>灯塔重新点亮 海鸥不肯离去</strong></a> <span class="discreet"> <span> <span class="searchresultdate"> </span></span></span></span></li></ul><p><br/></p><p>船长当天接受采访时说，大雾来了，谁也没有办法。</p>
</div>
`;
/** As an editor would write it. */
const exampleMended = `<div>
<p>渡轮公司说，新码头明年春天启用。</p><p><br/></p><ul>
<li><a href="https://radio.ternbay.example/zh/pier.html">码头旧木换新钢 工期一拖再拖</a></li>
<li><a href="https://radio.ternbay.example/zh/ferry.html">学者：渡轮仍不可少 班次更密</a></li>
<li><a href="https://radio.ternbay.example/zh/light.html">灯塔重新点亮 海鸥不肯离去</a></li>
</ul><p><br/></p><p>船长当天接受采访时说，大雾来了，谁也没有办法。</p>
</div>
`;

interface Shape {
  readonly scraped: string;
  /** Written by hand. */
  readonly mended: string;
  readonly faults: readonly ListFault[];
  readonly loses?: 'words' | 'looks';
}

const a = '<a href="/a.html">渡轮</a>';
const b = '<a href="/b.html">海鸥</a>';
const c = '<a href="/c.html">灯塔</a>';
const both = `<ul>\n<li>${a}</li>\n<li>${b}</li>\n</ul>`;

/** How lists come out of scrapes. */
const shapes: Readonly<Record<string, Shape>> = {
  'wrapper spans': {
    scraped: `<ul><li><span>${a}</span></li><li> <span><span>${b} <span> </span></span></span></li></ul>`,
    mended: both,
    faults: ['wrapper'],
  },
  cards: {
    scraped: `<ul class="list"><li><div><h4><a href="/a.html" class="x">渡轮</a></h4></div></li><li>${b}</li></ul>`,
    mended: both,
    faults: ['card'],
    loses: 'looks',
  },
  'bold type in and around links': {
    scraped: `<ul><li><strong><a href="/a.html"><strong>渡轮</strong></a></strong></li><li><b><i>${b}</i></b></li></ul>`,
    mended: both,
    faults: ['bold'],
    loses: 'looks',
  },
  'links without text': {
    scraped: `<ul><li>${a}</li><li><a href="/a.html"> </a>${b}<a href="/b.html"></a></li></ul>`,
    mended: both,
    faults: ['empty-link'],
  },
  'a link that was cut in two': {
    scraped:
      '<ul><li><a href="/a.html">The </a> <a href="/a.html">ferry</a></li><li><a href="/b.html">海</a><a href="/b.html">鸥</a></li></ul>',
    mended: `<ul>\n<li><a href="/a.html">The ferry</a></li>\n<li>${b}</li>\n</ul>`,
    faults: ['split-link'],
  },
  'a link that stands in its item twice': {
    scraped: `<ul><li>${a}</li><li>${b} ${b}</li></ul>`,
    mended: both,
    faults: ['repeated'],
    loses: 'words',
  },
  'an item that stands there twice': {
    scraped: `<ul><li>${a}</li><li>${b}</li><li>${a}</li></ul>`,
    mended: both,
    faults: ['repeated'],
    loses: 'words',
  },
  'items without links, one without anything': {
    scraped: `<ol><li>本周：</li><li>${a}</li><li> &nbsp;</li><li>${b}</li></ol>`,
    mended: `<ol>\n<li>本周：</li>\n<li>${a}</li>\n<li>${b}</li>\n</ol>`,
    faults: ['empty-item'],
  },
  'marks, dates and sources beside the links': {
    scraped: `<ul><li>《 ${a} 》</li><li>燕鸥周报：${b}（2024-03-05）</li><li>${c} <span>2024年3月5日</span></li></ul>`,
    mended: `<ul>\n<li>《${a}》</li>\n<li>燕鸥周报：${b}（2024-03-05）</li>\n<li>${c} 2024年3月5日</li>\n</ul>`,
    faults: ['wrapper'],
    loses: 'looks',
  },
  'a date before a link, a dot that was typed': {
    scraped: `<ul><li>2024-03-05 ${a}</li><li>• ${b}</li></ul>`,
    mended: `<ul>\n<li>${a} <time datetime="2024-03-05">2024-03-05</time></li>\n<li>${b}</li>\n</ul>`,
    faults: [],
    loses: 'words',
  },
  'a paragraph that holds items': {
    scraped: `<ul><p><li>${a}</li></p><li>${b}</li><br/></ul>`,
    mended: both,
    faults: ['stray-tag'],
  },
  'ends of paragraphs that never began': {
    scraped: `<ul></p><li>${a}</p></li><li>${b}</li></ul>`,
    mended: both,
    faults: ['stray-tag'],
  },
  'Markdown with leftovers': {
    scraped: '- **[渡轮](/a.html)**\n- [海](/b.html)[鸥](/b.html) 2024-03-05\n- [](/a.html)\n',
    mended: '- [渡轮](/a.html)\n- [海鸥](/b.html) 2024-03-05\n',
    faults: ['bold', 'split-link', 'empty-link', 'empty-item'],
    loses: 'looks',
  },
  'Markdown with marks in it': {
    scraped: '- **[A_b_ \\[1\\]](/a_(1)_*x*"y.html)**\n- [2\\. `c](/b)[d](/b)\n',
    mended: '- [A\\_b\\_ \\[1\\]](/a_(1)_*x*"y.html)\n- [2. \\`cd](/b)\n',
    faults: ['bold', 'split-link'],
    loses: 'looks',
  },
  'Markdown in a quote': {
    scraped: '> 1. [渡轮](/a.html)\n> 2. [海鸥](/b.html)\n> 7. [渡轮](/a.html)\n',
    mended: '> 1. [渡轮](/a.html)\n> 2. [海鸥](/b.html)\n',
    faults: ['repeated'],
    loses: 'words',
  },
};

/** What a real Jekyll made of the mended lists (`npm run fuzz:jekyll -- --renew` on that file). */
const recorded: readonly Recorded[] = JSON.parse(
  fs.readFileSync(path.join(projectFolder, 'test/core/rendered/related-lists.json'), 'utf8'),
);

function mend(text: string): string {
  const post = parsePost('a.md', text);
  return applyEdits(
    text,
    findRelatedLists(post).map(list => rewriteRelatedList(post, list)),
  );
}

describe('Lists of related links', () => {
  it('in the post that the project began with are rewritten in one fix, each title and address once', () => {
    const [finding, ...more] = findingsIn(example).filter(({ rule }) => rule === 'related/untidy-list');
    assert.equal(more.length, 0);
    const mended = applyEdits(example, finding!.fixes[0]!.edits);
    assert.equal(mended, exampleMended);
    const page = recorded.find(({ text }) => text === mended)!.html;
    const shown = Array.from(page.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a><\/li>/g), ([, url, title]) => [
      url,
      title,
    ]);
    assert.deepEqual(shown, [
      ['https://radio.ternbay.example/zh/pier.html', '码头旧木换新钢 工期一拖再拖'],
      ['https://radio.ternbay.example/zh/ferry.html', '学者：渡轮仍不可少 班次更密'],
      ['https://radio.ternbay.example/zh/light.html', '灯塔重新点亮 海鸥不肯离去'],
    ]);
    assert.equal(page.match(/<li|<a /g)?.length, 6);
  });

  for (const [name, { scraped, mended, faults, loses }] of Object.entries(shapes)) {
    it(`are recognised and rewritten: ${name}`, () => {
      const [list, ...more] = findRelatedLists(parsePost('a.md', scraped));
      assert.equal(more.length, 0);
      assert.deepEqual([...list!.faults].sort(), [...faults].sort());
      assert.deepEqual(list!.loses, {
        words: loses === 'words',
        looks: loses === 'looks' || (loses === 'words' && list!.loses.looks),
      });
      assert.equal(mend(scraped).trimEnd(), mended.trimEnd());
      assert.equal(mend(mended), mended);
      assert.ok(recorded.some(({ text }) => text.trimEnd() === mended.trimEnd()));
    });
  }

  it('have captions, however these are written', () => {
    for (const above of [
      '<p><strong>相关阅读：</strong></p>',
      '<h3><span>相关阅读：</span></h3>',
      '<p>前文。<br/><b>相关阅读</b>：</p>',
      '<p>相关阅读：',
      '<div><p>相关阅读：</p></p>',
      '<div><p>前文。</p>相关阅读：<br/>',
      '**相关阅读：**\n\n',
    ]) {
      const [list] = findRelatedLists(
        parsePost('a.md', `${above}${above.startsWith('*') ? '- [A](/a)\n- [B](/b)\n' : both}`),
      );
      assert.equal(list?.caption, '相关阅读：', above);
    }
    const [plain] = findRelatedLists(
      parsePost('a.md', `<p>更多的人去了码头，还有<b>相关阅读</b></p>${both}`),
    );
    assert.equal(plain?.caption, undefined);
  });

  it('have captions in capital letters, under which there may be none', () => {
    const found = findingsIn('The ferry waits for the fog.\n\n## SEE ALSO\n');
    assert.deepEqual(
      found.filter(({ rule }) => rule === 'related/empty-caption').map(({ span }) => span.start),
      [30],
    );
  });

  it('on the wrong side of the end of a paragraph come out right with all fixes', () => {
    for (const [scraped, mended] of [
      [
        `<div>\n<p>相关阅读：<ul></p><li>${a}</li><li><span>${b}</span></li></ul>\n</div>\n`,
        '<p>相关阅读：</p>',
      ],
      [
        `<div>\n<p>相关阅读：<ul><li>${a}</li><li><span>${b}</span></li></ul></p>\n</div>\n`,
        '<p>相关阅读：</p>',
      ],
      [
        `<div>\n<p>相关阅读：</p></p><ul><li>${a}</li><li><span>${b}</span></li></ul>\n</div>\n`,
        '<p>相关阅读：</p>',
      ],
    ] as const) {
      const post = parsePost('a.md', scraped);
      const { text } = fixAll(post, defaultFacts, defaultSettings, { safety: 'all' });
      assert.equal(text, `<div>\n${mended}${both}\n</div>\n`, scraped);
    }
    const behind = `<div>\n<ul><li>${a}</li><li><span>${b}</span></li><p></ul>后文说的是另一件事。</p>\n</div>\n`;
    assert.equal(fixSafely(behind).text, `<div>\n${both}<p>后文说的是另一件事。</p>\n</div>\n`);
  });

  it('keep a title whose page has another title above, and ask where a repeated item goes', () => {
    const lists = (body: string) => findRelatedLists(parsePost('a.md', body));
    const [other] = lists('<ul><li><a href="/a">One</a></li><li><a href="/a">Two</a></li></ul>');
    assert.deepEqual([other?.items.length, other?.faults, other?.loses.words], [2, [], false]);
    const [same] = lists(
      '<ul><li><a href="/a">One</a></li><li><a href="/b">B</a></li><li><a href="/a">One</a></li></ul>',
    );
    assert.deepEqual([same?.faults, same?.loses.words], [['repeated'], true]);
  });

  it('are found around comments that hide what rewriting mends', () => {
    const hidden = `<ul><!-- copydesk-disable-next-line tidy/wrapper-span -->\n<li><span>${a}</span></li><li>${b}</li></ul>`;
    assert.equal(mend(hidden), both);
  });

  it('are none where something would be lost', () => {
    for (const item of [
      'As the harbour master told us: <a href="/a">One</a>',
      '<a href="/a">One</a> is what everybody who lives there tells you.',
      '<a href="/tag/a" rel="tag">One</a>',
      '<a href="/a">One</a> <a href="/b">Two</a>',
      '<a href="/a"><img src="a.png" alt=""/>One</a>',
      '<a href="/a">One</a><!-- note -->',
      '<a href="{{ site.x }}">One</a>',
      '<a href="/unique"> </a><a href="/a">One</a>',
    ]) {
      const body = `<ul><li>${item}</li><li><a href="/y">Y</a></li><li><a href="/z">Z</a></li></ul>`;
      assert.deepEqual(findRelatedLists(parsePost('a.md', body)), [], item);
    }
  });

  it('are none where an entity stands for no character', () => {
    for (const entity of ['&#x110000;', '&#xD800;', '&#99999999999999999999;']) {
      const post = parsePost('a.md', `**Related**\n\n- [One ${entity}](/a)\n- [Two](/b)\n- [Three](/c)\n`);
      assert.deepEqual(findRelatedLists(post), [], entity);
    }
  });

  const forms: Readonly<Record<ListForm, string>> = {
    html: `<p><strong>Related</strong></p>
<ul>
<li><a href="https://news.example.com/a?x=1&amp;y=2">Tide &amp; time</a></li>
<li><a href="/2024/03/01/pier_(old).html">The [old] *pier*</a></li>
</ul>`,
    'html-dates': `<p><strong>Related</strong></p>
<ul>
<li><a href="https://news.example.com/a?x=1&amp;y=2">Tide &amp; time</a> <time datetime="2024-03-05">2024-03-05</time></li>
<li><a href="/2024/03/01/pier_(old).html">The [old] *pier*</a></li>
</ul>`,
    markdown: `**Related**

- [Tide &amp; time](https://news.example.com/a?x=1&y=2)
- [The \\[old\\] \\*pier\\*](/2024/03/01/pier_(old).html)`,
    'markdown-dates': `**Related**

- [Tide &amp; time](https://news.example.com/a?x=1&y=2) 2024-03-05
- [The \\[old\\] \\*pier\\*](/2024/03/01/pier_(old).html)`,
  };
  for (const [form, written] of Object.entries(forms)) {
    it(`are written once each in the form ${form}`, () => {
      // The keys are those of the record above.
      assert.equal(writeRelatedList({ caption: 'Related', items }, form as ListForm), written);
    });
  }

  it('hold no Liquid, whatever their titles and addresses are', () => {
    const braces = { title: '{% a %} {{ b }}', url: 'https://news.example.com/{{ c }}/{% d %}/{ e' };
    for (const form of Object.keys(forms)) {
      // The keys are those of the record above.
      const written = writeRelatedList({ caption: '{% e %}', items: [braces] }, form as ListForm);
      const page = render(parsePost('a.md', written)).html;
      assert.equal(/\{[{%]/.test(written), false, written);
      assert.match(page, /(?:\{|&#123;)% a %} (?:\{|&#123;)\{ b }}/, page);
    }
    const text =
      '<div>\n<ul><li><span><a href="/a?&#123;{b}}">&#123;% a %}</a></span></li><li>' +
      b +
      '</li></ul>\n</div>\n';
    assert.equal(
      fixSafely(text).text,
      `<div>\n<ul>\n<li><a href="/a?%7B%7Bb%7D%7D">&#123;% a %}</a></li>\n<li>${b}</li>\n</ul>\n</div>\n`,
    );
  });

  it('are not made of paragraphs that Liquid writes', () => {
    const text = '<div>\n<p><a href="{{ a }}">One</a></p>\n<p><a href="/b">Two</a></p>\n</div>';
    const span = { start: text.indexOf('<p>'), end: text.indexOf('\n</div>') };
    assert.equal(readLinkParagraphs(parsePost('a.md', text), span), undefined);
  });

  it('are made of a run of paragraphs that hold a link each', () => {
    const text =
      '<div>\n<p>Before.</p>\n<p>·<a href="/a">One</a></p>\n<p><a href="/b"><b>Two</b></a></p>\n</div>';
    const post = parsePost('a.md', text);
    const span = { start: text.indexOf('<p>·'), end: text.indexOf('\n</div>') };
    const list = readLinkParagraphs(post, span);
    assert.deepEqual(
      list?.items.map(({ title }) => title),
      ['One', 'Two'],
    );
    assert.equal(list?.loses.words, true);
    assert.equal(readLinkParagraphs(post, { start: 0, end: text.length }), undefined);
  });

  it('lose no title and no address in real posts', function () {
    const posts = readCorpus();
    if (posts.length === 0) return this.skip();
    let lists = 0;
    for (const { name, text } of posts) {
      const post = parsePost(name, text);
      for (const list of findRelatedLists(post)) {
        lists++;
        const written = rewriteRelatedList(post, list).text;
        const source = text.slice(list.span.start, list.span.end);
        assert.equal(wordsOf(written), wordsOf(source), name);
        assert.deepEqual(addressesOf(written), addressesOf(source), name);
      }
    }
    assert.ok(lists >= 20, `${lists} lists`);
  });
});

/** What a reader sees, without white space, and without what was typed for the dot of an item. */
function wordsOf(html: string): string {
  return decode(html.replace(/<[^>]*>/g, '')).replace(/[\s·•■▪●|]/g, '');
}

function addressesOf(html: string): readonly string[] {
  const found = Array.from(
    html.matchAll(/<a\b[^>]*?\bhref=(?:"([^"]*)"|'([^']*)')/g),
    match => match[1] ?? match[2]!,
  );
  return [...new Set(found.map(address => decode(address).trim()))].sort();
}

function decode(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
  return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => named[name]!);
}
