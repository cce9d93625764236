import assert from 'node:assert/strict';
import {
  check,
  createNewsroom,
  createSummariser,
  defaultSettings,
  defaultSite,
  jekyllSchema,
  learnHabits,
  type NewPost,
  parsePost,
  postPlaces,
  samplePosts,
  writeNewPost,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';

const post: NewPost = {
  title: 'The pier: again',
  from: '',
  author: ['Ansel Moor'],
  tags: ['harbour'],
  categories: [],
  now: Date.UTC(2024, 10, 14, 9),
  date: '2024-11-14 09:00:00 +0000',
  body: '',
};

/** Posts by what stands between the fences, the newest last; `#` stands for the number of each. */
function site(
  count: number,
  yaml: string,
  path = '_posts/2023-05-#-day.md',
  body = 'Text.',
): Map<string, string> {
  return new Map(
    Array.from({ length: count }, (_, index) => {
      const number = String(index + 1).padStart(2, '0');
      return [path.replace('#', number), `---\n${yaml.replaceAll('#', number)}\n---\n${body}\n`] as const;
    }),
  );
}

function newsroomOf(posts: ReadonlyMap<string, string>): ReturnType<typeof createNewsroom> {
  const newsroom = createNewsroom();
  const summarise = createSummariser(defaultSite);
  for (const [path, text] of posts) newsroom.set(summarise(path, text));
  return newsroom;
}

function write(posts: ReadonlyMap<string, string>, given: Partial<NewPost> = {}, at?: string) {
  const samples = samplePosts(newsroomOf(posts), at).map(path => ({ path, text: posts.get(path)! }));
  const written = writeNewPost({ ...post, ...given }, learnHabits(samples));
  return { ...written, path: `${written.folder}/${written.name}` };
}

/** What is found in the new post beside the others. */
function problemsOf(posts: ReadonlyMap<string, string>, path: string, text: string): readonly string[] {
  const newsroom = newsroomOf(new Map([...posts, [path, text]]));
  const facts = { ...defaultFacts, schema: jekyllSchema, newsroom };
  return check(parsePost(path, text), facts, defaultSettings).map(({ message }) => message);
}

describe('A new post is written as the others of the site', () => {
  it('with their fields in their order, and with what all of them say', () => {
    const posts = site(
      25,
      'layout: story\ntitle: "Day #"\nlang: zh_cn\nauthor: "Mara Lind"\ntags:\n  - a\n  - b\nlicense: CC-BY\npublished: true',
    );
    const { path, text } = write(posts);
    assert.equal(path, '_posts/2024-11-14-the-pier-again.md');
    assert.equal(
      text,
      '---\nlayout: story\ntitle: "The pier: again"\nlang: zh_cn\nauthor: "Ansel Moor"\ntags:\n- harbour\nlicense: CC-BY\npublished: true\n---\n\n',
    );
    assert.deepEqual(problemsOf(posts, path, text), []);
    assert.match(write(posts, { author: [] }).text, /\nauthor: "Mara Lind"\n/);
  });

  it('without lead, epoch and date where they have none, and with a date as they have it', () => {
    const posts = site(25, 'title: Day #\ndate: 2023-05-# 08:00:00 +0000\nimage: /#.jpg\nslug: day-#');
    assert.equal(
      write(posts, { title: 'Pier' }).text,
      '---\ntitle: Pier\ndate: 2024-11-14 09:00:00 +0000\nimage:\n---\n\n',
    );
    assert.equal(write(site(25, 'title: Day #'), { title: 'Pier' }).text, '---\ntitle: Pier\n---\n\n');
  });

  it('with lead and epoch where they have both', () => {
    const body = '<!--1709627400000-->\n\n[Day](https://a.example/1)\n------\n\nText.';
    const posts = site(25, 'title: "Day #"\nfrom: https://a.example/#\ntags: [ a ]', undefined, body);
    const { text, cursor, path } = write(posts, { from: 'https://a.example/pier' });
    assert.equal(
      text,
      '---\ntitle: "The pier: again"\nfrom: https://a.example/pier\ntags: [ harbour ]\n---\n<!--1731574800000-->\n\n[The pier: again](https://a.example/pier)\n------\n\n',
    );
    assert.equal(cursor, text.length);
    assert.deepEqual(problemsOf(posts, path, `${text}Text.\n`), []);
  });

  it('in their folder, by year and month where they are so, and with their ending', () => {
    const folders: Readonly<Record<string, string>> = {
      '_posts/2023/2023-05-#-day.md': '_posts/2024/2024-11-14-the-pier-again.md',
      '_posts/2023/05/2023-05-#-day.markdown': '_posts/2024/11/2024-11-14-the-pier-again.markdown',
      'en/news/_posts/2023-05-#-day.md': 'en/news/_posts/2024-11-14-the-pier-again.md',
    };
    for (const [path, expected] of Object.entries(folders))
      assert.equal(write(site(5, 'title: Day #', path)).path, expected);
  });

  it('among the drafts of its folder, without a day, where it is one', () => {
    const posts = site(5, 'title: Day #', 'en/news/_posts/2023/2023-05-#-day.md');
    assert.equal(write(posts, { isDraft: true }).path, 'en/news/_drafts/the-pier-again.md');
    assert.equal(write(new Map(), { isDraft: true }).path, '_drafts/the-pier-again.md');
  });

  it('in the folder and the language of the post at hand', () => {
    const english = site(20, 'title: Day #\nlang: en', 'en/_posts/2023-06-#-day.md');
    const chinese = site(20, 'title: Day #\nlang: zh_cn', 'zh_cn/_posts/2023-05-#-day.md');
    const posts = new Map([...english, ...chinese]);
    assert.equal(write(posts).folder, 'en/_posts');
    const { folder, text } = write(posts, {}, 'zh_cn/_posts/2023-05-03-day.md');
    assert.equal(folder, 'zh_cn/_posts');
    assert.match(text, /lang: zh_cn/);
  });

  it('with one category as a text where they have it so', () => {
    const posts = site(5, 'title: Day #\ncategories: news');
    assert.match(write(posts, { categories: ['ferries'] }).text, /\ncategories: ferries\n/);
    assert.match(write(posts, { categories: ['a b'] }).text, /\ncategories: \[ a b \]\n/);
    assert.match(write(posts).text, /\ncategories: news\n/);
  });

  it('as a newsroom needs it where there are none', () => {
    assert.match(write(new Map()).text, /^---\nlayout: post\n/);
  });
});

describe('A new post has no finding, and leaves none to others,', () => {
  const lead = '<!--1684137600000-->\n\n[Day](https://a.example/1)\n------\n\nText.';
  const sites: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    'on a blog': site(25, 'layout: post\ntitle: "Day #"\ntags: [ harbour, tram ]\ncategories: news'),
    'on a site of several languages': new Map([
      ...site(
        20,
        'layout: news_post\ntitle: Day #\nauthor: Mara\ntranslator:\nlang: en',
        'en/news/_posts/2023-06-#-day.md',
      ),
      ...site(
        20,
        'layout: news_post\ntitle: 第 # 日\nauthor: Mara\ntranslator: 李\nlang: zh_cn',
        'zh_cn/news/_posts/2023-05-#-day.md',
      ),
    ]),
    'in a newsroom, which has letters of its own': new Map([
      ...site(
        25,
        'layout: post\ntitle: "Day #"\ndate: 2023-05-# 08:00:00 +0000\nauthor: Mara\nfrom: https://a.example/#\ntags: [ tram ]\ncategories: [ tram ]',
        undefined,
        lead,
      ),
      ...site(
        4,
        'layout: post\ntitle: "Letter #"\ndate: 2023-04-# 08:00:00 +0000\nauthor: Mara\ntags: [ desk ]\ncategories: [ desk ]',
        '_posts/2023-04-#-letter.md',
      ),
    ]),
    'on a site that was moved from WordPress': site(
      25,
      'author: mara\ncomments: true\ndate: 2023-05-# 08:00:00+00:00\nlayout: post\nslug: day-#\nimage: /wp-content/uploads/2023/05/#.png\ntitle: Day #\nwordpress_id: 1#\ncategories:\n- News\n- Trams\ntags:\n- tram\n- harbour',
      '_posts/2023/05/2023-05-#-day.md',
    ),
    'on a site with fields of its own': site(
      25,
      'layout: blog-detail\npost-type: blog\nby: Mara Lind\ntitle: "Day #"\npermalink: /day/#/\ndescription: Day # in short',
      'blog/_posts/2023-05-#-day.md',
    ),
  };
  for (const [name, posts] of Object.entries(sites)) {
    for (const given of [
      {},
      { tags: [], author: [] },
      { from: 'https://b.example/pier', categories: ['news'] },
    ]) {
      it(`${name}, with ${JSON.stringify(given)}`, () => {
        for (const { newest } of postPlaces(newsroomOf(posts), undefined)) {
          const { path, text } = write(posts, given, newest);
          assert.deepEqual(problemsOf(posts, path, `${text}Text.\n`), [], `${path}\n${text}`);
        }
      });
    }
  }

  it('and may go beside the post at hand, or else the newest, first', () => {
    const posts = sites['on a site of several languages']!;
    const placesAt = (at?: string) =>
      postPlaces(newsroomOf(posts), at).map(({ folder, lang, posts: count }) => `${lang} ${folder} ${count}`);
    const [english, chinese] = ['en en/news/_posts 20', 'zh_cn zh_cn/news/_posts 20'];
    assert.deepEqual(placesAt(), [english, chinese]);
    assert.deepEqual(placesAt('zh_cn/news/_posts/2023-05-03-day.md'), [chinese, english]);
  });
});
