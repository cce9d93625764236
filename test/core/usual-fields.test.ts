import assert from 'node:assert/strict';
import {
  check,
  createNewsroom,
  createSummariser,
  defaultSettings,
  type Facts,
  type Finding,
  jekyllSchema,
  parsePost,
  readSite,
  readSiteSchemas,
  readTemplateFields,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';

/** A post of many: by its number, what its front matter says, line by line. */
type Write = (number: number) => readonly string[];

const usual: Write = number => ['layout: post', `title: Day ${number}`, 'image: /a.jpg'];

interface Site {
  readonly config?: string;
  readonly templates?: Facts['templates'];
  readonly schema?: Facts['schema'];
}

/** What is found of the front matter of a post among others. */
function found(
  lines: readonly string[],
  others: Readonly<Record<string, string>>,
  given: Site = {},
): Finding[] {
  const site = readSite(given.config);
  const path = '_posts/2024-12-31-own.md';
  const text = `---\n${lines.join('\n')}\n---\nText.\n`;
  const newsroom = createNewsroom();
  const summarise = createSummariser(site);
  for (const [other, content] of Object.entries(others)) newsroom.set(summarise(other, content));
  newsroom.set(summarise(path, text));
  const { templates, schema = jekyllSchema } = given;
  const facts: Facts = { ...defaultFacts, schema, site, newsroom, templates };
  return check(parsePost(path, text, site), facts, defaultSettings).filter(({ rule }) =>
    rule.startsWith('front-matter/'),
  );
}

function messages(...given: Parameters<typeof found>): readonly string[] {
  return found(...given).map(({ message }) => message);
}

function posts(count: number, write: Write = usual, folder = '_posts', year = 2024): Record<string, string> {
  const all: Record<string, string> = {};
  for (let number = 0; number < count; number++) {
    const day = String((number % 28) + 1).padStart(2, '0');
    all[`${folder}/${year}-0${(Math.floor(number / 28) % 9) + 1}-${day}-${number}.md`] =
      `---\n${write(number).join('\n')}\n---\nText.\n`;
  }
  return all;
}

const own = ['layout: post', 'title: Own'];
const without =
  (...lines: readonly string[]): Write =>
  number => [`title: Day ${number}`, ...lines];

describe('A field is missing', () => {
  it('where nearly all posts have it, and the message says how many', () => {
    assert.deepEqual(messages(own, posts(39)), ['39 of 40 posts here have "image", but this one does not.']);
    const odd: Write = number => (number < 3 ? own : usual(number));
    assert.deepEqual(messages(own, posts(39, odd)), []);
    const [finding] = found(own, posts(1999));
    assert.equal(finding?.message, '1,999 of 2,000 posts here have "image", but this one does not.');
    assert.deepEqual(
      finding?.choices?.map(({ field, value }) => [field, value]),
      [['image', 'optional']],
    );
  });

  it('not where posts are few, or do without what others ask for', () => {
    assert.deepEqual(messages(own, posts(18)), []);
    assert.deepEqual(messages(own, {}), []);
    const bare: Write = number => [`title: Day ${number}`, 'layout: post', 'author: Mara Lind'];
    assert.deepEqual(messages([...own, 'author: Mara Lind'], posts(40, bare)), []);
  });

  it('not where it is written in another of the ways that Jekyll or layouts take', () => {
    const tagged: Write = number => [...own, `tags: [ t${number % 3} ]`, 'author: Mara Lind'];
    assert.deepEqual(messages([...own, 'tag: t1', 'authors: [ Mara Lind ]'], posts(40, tagged)), []);
  });

  it('by the posts of its own layout, folder and language', () => {
    const link: Write = number => ['layout: link', `title: Day ${number}`];
    const both = { ...posts(30), ...posts(30, link, '_posts/2023') };
    assert.deepEqual(messages(['layout: link', 'title: Own'], both), []);
    assert.deepEqual(messages(own, both), ['30 of 31 posts here have "image", but this one does not.']);
    assert.deepEqual(messages(['layout: gallery', 'title: Own'], both), []);
    const elsewhere = posts(30, usual, 'blog/_posts');
    assert.deepEqual(messages(own, elsewhere), []);
    const english: Write = number => [...own, 'lang: en', `title: Day ${number}`];
    const chinese: Write = number => [...usual(number), 'lang: zh_cn'];
    const languages = { ...posts(30, english), ...posts(700, chinese, '_posts', 2023) };
    assert.deepEqual(messages([...own, 'lang: en'], languages), []);
  });

  it('by the posts of its own time', () => {
    const dropped = { ...posts(5, () => own), ...posts(250, usual, '_posts', 2019) };
    assert.deepEqual(messages(own, dropped), []);
  });

  it('never where a machine gave it, or where it says something of one post', () => {
    const imported: Write = number => [
      ...own,
      `wordpress_id: ${number}`,
      `permalink: /${number}/`,
      'published: true',
    ];
    assert.deepEqual(messages(own, posts(40, imported)), []);
  });

  it('`date` only where the name of the file has no day', () => {
    const dated: Write = number => [...own, `title: Day ${number}`, 'date: 2024-03-05 08:30:00 +0000'];
    assert.deepEqual(messages(own, posts(40, dated)), []);
  });

  it('a layout where most posts have one, and no default or plugin gives it', () => {
    const message =
      'The front matter has no "layout": readers see the bare text without the design of the site.';
    assert.deepEqual(
      messages(
        ['title: Own'],
        posts(4, () => own),
      ),
      [message],
    );
    const some: Write = number => (number % 4 === 0 ? without()(number) : own);
    assert.deepEqual(messages(['title: Own'], posts(40, some)), [message]);
    assert.deepEqual(messages(['title: Own'], posts(40, some), { config: 'plugins: [ github-pages ]' }), []);
    const config = 'defaults:\n  - scope: { path: "" }\n    values: { layout: post }';
    assert.deepEqual(messages(['title: Own'], posts(40, some), { config }), []);
    assert.deepEqual(messages(['title: Own'], posts(40, without('author: Mara Lind'))).length, 1);
    assert.deepEqual(messages(['title: Own'], posts(4, without())), []);
  });

  it('as the settings say', async () => {
    const settings = { image: 'optional', desk: 'required' } as const;
    const schema = (await readSiteSchemas([], async () => undefined, { fields: settings })).of('_posts/a.md');
    assert.deepEqual(messages(own, posts(40), { schema }), ['The front matter has no "desk".']);
  });

  it('gravely only where a layout may read it', () => {
    const templates = readTemplateFields([{ path: '_layouts/post.html', text: '{{ page.title }}' }]);
    assert.deepEqual(
      found(own, posts(40), { templates }).map(({ severity }) => severity),
      ['info'],
    );
  });
});

describe('A newsroom whose posts are like those of the shipped schema', () => {
  const like: Write = number => [
    ...own.slice(0, 1),
    `title: Day ${number}`,
    'date: 2024-12-31 08:30:00 +0000',
    'author: Mara Lind',
    `from: https://a.example/${number}`,
    'tags: [ t ]',
    'categories: [ c ]',
  ];

  it('is judged by it', () => {
    const wrong = like(500).map(line => line.replace('https://a.example/500', 'a.example/x'));
    assert.match(messages(wrong, posts(40, like))[0] ?? '', /^"from" cannot have this value/);
    assert.deepEqual(messages(wrong, posts(10, like)), []);
    assert.deepEqual(
      messages(wrong, posts(40)).filter(message => message.includes('from')),
      [],
    );
  });

  it('but not against what its posts do', () => {
    const list = [
      ...like(500).filter(line => !line.startsWith('author')),
      'author: [ Mara, Ansel ]',
      'lang: zh_tw',
    ];
    assert.equal(messages(list, posts(40, like)).length, 2);
    const some: Write = number =>
      number % 5 === 0
        ? like(number)
            .map(line => line.replace('Mara Lind', '[ Mara ]'))
            .concat('lang: zh_tw')
        : like(number);
    assert.deepEqual(messages(list, posts(40, some)), []);
  });
});

describe('A field or a name is misspelt', () => {
  it('where it is much like one that Jekyll reads or many posts have, and nobody else has it', () => {
    const with2 = (...lines: readonly string[]) => [...own, 'image: /a.jpg', ...lines];
    assert.deepEqual(messages(with2('catagories: [ c ]'), posts(40)), [
      'Nothing reads the field "catagories": did you mean "categories"?',
    ]);
    assert.deepEqual(messages([...own, 'imgae: /a.jpg'], posts(40)), [
      'Nothing reads the field "imgae": did you mean "image"?',
    ]);
    for (const name of ['form', 'update', 'authors', 'subtitle', 'data'])
      assert.deepEqual(messages(with2(`${name}: x`), posts(40)), [], name);
  });

  it('not where a layout reads it or several posts have it', () => {
    const templates = readTemplateFields([
      { path: '_layouts/post.html', text: '{% for c in page.catagories %}{{ page.imgae }}{% endfor %}' },
    ]);
    assert.deepEqual(messages([...own, 'image: /a.jpg', 'catagories: [ c ]'], posts(40), { templates }), []);
    const some: Write = number => (number < 3 ? [...usual(number), 'catagories: [ c ]'] : usual(number));
    assert.deepEqual(messages([...own, 'image: /a.jpg', 'catagories: [ c ]'], posts(40, some)), []);
  });

  it('of a layout or a language where only this post has it', () => {
    const lines = ['layout: psot', 'title: Own', 'image: /a.jpg'];
    assert.deepEqual(messages(lines, posts(40)), [
      'Only this post sets "layout" to "psot"; 40 posts use "post".',
    ]);
    const templates = readTemplateFields([{ path: '_layouts/psot.html', text: '' }]);
    assert.deepEqual(messages(lines, posts(40), { templates }), []);
    const spoken: Write = number => [...usual(number), 'lang: zh_tw'];
    assert.deepEqual(messages([...usual(0), 'lang: zh-TW'], posts(40, spoken)), [
      'Only this post sets "lang" to "zh-TW"; 40 posts use "zh_tw".',
    ]);
    assert.deepEqual(messages([...usual(0), 'lang: zh_cn'], posts(40, spoken)), []);
  });
});
