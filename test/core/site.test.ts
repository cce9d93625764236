import assert from 'node:assert/strict';
import { readSite } from '../../src/core/index.ts';
import { defaultValues } from '../../src/core/site/site.ts';
import { checkText, plainText } from '../support/checking.ts';

const post = '---\ntitle: a\ndate: 2024-03-05\nauthor: b\nfrom: c\ntags: d\n---\n';

describe('The defaults of _config.yml', () => {
  it('need not be repeated in a post', () => {
    assert.deepEqual(missing('', '_posts/a.md'), ['layout', 'categories']);
    assert.deepEqual(missing('- values: { layout: post, categories: e }', '_posts/a.md'), []);
    assert.deepEqual(missing('- values: { layout: post }\n- values: { categories: e }', '_posts/a.md'), []);
  });

  // Each row was compared by hand with what Jekyll 4.3.1 makes of it.
  const scopes: readonly (readonly [scope: string, path: string, applies: boolean])[] = [
    ['path: ""', '_posts/a.md', true],
    ['path: "", type: posts', '_posts/a.md', true],
    ['path: "", type: pages', '_posts/a.md', false],
    ['path: "", type: drafts', '_posts/a.md', false],
    ['path: "", type: drafts', '_drafts/a.md', false],
    ['path: "", type: posts', '_drafts/a.md', true],
    ['path: _posts', '_posts/a.md', true],
    ['path: _posts/', '_posts/deep/a.md', true],
    ['path: /_posts', '_posts/a.md', false],
    ['path: _post', '_posts/a.md', true],
    ['path: news', '_posts/news/a.md', false],
    ['path: _posts/a.md', '_posts/a.md', true],
    ['path: _posts/a', '_posts/a.md', true],
    ['path: _posts/b', '_posts/a.md', false],
    ['path: "_posts/*/b"', '_posts/x/b/a.md', true],
    ['path: "_posts/*/b"', '_posts/x/y/b/a.md', false],
    ['path: "_posts/(a"', '_posts/a.md', false],
  ];
  for (const [scope, path, applies] of scopes) {
    it(`of { ${scope} } ${applies ? 'hold' : 'do not hold'} for ${path}`, () => {
      const entry = `- { scope: { ${scope} }, values: { layout: post, categories: e } }`;
      assert.equal(missing(entry, path).length === 0, applies);
    });
  }

  // As above, of Jekyll's own reading of defaults (frontmatter_defaults.rb).
  const sites: readonly (readonly [config: string, path: string, rating: unknown])[] = [
    ['defaults: [ { scope: { type: post }, values: { rating: a } } ]', '_posts/a.md', 'a'],
    ['defaults: [ { scope: { path: "_posts/2?4*" }, values: { rating: a } } ]', '_posts/204a/a.md', 'a'],
    [
      'defaults: [ { scope: { path: "_posts/2?4*" }, values: { rating: a } } ]',
      '_posts/2024/a.md',
      undefined,
    ],
    ['defaults: [ { scope: { type: pages }, values: { rating: a } } ]', 'about/a.md', 'a'],
    ['defaults: [ { scope: { type: posts }, values: { rating: a } } ]', 'about/a.md', undefined],
    ['defaults: [ { scope: { type: reviews }, values: { rating: a } } ]', '_reviews/a.md', undefined],
    [
      'collections: [ reviews ]\ndefaults: [ { scope: { type: reviews }, values: { rating: a } } ]',
      '_reviews/a.md',
      'a',
    ],
    [
      'collections: { reviews: {} }\ndefaults: [ { scope: { type: reviews }, values: { rating: a } } ]',
      '_reviews/a.md',
      'a',
    ],
    [
      'collections: { reviews: {} }\ndefaults: [ { scope: { type: posts }, values: { rating: a } } ]',
      '_reviews/a.md',
      undefined,
    ],
    [
      'collections_dir: news\ndefaults: [ { scope: { path: _posts }, values: { rating: a } } ]',
      'news/_posts/a.md',
      'a',
    ],
    [
      'collections_dir: news\ndefaults: [ { scope: { path: news/_posts }, values: { rating: a } } ]',
      'news/_posts/a.md',
      'a',
    ],
    ['defaults: [ { values: { rating: a } }, { values: { rating: b } } ]', '_posts/a.md', 'b'],
    [
      'defaults: [ { scope: { path: _posts }, values: { rating: a } }, { values: { rating: b } } ]',
      '_posts/a.md',
      'a',
    ],
    [
      'defaults: [ { scope: { type: posts }, values: { rating: a } }, { values: { rating: b } } ]',
      '_posts/a.md',
      'a',
    ],
    [
      'defaults: [ { values: { rating: a } }, { scope: { path: _posts }, values: { rating: } } ]',
      '_posts/a.md',
      'a',
    ],
    ['defaults: [ { values: { rating: } } ]', '_posts/a.md', undefined],
    [
      'defaults: [ { values: { rating: { x: 1, y: 1 } } }, { values: { rating: { y: 2 } } } ]',
      '_posts/a.md',
      { x: 1, y: 2 },
    ],
  ];
  for (const [config, path, rating] of sites) {
    it(`give ${path} ${JSON.stringify(rating)} by ${JSON.stringify(config)}`, () => {
      const given = defaultValues(readSite(config), path)['rating'];
      assert.deepEqual(given && JSON.parse(JSON.stringify(given)), rating);
    });
  }

  it('count as not there where they cannot be read', () => {
    for (const config of [
      '',
      ':',
      'defaults: 1',
      'defaults: [ 1, { values: 2 }, { scope: 3 } ]',
      'a: [',
      'a: b: c',
      '- a',
    ]) {
      assert.deepEqual(readSite(config).defaults, [], config);
    }
    assert.deepEqual(readSite(undefined).defaults, []);
  });

  it('are told of where the file cannot be read, in full or at all', () => {
    const problems = (config: string): readonly string[] => readSite(config).problems;
    assert.deepEqual(problems('title: a\nurl: b: c\n'), [
      'This is not valid YAML (see line 2). Posts are checked with the part that can be read.',
    ]);
    assert.deepEqual(problems('- a'), [
      'This file has no keys with values. Posts are checked as if nothing were set here.',
    ]);
    for (const config of ['', '# nothing yet\n', 'exclude: [\n  a\n]\n', 'a: 1\na: 2\n'])
      assert.deepEqual(problems(config), [], config);
  });
});

function missing(defaults: string, path: string): readonly string[] {
  const config = defaults === '' ? 'title: x\n' : `title: x\ndefaults:\n${defaults.replace(/^/gm, '  ')}\n`;
  const given = plainText(post, path);
  return checkText({ ...given, facts: { ...given.facts, site: readSite(config) } })
    .filter(({ rule }) => rule === 'front-matter/missing-field')
    .map(({ message }) => /"(.+)"/.exec(message)![1]!);
}
