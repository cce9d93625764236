import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  applyEdits,
  findRelatedLists,
  type ListForm,
  parsePost,
  type RelatedItem,
  readLinkParagraphs,
  render,
  rewriteRelatedList,
  writeRelatedList,
} from '../../src/core/index.ts';

const items: readonly RelatedItem[] = [
  { title: 'Tide & time', url: 'https://news.example.com/a?x=1&y=2', date: '2024-03-05' },
  { title: 'The [old] *pier*', url: '/2024/03/01/pier_(old).html' },
  { title: 'Tide & time', url: 'http://news.example.com/a?x=1&y=2' },
];

/** A list as a scrape makes it: wrappers, a link without text that repeats another, bold outside of a link. */
const scraped = `<div>
<p>前文。</p><p><strong>相关阅读：</strong></p><ul><li><span class="result-title"><a class="published" href="https://news.example.com/1.html"><strong>码头旧木换新钢</strong></a></span></li><li><span class="result-title"> <a href="https://news.example.com/1.html"><strong> </strong></a><strong><a href="https://news.example.com/2.html">学者：渡轮仍不可少</a></strong> <span> <span> </span></span></span></li><li><a href="https://news.example.com/3.html">灯塔</a><a href="https://news.example.com/3.html">重新点亮</a></li><li> </li></ul><p>后文。</p>
</div>
`;

describe('Lists of related links', () => {
  it('are recognised as scrapes make them', () => {
    const [list, ...more] = findRelatedLists(parsePost('a.md', scraped));
    assert.equal(more.length, 0);
    assert.equal(list?.caption, '相关阅读：');
    assert.deepEqual(
      list.items.map(({ title, url }) => [title, url]),
      [
        ['码头旧木换新钢', 'https://news.example.com/1.html'],
        ['学者：渡轮仍不可少', 'https://news.example.com/2.html'],
        ['灯塔重新点亮', 'https://news.example.com/3.html'],
      ],
    );
    assert.deepEqual([...list.faults].sort(), ['bold', 'empty-item', 'empty-link', 'split-link', 'wrapper']);
    assert.deepEqual(list.loses, { words: false, looks: true });
  });

  it('are rewritten in one step, and are rendered so', () => {
    const post = parsePost('a.md', scraped);
    const edits = findRelatedLists(post).map(list => rewriteRelatedList(post, list));
    const mended = applyEdits(scraped, edits);
    const list = `<ul>
<li><a href="https://news.example.com/1.html">码头旧木换新钢</a></li>
<li><a href="https://news.example.com/2.html">学者：渡轮仍不可少</a></li>
<li><a href="https://news.example.com/3.html">灯塔重新点亮</a></li>
</ul>`;
    assert.ok(mended.includes(`<p><strong>相关阅读：</strong></p>${list}<p>后文。</p>`), mended);
    assert.ok(render(parsePost('a.md', mended)).html.includes(list));
    const again = findRelatedLists(parsePost('a.md', mended));
    assert.deepEqual(again[0]?.faults, []);
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
- [The \\[old\\] \\*pier\\*](/2024/03/01/pier%5F%28old%29.html)`,
    'markdown-dates': `**Related**

- [Tide &amp; time](https://news.example.com/a?x=1&y=2) 2024-03-05
- [The \\[old\\] \\*pier\\*](/2024/03/01/pier%5F%28old%29.html)`,
  };
  for (const [form, written] of Object.entries(forms)) {
    it(`are written once each in the form ${form}`, () => {
      // The keys are those of the record above.
      assert.equal(writeRelatedList({ caption: 'Related', items }, form as ListForm), written);
    });
  }

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
    const folder = path.join(process.env['COPYDESK_CORPUS'] ?? '../shared', 'posts');
    if (!fs.existsSync(folder)) return this.skip();
    let lists = 0;
    for (const name of fs.readdirSync(folder)) {
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
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
