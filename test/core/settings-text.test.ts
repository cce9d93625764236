import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { defaultSettings, readSettingsText } from '../../src/core/index.ts';
import { projectFolder } from '../host/paths.ts';

describe('The text of .copydesk.json', () => {
  it('may hold comments, commas too many, and a mark at its start', () => {
    const text =
      '\ufeff// ours\n{ /* not\nyet */ "rules": { "html/empty-link": "off", }, "files": ["a", ], }\n';
    assert.deepEqual(readSettingsText(text), {
      settings: { ...defaultSettings, files: ['a'], rules: { 'html/empty-link': 'off' } },
      problems: [],
    });
  });

  it('is what the documentation shows', () => {
    const page = fs.readFileSync(path.join(projectFolder, 'docs/settings.md'), 'utf8');
    const { settings, problems } = readSettingsText(/```jsonc\n([\s\S]*?)```/.exec(page)![1]!);
    assert.deepEqual(problems, []);
    assert.equal(settings.overrides.length, 2);
  });

  const cases: readonly (readonly [text: string, ...told: string[]])[] = [
    ['{ "rulez": {} }', '"rulez" There is no setting "rulez". Did you mean "rules"?'],
    [
      '{ "rules": { "html/unclosed-elment": "off" } }',
      '"html/unclosed-elment" There is no rule "html/unclosed-elment". Did you mean "html/unclosed-element"?',
    ],
    [
      '{ "rules": { "html": "of", "html/empty-link": "off" } }',
      '"of" "html" must be "error", "warning", "info", "hint", "on" or "off".',
    ],
    ['{ "preset": "all" }', '"all" "preset" must be "essential", "recommended", "strict" or "html-proofer".'],
    ['{ "overrides": {} }', '{} "overrides" must be a list.'],
    ['{ "overrides": [ 7 ] }', '7 Entry 1 of "overrides" must be an object with "files" and "rules".'],
    ['{ "overrides": [ { "rules": {} } ] }', '{ "rules": {} } Entry 1 of "overrides" has no "files".'],
    [
      '{ "overrides": [ { "files": "a" } ] }',
      '"a" The "files" of entry 1 of "overrides" must be a list of globs.',
    ],
    [
      '{ "overrides": [ { "files": ["a"], "rule": {}, "rules": { "tidi": "off" }, "preset": 1 } ] }',
      '"rule" There is no setting "rule" here. Did you mean "rules"?',
      '1 "preset" must be "essential", "recommended", "strict" or "html-proofer".',
      '"tidi" There is no rule "tidi". Did you mean "tidy"?',
    ],
    [
      '{ "schemas": [ { "schema": "a.yml" } ] }',
      `"a.yml" Entry 1 of "schemas" names a.yml, which is not a .json file in the site's folder.`,
    ],
    ['{ "files": 1, "files": 2 }', '2 "files" must be a list of globs.'],
    ['[]', '[ The settings must be a JSON object.'],
    ['', ' This is not valid JSON: the text ends too early.'],
    ['{', '{ This is not valid JSON: "}" is missing.'],
    ['{ "a" 1 }', '1 This is not valid JSON: a colon is missing.'],
    ['{ "a": 1 "b": 2 }', '"b" This is not valid JSON: a comma is missing.'],
    ['{ a: 1 }', 'a This is not valid JSON: a name in quotation marks is missing.'],
    ['{ "a": off }', 'off This is not valid JSON: this is not a JSON value.'],
    ['{ "a": }', '} This is not valid JSON: a value is missing.'],
    [
      '{ "a": "b\n" }',
      '"b This is not valid JSON: a text is not closed or contains characters that must be escaped.',
    ],
    ['{} {}', '{ This is not valid JSON: nothing may follow here.'],
    ['{ /* }', '/* } This is not valid JSON: a comment is not closed.'],
  ];
  for (const [text, ...told] of cases) {
    it(`tells at its place what is wrong with ${JSON.stringify(text)}`, () => {
      const problems = readSettingsText(text).problems.map(
        ({ span, message }) => `${text.slice(span.start, span.end)} ${message}`,
      );
      assert.deepEqual(problems, told);
    });
  }

  it('is read as JSON where it is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        const text = JSON.stringify({ files: value }, undefined, 2);
        const isRight = Array.isArray(value) && value.every(glob => typeof glob === 'string' && glob !== '');
        const { settings, problems } = readSettingsText(text);
        assert.deepEqual(settings.files, isRight ? value : []);
        assert.equal(problems.length, isRight ? 0 : 1);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it('does no harm, whatever it is', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"rules"',
      '"a',
      '"',
      '\\',
      '//',
      '/*',
      '*/',
      '1',
      '\n',
      '"off"',
    );
    const soup = fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), text => {
        for (const { span } of readSettingsText(text).problems)
          assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      }),
      { numRuns: 1000, seed: 5 },
    );
    assert.equal(readSettingsText('['.repeat(1_000_000)).problems.length, 1);
  });
});
