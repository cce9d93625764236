import assert from 'node:assert/strict';
import { createSummariser, defaultSite, type PostSummary } from '../../src/core/index.ts';

const summarise = createSummariser(defaultSite);
const path = '_posts/2024-03-05-ferry.md';

describe('A summary', () => {
  it('holds what a reader meets first, without lead and markup', () => {
    const text = `---\ntitle: Ferry\n---\n<!--1709627400000-->\n[Ferry](https://a.example/x)\n------\n\n<div><!-- x -->
<script>a < b</script><p>The&nbsp;<b>ferry</b> is sold.</p></div>\n`;
    const { words, epoch } = summarise(path, text);
    assert.deepEqual([words, epoch], ['The ferry is sold.', 1709627400000]);
  });

  it('takes for a comment only what ends as one, wherever it stands', () => {
    const text = `---\ntitle: x\n---\n<!-- no word -->One. ${'Two. '.repeat(60)}<!-- three`;
    assert.match(summarise(path, text).words, /^One\. Two\./);
  });

  it('holds each link once, in whatever form it is written', () => {
    const text = `---\nfrom: https://a.example/x\n---\n<a href="/a?b&amp;c">a</a> <a HREF='/b'>b</a> <a href=/c>c</a> [d](/d "t")
[e](</e f>) [g]({% post_url 2024-03-05-g %}) {% link _posts/2024-03-05-h.md %} <a href="#top">t</a> <a href="/a?b&amp;c">a</a>
<a href="mailto:x@a.example">m</a> <a href="https://a.example/x">x</a>\n\n[i]: https://i.example/\n`;
    assert.deepEqual(summarise(path, text).links, [
      '/a?b&c',
      '/b',
      '/c',
      '/d',
      '/e f',
      'post_url:2024-03-05-g',
      'link:_posts/2024-03-05-h.md',
      'https://i.example/',
    ]);
  });

  const values = [
    'a',
    '"a"',
    "'it''s'",
    '"a\\"b"',
    'a: b',
    'a #b',
    'a#b',
    '# a',
    '@a',
    '0',
    '12',
    '007',
    '1_000',
    '12345678901234567890',
    '1e3',
    'true',
    'True',
    'FALSE',
    'tRUE',
    'no',
    '~',
    'null',
    '',
    '|',
    '2024-03-05',
    '2024-03-05T08:30:00.000Z',
    '"2024-03-05 08:30:00"',
    '[ a, b ]',
    '[a,"b, c",\'d\']',
    '[ a',
    '[]',
    '[ , ]',
    '[ a: b ]',
    '[ "a"b ]',
    '[ https://a.example/x ]',
    'https://a.example/x?y#z',
    '*a',
    '&a b',
    '!x y',
    '{ a: b }',
    '海港：夜市',
    '"海港',
    'a\n- b\n- c',
    '\n- b\n- c',
    '\n  - b\n  - "c d"',
    '\n  - b: c',
    '\n  b',
    '  a  ',
    '>-\n  a\n  b',
    '"a\n  b"',
    '- a',
    '? a',
    '%a',
    'a\tb',
    '\ufeffa',
    '[ 1, yes, a ]',
    '[ 12, True, a ]',
    '\n- 12\n- TRUE\n- b',
  ];

  for (const name of ['title', 'date', 'tags', 'author', 'from', 'slug']) {
    it(`takes the same for "${name}" as a YAML parser, however it is written`, () => {
      for (const value of values) {
        const yaml = `layout: post\n${name}: ${value}\ncategories: [ x ]`;
        // An anchor leaves the whole of it to the parser.
        const [own, parsed] = [yaml, `${yaml}\nother: &a 1`].map(each =>
          withoutOther(summarise(path, `---\n${each}\n---\nText.\n`)),
        );
        assert.deepEqual(own, parsed, JSON.stringify(value));
      }
    });
  }

  it('takes linear time for any text', () => {
    const units = [
      '<',
      '&',
      '[',
      '](',
      '<a href="',
      "href='",
      '<!--',
      '<script>',
      '{% link ',
      '{% post_url a',
      ' id="',
      '[a]:',
      '(',
      '- \n',
      'a: \n',
    ];
    const time = (unit: string, length: number): number => {
      const body = unit.repeat(length / unit.length);
      const texts = [`---\ntitle: x\n---\n${body}`, `---\ntitle: ${body}\n---\n`];
      const start = process.cpuUsage();
      for (const text of texts) summarise(path, text);
      return process.cpuUsage(start).user / 1000;
    };
    for (const unit of units) {
      time(unit, 1000);
      const taken = time(unit, 400_000);
      assert.ok(taken < 2000, `${JSON.stringify(unit)} takes ${taken} ms.`);
    }
  });
});

function withoutOther(summary: PostSummary): PostSummary {
  return { ...summary, fields: summary.fields.filter(name => name !== 'other') };
}
