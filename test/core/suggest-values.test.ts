import assert from 'node:assert/strict';
import {
  applyEdits,
  builtInSchema,
  createNewsroom,
  createSummariser,
  defaultSite,
  type FrontMatterSchema,
  type KnownValues,
  kindOfValues,
  type OpenNewsroom,
  parseFrontMatter,
  parsePost,
  suggestValues,
  type ValueSuggestion,
} from '../../src/core/index.ts';

/** `‸` is the cursor; the file's other lines are the usual ones. */
const CURSOR = '‸';

const site = [
  'layout: post\ndate: 2024-03-05T08:30:00+08:00\nauthor: Mara Lind\ntags: [ 海港, harbour, 2024 ]\ncategories: [ city ]',
  'layout: post\ndate: 2024-03-06T08:30:00+08:00\nauthor: Mara Lind\ntags: [ harbour, "C: a" ]\ncategories: [ city ]',
  'layout: story\ndate: 2024-03-07T08:30:00Z\nauthor: 燕鸥湾电台\ntags: harbour gulls\ncategory: tern bay',
];

const known: KnownValues = {
  newsroom: newsroomOf(site),
  post: 'the post',
  layouts: ['default', 'post', 'news/long'],
  timeZone: 'Asia/Shanghai',
  now: Date.UTC(2026, 10, 22, 23, 5, 9, 40),
};

describe('Values of the front matter', () => {
  const tags = ['harbour', 'C: a', 'gulls', '海港'];

  const places: readonly (readonly [what: string, yaml: string, labels: readonly string[]])[] = [
    ['a value behind its key', 'author: ‸', ['Mara Lind', '燕鸥湾电台']],
    ['a value right behind the colon', 'author:‸', ['Mara Lind', '燕鸥湾电台']],
    ['a value that is being written', 'author: Ma‸', ['Mara Lind', '燕鸥湾电台']],
    ['a value of several words', 'author: Mara L‸', ['Mara Lind', '燕鸥湾电台']],
    ['a value in quotes', 'author: "Ma‸"', ['Mara Lind', '燕鸥湾电台']],
    ['a value in a quote that is open', "author: 'Ma‸", ['Mara Lind', '燕鸥湾电台']],
    ['a key in quotes', '"author": ‸', ['Mara Lind', '燕鸥湾电台']],
    ['a key before a blank and the colon', 'author : ‸', ['Mara Lind', '燕鸥湾电台']],
    ['a line that ends with CR LF', 'author: ‸\r', ['Mara Lind', '燕鸥湾电台']],
    ['layouts: used ones, then those of the site', 'layout: ‸', ['post', 'story', 'default', 'news/long']],
    ['a boolean', 'published: ‸', ['true', 'false']],
    ['a moment', 'date: ‸', ['2026-11-23T07:05:09+08:00']],
    ['a moment of a change', 'last_modified_at: ‸', ['2026-11-23T07:05:09+08:00']],
    ['terms where a list may stand', 'tags: ‸', tags],
    ['terms of a list in quotes: those without blanks', 'tags: "‸"', ['harbour', 'gulls', '海港']],
    ['the first entry of a list', 'tags: [‸]', tags],
    ['an entry behind a blank', 'tags: [ ‸ ]', tags],
    ['an entry behind others, which are not offered', 'tags: [ gulls, ‸ ]', ['harbour', 'C: a', '海港']],
    ['an entry before others', 'tags: [ ‸, "C: a", \'海港\' ]', ['harbour', 'gulls']],
    ['an entry between others', 'tags: [ gulls, ha‸, 海港 ]', ['harbour', 'C: a']],
    ['a Chinese entry', 'tags: [ 海‸ ]', tags],
    ['an entry in quotes', 'tags: [ "ha‸" ]', tags],
    ['an entry in a quote that is open', 'tags: [ "ha‸, gulls ]', ['harbour', 'C: a', '海港']],
    ['an entry that holds what ends others', 'tags: [ "a, ]", ‸ ]', tags],
    ['an entry of a list that is open', 'tags: [ gulls, ‸', ['harbour', 'C: a', '海港']],
    ['an entry on a line of its own', 'tags: [\n  gulls,\n  ‸\n]', ['harbour', 'C: a', '海港']],
    ['an entry behind a comment', 'tags: [ # ours, 海港\n  ‸ ]', tags],
    ['the first item', 'tags:\n  - ‸', tags],
    ['an item right behind its dash', 'tags:\n  -‸', tags],
    ['an item that is not indented', 'tags:\n- ‸', tags],
    ['an item without its dash', 'tags:\n  - gulls\n  ‸', ['harbour', 'C: a', '海港']],
    ['an item between others', 'tags: # ours\n\n  - gulls\n  - "ha‸"\n  - 海港 # so', ['harbour', 'C: a']],
    ['a tag of its own', 'tag: ‸', tags],
    ['a category', 'categories: [ ‸ ]', ['city', 'tern bay']],
    [
      'a key behind which the front matter is broken',
      'author: ‸\ntags: [ a: b: c',
      ['Mara Lind', '燕鸥湾电台'],
    ],
    ['nothing for a field that only the author knows', 'title: ‸', []],
    ['nothing for a field of the site', 'photographer: ‸', []],
    ['nothing in a key', 'auth‸or: a', []],
    ['nothing before a value', 'author: ‸ Mara', []],
    ['nothing in a comment', 'author: # ‸', []],
    ['nothing behind a list', 'tags: [ a ] ‸', []],
    ['nothing behind an entry on another line', 'tags: [ a\n  ‸ ]', []],
    ['nothing in a list within a list', 'tags: [ [ ‸ ] ]', []],
    ['nothing in a mapping', 'author: { ‸ }', []],
    ['nothing in a mapping below a key', 'author:\n  name: ‸', []],
    ['nothing in a mapping that is an item', 'tags:\n  - name: ‸', []],
    ['nothing in a block of text', 'author: |\n  - ‸', []],
    ['nothing behind the quotes', 'author: "a" ‸', []],
    ['nothing in quotes for what would be text there', 'published: "‸"', []],
    ['nothing behind a word of a text that is split', 'tags: harbour g‸', []],
    ['nothing at a key', '‸', []],
  ];

  for (const [what, yaml, labels] of places) {
    it(what, () => {
      assert.deepEqual(
        suggestionsAt(yaml).map(({ label }) => label),
        labels,
      );
    });
  }

  it('says how many posts have a term', () => {
    const [first] = suggestionsAt('tags: [ ‸ ]');
    assert.equal(first?.posts, 3);
  });

  const acceptances: readonly (readonly [yaml: string, label: string, after: string])[] = [
    ['author:‸', 'Mara Lind', 'author: Mara Lind‸'],
    ['author:   Ma‸ra', 'Mara Lind', 'author:   Mara Lind‸'],
    ['author: Ma‸ # she', 'Mara Lind', 'author: Mara Lind‸ # she'],
    ['author: "Ma‸ra"', 'Mara Lind', 'author: "Mara Lind‸"'],
    ["author: '‸", 'Mara Lind', "author: 'Mara Lind'‸"],
    ['author: ‸\r\ntitle: a', '燕鸥湾电台', 'author: 燕鸥湾电台‸\r\ntitle: a'],
    ['tags: ‸', 'harbour', 'tags: [ harbour‸ ]'],
    ['tags: har‸', 'C: a', 'tags: [ "C: a"‸ ]'],
    ['tags: "har‸"', 'harbour', 'tags: "harbour‸"'],
    ['tags: [ gulls, ha‸ ]', 'harbour', 'tags: [ gulls, harbour‸ ]'],
    ['tags: [ gulls, ha‸, b ]', 'C: a', 'tags: [ gulls, "C: a"‸, b ]'],
    ['tags: [ "ha‸, b ]', 'harbour', 'tags: [ "harbour"‸, b ]'],
    ['tags:\n  -‸', '海港', 'tags:\n  - 海港‸'],
    ['tags:\n  - a\n  ‸', '海港', 'tags:\n  - a\n  - 海港‸'],
    ['date:‸', '2026-11-23T07:05:09+08:00', 'date: 2026-11-23T07:05:09+08:00‸'],
    ['published: t‸', 'false', 'published: false‸'],
  ];

  for (const [before, label, after] of acceptances) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      const suggestion = suggestionsAt(before).find(candidate => candidate.label === label);
      assert.ok(suggestion, 'not suggested');
      const { span, text, tail } = suggestion;
      const edited = applyEdits(fileOf(before).text, [{ span, text: `${text}${CURSOR}${tail}` }]);
      assert.equal(edited, fileWith(after));
    });
  }

  it('leaves out what only the post itself has: it is being written', () => {
    const newsroom = newsroomOf(site);
    const { text } = fileOf('tags: [ har‸, gulls ]');
    newsroom.set(createSummariser(defaultSite)('the post', text));
    assert.deepEqual(
      suggestionsAt('tags: [ har‸, gulls ]', { ...known, newsroom }).map(({ label }) => label),
      ['harbour', 'C: a', '海港'],
    );
  });

  it('takes the values of a schema, also of the items of a list', () => {
    const schema: FrontMatterSchema = {
      required: [],
      root: {},
      properties: {
        mood: { enum: ['glad', 'sad', 3] },
        tags: { type: 'array', items: { enum: ['a b', 'c'] } },
      },
    };
    const labels = (yaml: string): readonly string[] =>
      suggestionsAt(yaml, known, schema).map(({ label }) => label);
    assert.deepEqual(labels('mood: ‸'), ['glad', 'sad', '3']);
    assert.deepEqual(labels('mood: "‸"'), ['glad', 'sad']);
    assert.deepEqual(labels('tags: [ c, ‸ ]'), ['a b']);
  });

  it('knows what kind of values a field has, if any', () => {
    const kindOf = (field: string, from = known) => kindOfValues(field, builtInSchema, from);
    assert.deepEqual(
      ['tags', 'date', 'published', 'title'].map(field => kindOf(field)),
      ['term', 'date', 'choice', undefined],
    );
    assert.equal(kindOf('tags', { ...known, newsroom: createNewsroom() }), undefined);
  });

  it('suggests nothing on a fence or in the body, and needs no front matter', () => {
    for (const marked of ['---\nauthor: a\n---‸\n', '---\nauthor: a\n---\nauthor: ‸\n', 'author: ‸']) {
      const post = parsePost('a.md', marked.replace(CURSOR, ''));
      assert.deepEqual(suggestValues(post, marked.indexOf(CURSOR), builtInSchema, known), []);
    }
  });

  function suggestionsAt(yaml: string, from = known, schema = builtInSchema): readonly ValueSuggestion[] {
    const { text, offset } = fileOf(yaml);
    return suggestValues({ text, frontMatter: parseFrontMatter(text) }, offset, schema, from);
  }
});

function fileWith(yaml: string): string {
  return `---\nfrom: https://news.example.com/a\n${yaml}\nslug: a\n---\nauthor: b\n`;
}

function fileOf(yaml: string): { text: string; offset: number } {
  const marked = fileWith(yaml);
  return { text: marked.replace(CURSOR, ''), offset: marked.indexOf(CURSOR) };
}

function newsroomOf(posts: readonly string[]): OpenNewsroom {
  const newsroom = createNewsroom();
  for (const [index, yaml] of posts.entries()) {
    const text = `---\n${yaml}\n---\n`;
    newsroom.set(createSummariser(defaultSite)(`post ${index}`, text));
  }
  return newsroom;
}
