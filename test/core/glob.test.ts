import assert from 'node:assert/strict';
import picomatch from 'picomatch/posix';
import { isPostPath, readSettings, readSite } from '../../src/core/index.ts';
import { defaultValues } from '../../src/core/site/site.ts';
import { matchesGlob } from '../../src/core/text/patterns/glob.ts';
import { isQuick } from '../support/corpus.ts';
import { createRandom } from '../support/random.ts';
import { startWatch } from '../support/stopwatch.ts';

const globPieces = [
  ...['*', '**', '**/', '/', 'a', 'b', '.md', '?', '[a-c]', '[!a]', '{a,b}', '{a,*/b}', '+(a|b)', '*(a)'],
  ...['?(ab)', '@(a|*b)', '!(a)', '!(*a|b)', '!', '(a|b)', '{1..3}', '\\*', '.', '中', '😀', '-', '+', '$'],
  ...['^', '[[:alpha:]]', './', ',', '"', '{', '}', '[', ']', '(', ')', '|', '1'],
];
const pathPieces = [
  'a',
  'b',
  '/',
  '.md',
  'c',
  '中',
  '😀',
  '.',
  '1',
  'ab',
  '*',
  '_posts/',
  '+',
  '-',
  '!',
  ' ',
];

describe('Globs', () => {
  it('match what picomatch matches', () => {
    const random = createRandom(1);
    const made = (pieces: readonly string[], most: number): string =>
      Array.from({ length: 1 + random.below(most) }, () => random.pick(pieces)).join('');
    let matched = 0;
    for (let count = 0; count < (isQuick ? 600 : 3000); count++) {
      const glob = made(globPieces, 6);
      const matches = picomatch(glob, { dot: true });
      for (let i = 0; i < 10; i++) {
        const path = made(pathPieces, 6);
        if (matches(path)) matched++;
        assert.equal(matchesGlob([glob], path), matches(path), JSON.stringify([glob, path]));
      }
    }
    assert.ok(matched > (isQuick ? 100 : 500), `Only ${matched} match.`);
  });

  const hostile: readonly (readonly [string, string])[] = [
    [`${'*a'.repeat(40)}b.md`, `${'a'.repeat(1000)}.md`],
    [`${'**/'.repeat(100)}b.md`, `${'a/'.repeat(1000)}.md`],
    ['+(+(a))b.md', `${'a'.repeat(1000)}.md`],
    ['*(*(a|b)|a)c.md', `${'ab'.repeat(500)}.md`],
    ['!(*a*a*a*a*)b.md', `${'a'.repeat(1000)}.md`],
    [`${'{a,a}'.repeat(100)}b.md`, `${'a'.repeat(1000)}.md`],
    [`${'[a]+'.repeat(100)}b.md`, `${'a'.repeat(1000)}.md`],
  ];
  for (const [glob, path] of hostile) {
    it(`take linear time: ${glob.slice(0, 20)}`, () => {
      const watch = startWatch();
      assert.equal(isPostPath(path, readSettings({ files: [glob] }).settings), false);
      assert.ok(watch() < 3000);
    });
  }

  it('that cannot be matched so are refused at their place, and the others hold', () => {
    const globs = ['(a)\\1/*', 'news/*.md', '(?<=a)*', 'a'.repeat(1001)];
    const { settings, problems } = readSettings({
      files: globs,
      overrides: [{ files: globs, rules: {} }],
      schemas: [{ files: globs, schema: 'a.json' }],
    });
    assert.ok(isPostPath('news/a.md', settings));
    const places = problems.map(({ path }) => path.join('/'));
    const lists = ['files', 'overrides/0/files', 'schemas/0/files'];
    assert.deepEqual(
      places,
      lists.flatMap(list => [0, 2, 3].map(index => `${list}/${index}`)),
    );
    assert.match(problems[0]!.message, /^This glob /);
  });
});

describe('Paths with * in the defaults of _config.yml', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['_posts/*', '_posts/a.md', true],
    ['_posts/*/', '_posts/x/a.md', true],
    ['_posts/*/a.md', '_posts/a.md', false],
    ['_p*s', '_posts/a.md', true],
    ['*a*b*', 'xaxbx/c.md', true],
    ['*a*b', 'xaxbx/c.md', false],
    ['*aa', 'a/c.md', false],
    ['a*a', 'a/c.md', false],
    ['*.md', 'a.md', true],
  ];
  for (const [scope, path, isMatch] of cases) {
    it(`${scope} ${isMatch ? 'holds' : 'does not hold'} for ${path}`, () => {
      const site = readSite(`defaults: [ { scope: { path: "${scope}" }, values: { x: 1 } } ]`);
      assert.equal(defaultValues(site, path)['x'], isMatch ? 1 : undefined);
    });
  }

  it('match in linear time', () => {
    const site = readSite(`defaults: [ { scope: { path: "${'*a'.repeat(100)}b" }, values: { x: 1 } } ]`);
    const watch = startWatch();
    assert.equal(defaultValues(site, `${'a'.repeat(20_000)}/a.md`)['x'], undefined);
    assert.ok(watch() < 3000);
  });
});
