import assert from 'node:assert/strict';
import {
  addressOfPage,
  applyEdits,
  builtInSchema,
  check,
  createNewsroom,
  createSummariser,
  defaultSettings,
  defaultSite,
  type OpenNewsroom,
  type PostSummary,
  parsePost,
  readSite,
  writeNow,
} from '../../src/core/index.ts';

describe('The address of a post', () => {
  it('may stand in quotes of either kind', () => {
    assert.equal(addressOfPage(`/it's-"open".html`, defaultSite), '/it%27s-%22open%22.html');
  });

  it('is known again when a fix has written it', () => {
    const site = readSite('permalink: /:year/:title.html');
    const summarise = createSummariser(site);
    const newsroom = createNewsroom();
    const link = (href: string): string => `---\ntitle: B\n---\n<p>See <a href='${href}'>it</a>.</p>\n`;
    const text = link('https://x.example/open.html');
    const [open, other] = ["_posts/2024-01-01-it's-open.md", '_posts/2024-01-02-b.md'] as const;
    newsroom.set(summarise(open, '---\nfrom: https://x.example/open.html\n---\n'));
    newsroom.set(summarise(other, text));
    const facts = { schema: builtInSchema, site, newsroom, now: Date.UTC(2030, 0) };
    const inLinks = (of: string) =>
      check(parsePost(other, of, site), facts, defaultSettings).filter(({ rule }) =>
        /^(?:link|html)\//.test(rule),
      );
    const [leaves] = inLinks(text);
    assert.equal(leaves?.rule, 'link/leaves-site');
    const mended = applyEdits(text, leaves.fixes[0]!.edits);
    assert.equal(mended, link('/2024/it%27s-open.html'));
    assert.deepEqual(inLinks(mended), []);
  });
});

describe('A newsroom', () => {
  it('counts the posts that have a term, and lists the most used first', () => {
    const newsroom = newsroomOf(['tags: [ b, a, b ]', 'tags: [ b, 海港 ]', 'author: A']);
    assert.deepEqual(newsroom.seen('tags'), [
      { text: 'b', posts: 2 },
      { text: 'a', posts: 1 },
      { text: '海港', posts: 1 },
    ]);
    assert.equal(newsroom.count('tags', 'b'), 2);
    assert.equal(newsroom.count('tags', 'never'), 0);
  });

  it('follows posts that change and go', () => {
    const newsroom = newsroomOf(['tags: [ a ]', 'tags: [ a, b ]']);
    newsroom.set(summaryOf('tags: [ c ]', '0'));
    newsroom.remove('1');
    newsroom.remove('never there');
    assert.deepEqual(newsroom.seen('tags'), [{ text: 'c', posts: 1 }]);
  });

  it('reads terms as Jekyll does', () => {
    const { tags, categories } = summaryOf(
      'tag: two words\ntags: a b\ncategory: c d\ncategories: [ e f, 3, ]',
    );
    assert.deepEqual(
      [tags, categories],
      [
        ['two words', 'a', 'b'],
        ['c d', 'e f'],
      ],
    );
  });

  it('takes nothing from a post that has no front matter, or a broken one', () => {
    for (const text of ['', 'tags: a', '---\n\u0000: [\n---\n', '---\n- a\n---\n']) {
      assert.deepEqual(createSummariser(defaultSite)('post.md', text).tags, []);
    }
  });
});

describe('Dates as the newsroom spells them', () => {
  const now = Date.UTC(2026, 2, 5, 23, 4, 9, 70);

  const spellings: readonly (readonly [seen: string, timeZone: string | undefined, written: string])[] = [
    ['2024-03-05T08:30:00.000Z', 'Asia/Shanghai', '2026-03-05T23:04:09.070Z'],
    ['2024-03-05T08:30:00-05:00', 'Asia/Shanghai', '2026-03-06T07:04:09+08:00'],
    ['2024-03-05T08:30:00-05:00', undefined, '2026-03-05T18:04:09-05:00'],
    ['2024-03-05 08:30:00 +0545', undefined, '2026-03-06 04:49:09 +0545'],
    ['2024-03-05 08:30 +08', 'Asia/Kathmandu', '2026-03-06 04:49 +0545'],
    ['"2024-03-05 08:30:00"', 'Asia/Shanghai', '"2026-03-06 07:04:09"'],
    // Without quotes Jekyll takes a time without a zone for UTC.
    ['2024-03-05 08:30:00', 'Asia/Shanghai', '2026-03-05 23:04:09'],
    ['2024-3-5', 'Asia/Shanghai', '2026-3-6'],
    ['2024/03/05 8:30', 'Asia/Shanghai', '2026/03/06 7:04'],
    ['2024-03-05T08:30:00.000000Z', undefined, '2026-03-05T23:04:09.070000Z'],
    ['2024-03-05 08:30:00 UTC', 'Asia/Shanghai', '2026-03-05 23:04:09 UTC'],
    // No spelling that is known: the one of the schema's example.
    ['yesterday', 'Asia/Shanghai', '2026-03-05T23:04:09.070Z'],
  ];

  for (const [seen, timeZone, written] of spellings) {
    it(`${seen} in ${timeZone ?? 'an unknown time zone'}`, () => {
      assert.equal(writeIn(newsroomOf([`date: ${seen}`]), timeZone), written);
    });
  }

  it('are spelled like most of the others', () => {
    const newsroom = newsroomOf([
      'date: 2024-03-05T08:30:00.000Z',
      'date: 2024-03-05 08:30:00 +0100',
      'date: 2024-07-05 08:30:00 +0200',
    ]);
    assert.equal(writeIn(newsroom, 'Europe/Berlin'), '2026-03-06 00:04:09 +0100');
  });

  function writeIn(newsroom: OpenNewsroom, timeZone: string | undefined): string {
    return writeNow(builtInSchema, { newsroom, post: '', layouts: [], timeZone, now });
  }
});

function newsroomOf(posts: readonly string[]): OpenNewsroom {
  const newsroom = createNewsroom();
  for (const [index, yaml] of posts.entries()) newsroom.set(summaryOf(yaml, String(index)));
  return newsroom;
}

function summaryOf(yaml: string, path = 'post.md'): PostSummary {
  return createSummariser(defaultSite)(path, `---\n${yaml}\n---\n`);
}
