import assert from 'node:assert/strict';
import {
  basisKey,
  builtInSchema,
  type CheckedPost,
  check,
  createFileSums,
  createNameTest,
  createNewsroom,
  createPostList,
  createSiteFiles,
  createSummariser,
  createSurroundings,
  defaultSettings,
  defaultSite,
  keepFindings,
  lastToken,
  matchesQuery,
  type OpenNewsroom,
  type PostAround,
  type PostList,
  type ProblemCounts,
  parsePost,
  readChecks,
  readQuery,
  readSettings,
  writeChecks,
  writeTerm,
} from '../../src/core/index.ts';

const now = Date.UTC(2024, 2, 10, 12);
const moment = { site: defaultSite, now };

describe('The list of the posts of a site', () => {
  let newsroom: OpenNewsroom;
  let list: PostList;

  beforeEach(() => {
    newsroom = createNewsroom();
    list = createPostList();
  });

  it('groups posts by month and by folder, the newest first', () => {
    put('_posts/2024/2024-03-05-ferry.md', 'title: Ferry');
    put('_posts/2024/2024-03-07-bridge.md', 'title: Bridge');
    put('_posts/2023/2023-12-31-year.md', 'title: Year');
    assert.deepEqual(list.groups('month'), [
      { key: '2024-03', size: 2 },
      { key: '2023-12', size: 1 },
    ]);
    assert.deepEqual(titles(list.inGroup('month', '2024-03')), ['Bridge', 'Ferry']);
    assert.deepEqual(list.groups('folder'), [
      { key: '_posts/2023', size: 1 },
      { key: '_posts/2024', size: 2 },
    ]);
  });

  it('takes the day of the name where the date is of the same day in some time zone', () => {
    put('_posts/2024-03-05-late.md', 'title: Late\ndate: 2024-03-05 23:30:00 -0800');
    put('_posts/2024-03-05-moved.md', 'title: Moved\ndate: 2023-01-02');
    put('_posts/2024-02-31-no-day.md', 'title: No day\ndate: 2024-02-20');
    assert.equal(list.get('_posts/2024-03-05-late.md')?.day, '2024-03-05');
    assert.equal(list.get('_posts/2024-03-05-moved.md')?.day, '2023-01-02');
  });

  it('knows drafts, hidden posts and posts that wait for their date', () => {
    put('_drafts/idea.md', 'title: Idea');
    put('_posts/2024-03-01-hidden.md', 'title: Hidden\npublished: false');
    put('_posts/2024-04-01-later.md', 'title: Later');
    put('_posts/2024-03-02-out.md', 'title: Out');
    assert.deepEqual(titles(list.inStage('draft')), ['Hidden', 'Idea']);
    assert.deepEqual(titles(list.inStage('scheduled')), ['Later']);
    assert.deepEqual(list.groups('month'), [{ key: '2024-03', size: 1 }]);
    // A month later nobody has touched a file, and it is out.
    assert.equal(list.update(newsroom, { ...moment, now: Date.UTC(2024, 3, 2) }), true);
    assert.deepEqual(list.inStage('scheduled'), []);
  });

  it('publishes posts of the future at once where the site does', () => {
    const site = { ...defaultSite, build: { ...defaultSite.build, future: true } };
    newsroom.set(createSummariser(site)('_posts/2024-04-01-later.md', '---\ntitle: Later\n---\n'));
    list.update(newsroom, { site, now });
    assert.deepEqual(list.inStage('scheduled'), []);
  });

  it('follows a post that moves, is renamed or goes', () => {
    put('_drafts/idea.md', 'title: Idea');
    assert.equal(list.update(newsroom, moment), false);
    newsroom.remove('_drafts/idea.md');
    put('_posts/2024-03-09-idea.md', 'title: "Idea, now out"');
    assert.deepEqual(list.inStage('draft'), []);
    assert.deepEqual(titles(list.inGroup('month', '2024-03')), ['Idea, now out']);
    newsroom.remove('_posts/2024-03-09-idea.md');
    assert.equal(list.update(newsroom, moment), true);
    assert.equal(list.size, 0);
    assert.deepEqual(list.groups('folder'), []);
  });

  it('follows a newsroom bit by bit, which may change in between', () => {
    const summarise = createSummariser(defaultSite);
    for (let index = 0; index < 2500; index++)
      newsroom.set(summarise(`_posts/2023-01-01-note-${index}.md`, '---\ntitle: Note\n---\n'));
    const steps = list.follow(newsroom, moment);
    assert.equal(steps.next().done, false);
    assert.ok(list.size < 2000);
    newsroom.remove('_posts/2023-01-01-note-0.md');
    newsroom.set(summarise('_posts/2023-01-02-last.md', '---\ntitle: Last\n---\n'));
    for (let step = steps.next(); !step.done; step = steps.next());
    list.update(newsroom, moment);
    assert.equal(list.size, newsroom.size);
    assert.equal(list.get('_posts/2023-01-01-note-0.md'), undefined);
    assert.equal(list.inGroup('month', '2023-01').length, 2500);
  });

  it('shows the name of the file where there is no title', () => {
    put('_posts/2024-03-05-nameless.md', 'layout: post');
    assert.deepEqual(titles(list.inGroup('month', '2024-03')), ['2024-03-05-nameless.md']);
  });

  it('bears dates that are none', () => {
    put('_posts/99999-99-99-x.md', 'title: X\ndate: 275760-09-13');
    put('_posts/2024-13-45-y.md', 'title: Y');
    put('page.md', 'title: Z\ndate: "0000-00-00"');
    assert.equal(list.size, 3);
    for (const { day } of list.all()) assert.match(day, /^(?:\d{4}-\d\d-\d\d)?$/);
  });

  it('finds posts by words, terms, stage and problems', () => {
    put('_posts/2024-03-05-ferry.md', 'title: "The Ferry"\ntags: [ harbour ]\nauthor: Ana Writer');
    put('_posts/2024-03-06-bridge.md', 'title: "The Bridge"\ntags: [ Harbour news, roads ]');
    put('_drafts/idea.md', 'title: "A Ferry idea"');
    assert.deepEqual(find('ferry'), ['A Ferry idea', 'The Ferry']);
    assert.deepEqual(find('the FERRY'), ['The Ferry']);
    assert.deepEqual(find('tag:harbour'), ['The Bridge', 'The Ferry']);
    assert.deepEqual(find('tag:"harbour news"'), ['The Bridge']);
    assert.deepEqual(find('author:"ana writer"'), ['The Ferry']);
    assert.deepEqual(find('ferry is:draft'), ['A Ferry idea']);
    assert.deepEqual(find('has:problems', { errors: 0, warnings: 1, infos: 0 }), [
      'A Ferry idea',
      'The Bridge',
      'The Ferry',
    ]);
    assert.deepEqual(find('has:errors', { errors: 0, warnings: 1, infos: 0 }), []);
    assert.deepEqual(find('has:problems'), []);
    assert.deepEqual(find('"ferry idea'), ['A Ferry idea']);
    assert.deepEqual(find('is:nothing'), []);
  });

  it('finds a term by what is suggested for it', () => {
    put('_posts/2024-03-05-a.md', `title: A\ntags: [ 'the "old" town', x ]`);
    assert.deepEqual(find(writeTerm('tag', 'the "old" town')), ['A']);
    assert.deepEqual(lastToken('ferry tag:"old to'), { before: 'ferry ', token: 'tag:"old to' });
  });

  function put(path: string, frontMatter: string): void {
    newsroom.set(createSummariser(defaultSite)(path, `---\n${frontMatter}\n---\nText.\n`));
    list.update(newsroom, moment);
  }

  function find(query: string, counts?: ProblemCounts): readonly string[] {
    const wanted = readQuery(query);
    return titles([...list.all()].filter(post => matchesQuery(post, wanted, counts))).toSorted();
  }
});

describe('What was found in the posts of a site', () => {
  it('is kept with places and without hints, and comes back as it was', () => {
    const text = '---\ntitle: A\n---\n<p>The <b>ferry is sold.</p>\n';
    const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now };
    const findings = check(parsePost('_posts/2024-03-05-a.md', text), facts, defaultSettings);
    const kept = keepFindings(text, findings);
    const unclosed = kept.find(({ rule }) => rule === 'html/unclosed-element');
    assert.deepEqual(unclosed?.start, { line: 3, column: 7 });
    assert.equal(unclosed.isFixable, true);
    const post: CheckedPost = { path: '_posts/2024-03-05-a.md', hash: 17, surroundings: 'x', findings: kept };
    const written = writeChecks([post], 'basis');
    assert.deepEqual([...readChecks(written, 'basis')], [post]);
    assert.deepEqual([...readChecks(written, 'other')], []);
    assert.deepEqual([...readChecks(written.slice(0, -9), 'basis')], []);
  });

  it('does not hold by other rules, settings, schemas, plugins or versions', () => {
    const facts = { schema: builtInSchema, site: defaultSite, newsroom: undefined, now };
    const basis = { facts, settings: defaultSettings, schemas: [builtInSchema], version: '1' };
    const by = (written: object): string => basisKey({ ...basis, settings: readSettings(written).settings });
    const override = (glob: string): object => ({ overrides: [{ files: [glob], rules: { html: 'off' } }] });
    const { build } = defaultSite;
    const site = { ...defaultSite, build: { ...build, plugins: new Set(['jekyll-gist']) } };
    const keys = [
      by({}),
      by({ preset: 'strict' }),
      by({ rules: { 'html/empty-link': 'error' } }),
      by(override('_posts/a/**')),
      by(override('_posts/b/**')),
      basisKey({ ...basis, version: '2' }),
      basisKey({ ...basis, schemas: [builtInSchema, { ...builtInSchema, required: ['photographer'] }] }),
      basisKey({ ...basis, facts: { ...facts, site } }),
    ];
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(by({}), keys[0]);
  });

  it('is looked at again when other posts, files or the day are others', () => {
    const filesWith = (texts: Readonly<Record<string, string>>) =>
      createSiteFiles({ list: () => Object.keys(texts), read: path => texts[path] });
    const texts = { '_includes/x.inc': 'x', 'tides.md': '## Neap', 'gull.png': '' };
    const [a, b] = ['a', 'b'].map(name => ({
      path: `_posts/2024-03-05-${name}.md`,
      date: Date.UTC(2024, 2, 5),
      content: name as string | undefined,
    })) as [PostAround, PostAround];
    const keyOf = (posts: readonly PostAround[], at = now, of: Readonly<Record<string, string>> = texts) => {
      const surroundings = createSurroundings(at);
      for (const post of posts) surroundings.add(post);
      const paths = posts.map(({ path }) => path);
      return surroundings.key(createFileSums()(filesWith(of), path => paths.includes(path)));
    };
    const key = keyOf([a, b]);
    assert.equal(keyOf([b, a]), key);
    assert.equal(keyOf([a, b], now, { ...texts, [a.path]: 'told by the post' }), key);
    const waiting = { ...b, date: now + 60_000 };
    const others = [
      key,
      keyOf([a]),
      keyOf([a, { ...b, content: 'B' }]),
      keyOf([a, { ...b, content: undefined }]),
      keyOf([a, waiting]),
      keyOf([a, b], now + 86_400_000),
      keyOf([a, b], now, { ...texts, '_includes/x.inc': 'y' }),
      keyOf([a, b], now, { ...texts, 'tides.md': '## Spring' }),
      keyOf([a, b], now, { ...texts, 'tern.png': '' }),
      keyOf([a, b], now, { ...texts, '_posts/parts/note.md': '' }),
    ];
    assert.equal(new Set(others).size, others.length);
    assert.notEqual(keyOf([a, waiting], now + 120_000), keyOf([a, waiting]));
  });
});

describe('Posts that name a file', () => {
  it('do so by its name, or by that of its page', () => {
    const names = (path: string, text: string): boolean => createNameTest([path])([text]);
    assert.equal(names('_posts/2024-03-05-the-tide.md', '/2024/03/05/the-tide.html#neap'), true);
    assert.equal(names('tides/index.md', '/tides/'), true);
    assert.equal(names('pictures/Gull.png', 'The image "/pictures/gull.jpg" does not exist'), true);
    assert.equal(names('_posts/2024-03-05-潮汐.md', '/2024/03/05/%E6%BD%AE%E6%B1%90.html'), true);
    assert.equal(names('tides.md', '/harbour/'), false);
    assert.equal(names('a.md', '/any/page/'), false);
    assert.equal(createNameTest([])(['/any/page/']), false);
  });
});

function titles(posts: Iterable<{ readonly title: string }>): readonly string[] {
  return [...posts].map(({ title }) => title);
}
