import assert from 'node:assert/strict';
import { defaultSettings, isPost, mergeSettings, readSettings, ruleDocs } from '../../src/core/index.ts';

describe('Settings', () => {
  it('are read from what .copydesk.json holds', () => {
    const json = {
      $schema: 'x',
      files: ['letters/*.md'],
      rules: { 'link/relative-url': 'off', 'html/stray-end-tag': 'hint' },
      schemas: [{ files: ['_posts/letters/**'], schema: 'schemas/letter.json' }],
    };
    assert.deepEqual(readSettings(json), {
      settings: { ...defaultSettings, files: json.files, rules: json.rules, schemas: json.schemas },
      problems: [],
    });
    assert.deepEqual(readSettings({}), { settings: defaultSettings, problems: [] });
  });

  it('take what is right and name what is wrong', () => {
    const json = {
      files: ['a', 1],
      rules: {
        'link/relative-url': 'of',
        'html/no-such-rule': 'off',
        'html/stray-end-tag': 'info',
        toString: 'off',
      },
      severity: 'off',
    };
    assert.deepEqual(readSettings(json).settings, {
      ...defaultSettings,
      rules: { 'html/stray-end-tag': 'info' },
    });
    assert.deepEqual(problemsOf(json), [
      'There is no setting "severity".',
      '"files" must be a list of globs.',
      '"link/relative-url" must be "error", "warning", "info", "hint", "on" or "off".',
      'There is no rule "html/no-such-rule".',
      'There is no rule "toString".',
    ]);
  });

  it('name what is wrong in the language of the reader', () => {
    const translate = (template: string): string =>
      template === 'There is no rule "{name}". Did you mean "{meant}"?' ? '“{name}”？“{meant}”！' : template;
    const { problems } = readSettings({ rules: { 'html/stray-endtag': 'off' } }, { translate });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['“html/stray-endtag”？“html/stray-end-tag”！'],
    );
  });

  it('name schemas by paths that stay in the folder of the site', () => {
    const entryProblem = (entry: unknown): string | undefined =>
      readSettings({ schemas: [entry] }).problems[0]?.message;
    for (const schema of ['a.json', 'schemas/news desk.JSON', 'a..b/c.json', '.schemas/新闻.json'])
      assert.equal(entryProblem({ schema }), undefined, schema);
    for (const schema of [
      '/a.json',
      '../a.json',
      'a/../../b.json',
      'C:/a.json',
      'a\\b.json',
      '//host/a.json',
      'a.yml',
    ])
      assert.equal(
        entryProblem({ schema }),
        `Entry 1 of "schemas" names ${schema}, which is not a .json file in the site's folder.`,
      );
    for (const [entry, problem] of [
      ['a.json', 'Entry 1 of "schemas" must be an object with "files" and "schema".'],
      [{ files: ['a'] }, 'Entry 1 of "schemas" has no "schema".'],
      [{ files: 'a', schema: 'a.json' }, 'The "files" of entry 1 of "schemas" must be a list of globs.'],
      [{ files: [''], schema: 'a.json' }, 'The "files" of entry 1 of "schemas" must be a list of globs.'],
      [
        { schema: 'a.json', extends: true },
        'Entry 1 of "schemas" has "extends", but it takes only "files" and "schema".',
      ],
    ] as const)
      assert.equal(entryProblem(entry), problem);
    assert.deepEqual(problemsOf({ schemas: 'a.json' }), ['"schemas" must be a list.']);
    const byGlob = { schemas: { '_posts/letters/**': 'letter.json', '**': 'a.json', b: '/b.json', c: 1 } };
    assert.deepEqual(readSettings(byGlob).settings.schemas, [
      { files: ['_posts/letters/**'], schema: 'letter.json' },
      { files: ['**'], schema: 'a.json' },
    ]);
    assert.deepEqual(problemsOf(byGlob), [
      'Entry 3 of "schemas" names /b.json, which is not a .json file in the site\'s folder.',
      'Entry 4 of "schemas" names 1, which is not a .json file in the site\'s folder.',
    ]);
    assert.deepEqual(readSettings({ schemas: [{ schema: 'a.json' }] }).settings.schemas, [
      { files: ['**'], schema: 'a.json' },
    ]);
  });

  it('are the default where there is no object', () => {
    for (const json of [undefined, null, [], 'off', 1]) {
      assert.deepEqual(readSettings(json).settings, defaultSettings);
      assert.deepEqual(problemsOf(json), ['The settings must be a JSON object.']);
    }
    assert.deepEqual(problemsOf({ files: ['{'.repeat(100_000)] }), [
      'This glob is too long or refers back to what it matched.',
    ]);
    assert.deepEqual(problemsOf({ rules: [] }), ['"rules" must be an object with a severity for each rule.']);
  });

  it('of the editor win over those of the file, rule by rule', () => {
    const file = readSettings({
      files: ['a'],
      rules: { 'link/relative-url': 'off', 'html/stray-end-tag': 'off' },
    });
    const editor = readSettings({ rules: { 'html/stray-end-tag': 'error' } });
    assert.deepEqual(mergeSettings(file.settings, editor.settings), {
      ...defaultSettings,
      files: ['a'],
      rules: { 'link/relative-url': 'off', 'html/stray-end-tag': 'error' },
    });
    assert.deepEqual(mergeSettings(file.settings, { ...defaultSettings, files: ['b'] }).files, ['b']);
  });
});

/** What is wrong with settings, in words. */
function problemsOf(json: unknown): readonly string[] {
  return readSettings(json).problems.map(({ message }) => message);
}

describe('A file is a post', () => {
  const page = '---\ntitle: a\n---\n';
  const files: readonly (readonly [path: string, text: string, globs: readonly string[], isPost: boolean])[] =
    [
      ['_posts/2024-03-05-a.md', '', [], true],
      ['_posts/deep/a.markdown', '', [], true],
      ['news/_posts/a.mkd', '', [], true],
      ['_drafts/a.MD', '', [], true],
      ['_posts/a.html', page, [], false],
      ['_posts', page, [], false],
      ['my_posts/a.md', page, [], false],
      ['about.md', '---\nlayout: page\n---\n', [], true],
      ['about.md', '---\ntitle: a\nlayout : page\n---\n', [], true],
      ['about.md', '\ufeff---\r\nlayout: page\r\n---\r\n', [], true],
      ['about.md', page, [], false],
      ['about.md', '---\ntitle: a\n---\nlayout: page\n', [], false],
      ['about.md', '---\n  layout: page\n---\n', [], false],
      ['README.md', '# a\n\nlayout: page\n', [], false],
      ['_posts/README.md', '# a\n', [], false],
      ['news/_posts/2024/readme_de.md', '# a\n', [], false],
      ['_posts/README.md', '---\nlayout: post\n---\n', [], true],
      ['_posts/2024-03-05-readme.md', '# a\n', [], true],
      ['_drafts/README.md', '# a\n', [], true],
      ['letters/a.md', '', ['letters/*.md'], true],
      ['letters/b/a.md', '', ['letters/*.md'], false],
      ['letters/b/a.md', '', ['x', 'letters/**'], true],
      ['letters/a.txt', '', ['letters/*'], false],
      ['.letters/a.md', '', ['**/*.md'], true],
    ];
  for (const [path, text, globs, expected] of files) {
    it(`${expected ? 'when' : 'not when'} it is ${path} ${JSON.stringify(text)} ${globs}`, () => {
      assert.equal(isPost(path, text, { ...defaultSettings, files: globs }), expected);
    });
  }
});

describe('The list of rules', () => {
  it('is in the order of ids, each of which is there once', () => {
    const ids = ruleDocs.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
  });

  it('says of each in one sentence what it finds', () => {
    for (const { id, summary } of ruleDocs) assert.match(summary, /^[A-Z][^\n]*\.$/, id);
  });
});
