import assert from 'node:assert/strict';
import {
  applyEdits,
  builtInSchema,
  check,
  countWords,
  defaultSettings,
  defaultSite,
  type FrontMatterSchema,
  headlineOf,
  lastModifiedEdits,
  parsePost,
  readiness,
  readingMinutes,
  readTimestamp,
  timestampEdits,
} from '../../../src/core/index.ts';
import { soundHead } from '../../support/sound-post.ts';

const PATH = '_posts/2024-03-05-a.md';

describe('Words and characters', () => {
  it('of English are words between spaces', () => {
    assert.deepEqual(counted('The ferry’s well-known crew, 3.5&nbsp;km **off** shore.\n'), {
      words: 8,
      ideographs: 0,
      characters: 39,
    });
  });

  it('of Chinese and Japanese are characters, beside words of other scripts', () => {
    assert.deepEqual(counted('这是“中文”，有 3 个 words。\n'), { words: 8, ideographs: 6, characters: 16 });
    assert.equal(counted('フェリーが売れた。\n').ideographs, 7);
  });

  it('leave out tags, addresses, comments, code that runs, and the lead', () => {
    const body = [
      '<!--1709627400000-->\n\n[Ferry sold](https://a.example/f)\n------\n',
      '<p title="not this">One <a href="https://a.example/no">two</a></p>\n<script>var a;</script>\n',
      '[three](https://a.example "no") <!-- no -->\n\n![alt](a.png)\n',
    ].join('\n');
    assert.equal(counted(body).words, 3);
  });

  it('of neighbouring blocks do not run together', () => {
    assert.equal(counted('<p>one</p><p>two</p>\n\n- three\n- four\n').words, 4);
  });

  it('of a selection are those within it', () => {
    const text = 'One two **three** four.\n';
    assert.equal(countWords(parsePost(PATH, text), { start: 4, end: 15 }).words, 2);
  });

  it('tell how long people read', () => {
    assert.equal(readingMinutes(counted('word '.repeat(1190))), 5);
    assert.equal(readingMinutes(counted('字'.repeat(1020))), 4);
    assert.equal(readingMinutes(counted('One.\n')), 1);
  });
});

describe('The headline', () => {
  const limited: FrontMatterSchema = { ...builtInSchema, properties: { title: { maxLength: 10 } } };

  it('is as long as its characters are many, whatever they take', () => {
    const headline = headlineOf(parsePost(PATH, '---\ntitle: 渡轮🚢已售\n---\n'), limited);
    assert.deepEqual(headline, { text: '渡轮🚢已售', length: 5, limit: 10 });
  });

  it('is that of the lead where the front matter has none', () => {
    const post = parsePost(PATH, '---\nlayout: post\n---\n[Ferry](https://a.example)\n------\n');
    assert.equal(headlineOf(post, builtInSchema)?.text, 'Ferry');
    assert.equal(headlineOf(parsePost(PATH, 'text\n'), builtInSchema), undefined);
  });
});

describe('The timestamp', () => {
  it('is a date of the site’s time zone, or of the post’s own', () => {
    assert.equal(stamp('2024-03-05T08:30:00Z')?.date, '2024-03-05 08:30 UTC');
    assert.equal(stamp('2024-03-05T16:30:00+08:00')?.date, '2024-03-05 16:30 +0800');
    assert.equal(stamp('2024-03-05T08:30:00Z', 'Asia/Taipei')?.date, '2024-03-05 16:30 +0800');
  });

  it('gets the moment of the date where that is another', () => {
    const text = withDate('2024-03-06T08:30:00Z');
    const edited = applyEdits(text, timestampEdits(parsePost(PATH, text), defaultSite));
    assert.equal(edited, text.replace('1709627400000', '1709713800000'));
    assert.deepEqual(stamp('2024-03-05T08:30:00Z')?.edits, []);
  });

  it('stays where the date names no one moment', () => {
    for (const date of ['2024-03-06', '2024-02-31T08:30:00Z', 'tomorrow', '[ 2024-03-06T08:30:00Z ]'])
      assert.deepEqual(timestampEdits(parsePost(PATH, withDate(date)), defaultSite), [], date);
  });

  function withDate(date: string): string {
    return `---\ndate: ${date}\n---\n<!--1709627400000-->\n\n[A](https://a.example)\n------\n`;
  }

  function stamp(date: string, timeZone?: string) {
    return readTimestamp(parsePost(PATH, withDate(date)), { timeZone });
  }
});

describe('When a post was changed', () => {
  const now = '2024-05-01 10:00:00 +0800';

  it('is written in place of what was there', () => {
    assert.equal(
      saved('---\nlast_modified_at: 2024-03-05 # ours\ntitle: A\n---\n', 'present'),
      `---\nlast_modified_at: ${now} # ours\ntitle: A\n---\n`,
    );
  });

  it('is added below the date where that is asked for', () => {
    const text = '---\r\ndate: 2024-03-05\r\ntitle: A\r\n---\r\n';
    assert.equal(saved(text, 'present'), text);
    assert.equal(
      saved(text, 'always'),
      `---\r\ndate: 2024-03-05\r\nlast_modified_at: ${now}\r\ntitle: A\r\n---\r\n`,
    );
  });

  it('is left alone where the front matter cannot be read, or has no lines of its own', () => {
    const unsure = [
      '---\ntitle: "A\ndate: 2024-03-05\n---\n',
      '---\n{ last_modified_at: 2024-03-05 }\n---\n',
      '---\n{ date: 2024-03-05 }\n---\n',
      'no front matter\n',
    ];
    for (const text of unsure) assert.equal(saved(text, 'always'), text);
  });

  function saved(text: string, where: 'present' | 'always'): string {
    return applyEdits(text, lastModifiedEdits(parsePost(PATH, text), now, where));
  }
});

describe('Whether a post is ready to publish', () => {
  const now = Date.parse('2024-05-01T00:00:00Z');

  it('depends on its errors alone', () => {
    const { blocking, others, publication } = ready(`${soundHead}<div>\n<b>a\n</div>\n\n<p></p>\n`);
    assert.deepEqual(
      blocking.map(({ rule }) => rule),
      ['html/unclosed-element'],
    );
    assert.ok(others.length > 0 && others.every(({ severity }) => severity !== 'error'));
    assert.equal(publication.state, 'published');
  });

  it('and on whether the site shows it', () => {
    assert.equal(ready(soundHead, '_drafts/a.md').publication.state, 'draft');
    const hidden = soundHead.replace('layout:', 'published: false\nlayout:');
    assert.equal(ready(hidden).publication.state, 'unpublished');
    assert.equal(ready(hidden.replace('false', 'true')).publication.state, 'published');
    assert.equal(ready(soundHead.replace('date: 2024', 'date: 2034')).publication.state, 'waits');
  });

  function ready(text: string, path = PATH) {
    const post = parsePost(path, text);
    const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now };
    return readiness(post, { findings: check(post, facts, defaultSettings), site: defaultSite, now });
  }
});

function counted(body: string) {
  return countWords(parsePost(PATH, `---\nlayout: post\n---\n${body}`));
}
