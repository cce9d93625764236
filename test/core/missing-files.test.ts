import assert from 'node:assert/strict';
import {
  check,
  createNewsroom,
  createSiteFiles,
  createSummariser,
  defaultSettings,
  type Finding,
  parsePost,
  readSite,
  withFiles,
} from '../../src/core/index.ts';
import { buildFilesOf } from '../support/build-files.ts';
import { defaultFacts } from '../support/checking.ts';

const page = '---\ntitle: A\n---\n';

/** A site, and the body of a post of it. */
interface Given {
  readonly config?: string;
  readonly files?: Readonly<Record<string, string>> | undefined;
  readonly body: string;
}

const MISSING_PAGE = '[A](/harbour/)';
const MISSING_IMAGE = '![A](/assets/a-pier.png)';

describe('A file that is not there', () => {
  it('is found where the files of the site are at hand', () => {
    assert.equal(findMissing({ body: MISSING_PAGE }).length, 1);
    assert.equal(findMissing({ body: MISSING_IMAGE }).length, 1);
  });

  const plugin = (ruby: string): NonNullable<Given['files']> => ({ '_plugins/a.rb': ruby });
  const silent: readonly (readonly [why: string, given: Given])[] = [
    ['a plugin that is not known may make it', { config: 'plugins: [ jekyll-maps ]', body: MISSING_PAGE }],
    ['a plugin makes images', { config: 'plugins: [ jekyll_picture_tag ]', body: MISSING_IMAGE }],
    [
      'a plugin of the site makes pages',
      { files: plugin('class A < Jekyll::Generator\nend'), body: MISSING_PAGE },
    ],
    ['a plugin of the site writes files', { files: plugin('FileUtils.cp a, b'), body: MISSING_IMAGE }],
    ['jekyll-feed makes it', { config: 'plugins: [ jekyll-feed ]', body: '[A](/feed.xml)' }],
    [
      'the feed has another address',
      { config: 'plugins: [ jekyll-feed ]\nfeed: { path: assets/atom.xml }', body: '[A](/assets/atom.xml)' },
    ],
    ['jekyll-sitemap makes it', { config: 'plugins: [ jekyll-sitemap ]', body: '[A](/sitemap.xml)' }],
    ['jekyll-paginate makes it', { config: 'plugins: [ jekyll-paginate ]', body: '[A](/page12/)' }],
    [
      'jekyll-archives makes it',
      {
        config: 'plugins: [ jekyll-archives ]\njekyll-archives: { permalinks: { tag: "/topics/:name/" } }',
        body: '[A](/topics/harbour/), [B](/2024/), [C](/category/city/)',
      },
    ],
    [
      'it is published once for each language',
      { config: 'plugins: [ jekyll-polyglot ]\nlanguages: [ en, fr ]', body: '[A](/fr/harbour/)' },
    ],
    [
      'front matter sends its address on',
      { files: { 'b.md': '---\nredirect_from: [ /harbour ]\n---\n' }, body: MISSING_PAGE },
    ],
    [
      'a feed has that address',
      { files: { 'rss.txt': '---\npermalink: /all.xml\n---\n' }, body: '[A](/all.xml)' },
    ],
    [
      'git ignores its folder',
      {
        files: { '.gitignore': '/assets/big/\n*.mov\n' },
        body: '![A](/assets/big/a-pier.png) [B](/assets/a.mov)',
      },
    ],
    [
      'its folder is another repository',
      {
        files: { '.gitmodules': '[submodule "a"]\n\tpath = assets/big\n' },
        body: '![A](/assets/big/a-pier.png)',
      },
    ],
    [
      'the server redirects',
      {
        files: { _redirects: '/harbour /map 301\n/old/* /new/:splat\n' },
        body: '[A](/harbour/) [B](/old/b)',
      },
    ],
    ['its folder is not there', { body: '![A](/uploads/2024/a-pier.png) [B](/docs/en/b.pdf)' }],
    ['no images lie around its folder', { files: { 'lib/a.js': '' }, body: '![A](/lib/img/a-pier.png)' }],
    ['Jekyll publishes a folder that is not listed', { body: '[A](/assets/vendor/a.pdf)' }],
    [
      'other repositories have pages on that host',
      { config: 'url: https://tern.github.io', body: '[A](/harbour/) and [B](https://tern.github.io/map/)' },
    ],
    ['posts link to several pages below it', { body: '[A](/api/a/) [B](/api/b/) [C](/api/)' }],
    ['only posts are at hand', { files: { 'index.md': '' }, body: `${MISSING_PAGE} ${MISSING_IMAGE}` }],
    ['Jekyll reads another folder', { config: 'source: src', body: `${MISSING_PAGE} ${MISSING_IMAGE}` }],
    ['a theme may bring it', { config: 'theme: harbour', body: '[A](/assets/js/a.js)' }],
    ['Liquid says what only a build knows', { body: '![A]({{ site.github.url }}/assets/no.png)' }],
    ['it is shown as code', { body: '`![A](/assets/no.png)`\n\n    ![A](/assets/no.png)' }],
  ];
  for (const [why, given] of silent) {
    it(`is not told of where ${why}`, () => {
      const files = given.files?.['index.md'] === '' ? { 'index.md': undefined } : given.files;
      assert.deepEqual(tell(findMissing({ ...given, files: { ...files } as Given['files'] })), []);
    });
  }

  it('is judged once, where Liquid and an include write it', () => {
    const files = { '_includes/figure.html': '<img src="{{ site.baseurl }}{{ include.src }}" alt="A">' };
    const body =
      '{% include figure.html src="/assets/A-Pier.png" %} {% include figure.html src="/assets/pier.png" %}';
    assert.deepEqual(tell(findMissing({ files, body })), [
      'image/missing-file /assets/A-Pier.png The image "/assets/A-Pier.png" does not exist: readers see no image.',
    ]);
  });

  it('is judged anew where _config.yml changes and the files stay', () => {
    const texts: Readonly<Record<string, string>> = { 'index.md': page, 'assets/pier.png': '' };
    const files = createSiteFiles({ list: () => Object.keys(texts), read: file => texts[file] });
    const text = '---\nlayout: post\ntitle: Ferry\n---\n\n![A](/assets/pier.png)\n';
    const countWith = (config: string): number => {
      const site = withFiles(readSite(config), files);
      const post = parsePost('_posts/2024-03-05-ferry.md', text, site);
      const findings = check(post, { ...defaultFacts, site }, defaultSettings);
      return findings.filter(({ rule }) => rule === 'image/missing-file').length;
    };
    assert.deepEqual(['', 'exclude: [ assets ]', ''].map(countWith), [0, 1, 0]);
  });

  it('is one that a pattern excludes, in which `*` and `?` stand for what they do in Ruby', () => {
    const files = { 'assets/pier.png': '' };
    const countWith = (pattern: string): number =>
      findMissing({ config: `exclude: [ "${pattern}" ]`, files, body: '![A](/assets/pier.png)' }).length;
    assert.deepEqual(['a?sets', 'assets/p*.png', 'assets/p??r.*'].map(countWith), [1, 1, 1]);
    assert.deepEqual(['a?ssets', 'assets/?.png', 'assets/p?r.png'].map(countWith), [0, 0, 0]);
  });

  it('is one finding, however often a post names it', () => {
    const [finding, ...more] = findMissing({ body: `${MISSING_IMAGE}\n\n${MISSING_IMAGE}` });
    assert.equal(more.length, 0);
    assert.equal(finding!.related.length, 1);
  });
});

function tell(findings: readonly (Finding & { readonly text: string })[]): readonly string[] {
  return findings.map(({ rule, message, text }) => `${rule} ${text} ${message}`);
}

function findMissing({
  config = '',
  files = {},
  body,
}: Given): readonly (Finding & { readonly text: string })[] {
  const path = '_posts/2024-03-05-ferry.md';
  const text = `---\nlayout: post\ntitle: Ferry\n---\n\n${body}\n`;
  const all: Record<string, string | undefined> = {
    'index.md': page,
    'about.md': page,
    'assets/pier.png': '',
    ...files,
    [path]: text,
  };
  const paths = Object.keys(all).filter(file => all[file] !== undefined);
  const texts = Object.fromEntries(paths.map(file => [file, all[file]!]));
  const bare = readSite(config, { files: buildFilesOf(texts) });
  const site = withFiles(bare, createSiteFiles({ list: () => paths, read: file => texts[file] }));
  const newsroom = createNewsroom();
  newsroom.set(createSummariser(site)(path, text));
  const facts = { ...defaultFacts, site, newsroom };
  return check(parsePost(path, text, site), facts, defaultSettings)
    .filter(({ rule }) => rule.endsWith('/missing-file'))
    .map(finding => ({ ...finding, text: text.slice(finding.span.start, finding.span.end) }));
}
