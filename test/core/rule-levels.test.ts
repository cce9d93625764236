import assert from 'node:assert/strict';
import { check, mergeSettings, parsePost, readSettings, type Settings } from '../../src/core/index.ts';
import { defineRule, type Rule, type Severity } from '../../src/core/rules/rule.ts';
import { defaultFacts } from '../support/checking.ts';

describe('A rule', () => {
  it('has the severity that settings give it, or its group', () => {
    assert.deepEqual(levelsIn({ rules: { 'html/empty-link': 'hint' } }), {
      ...own,
      'html/empty-link': 'hint',
    });
    const rules = { html: 'info', 'html/empty-link': 'off' };
    const levels = levelsIn({ rules });
    assert.equal(levels['html/empty-link'], undefined);
    assert.equal(levels['html/unclosed-element'], 'info');
    assert.equal(levels['tidy/empty-inline'], 'hint');
    // The nearer name wins wherever it stands.
    assert.deepEqual(levelsIn({ rules: { 'html/empty-link': 'off', html: 'info' } }), levels);
  });

  it('has its own severity when it is on, also where that is not the default', () => {
    assert.equal(levelsIn({})['tidy/empty-block'], undefined);
    assert.equal(levelsIn({ rules: { 'tidy/empty-block': 'on' } })['tidy/empty-block'], 'hint');
    assert.equal(levelsIn({ rules: { tidy: 'on' } })['tidy/empty-block'], 'hint');
  });

  it('checks by the preset where it is not named', () => {
    assert.deepEqual(levelsIn({ preset: 'recommended' }), own);
    assert.deepEqual(levelsIn({ preset: 'strict' }), { ...own, 'tidy/empty-block': 'hint' });
    assert.deepEqual(levelsIn({ preset: 'essential' }), { 'html/unclosed-element': 'error' });
    assert.deepEqual(levelsIn({ preset: 'essential', rules: { 'tidy/empty-inline': 'on' } }), {
      'html/unclosed-element': 'error',
      'tidy/empty-inline': 'hint',
    });
  });

  it('of another severity has its errors in the essential preset, and only those', () => {
    const { settings } = readSettings({ preset: 'essential' });
    const both = defineRule({
      id: 'html/empty-link',
      summary: 'Finds one of each.',
      severity: 'warning',
      messages: { found: 'Found.' },
      *check(_, context) {
        yield context.finding('found', {}, { span: { start: 0, end: 1 } });
        yield context.finding('found', {}, { span: { start: 1, end: 2 }, severity: 'error' });
      },
    });
    const found = check(parsePost('post.md', 'a\n'), defaultFacts, settings, [both]);
    assert.deepEqual(
      found.map(({ span }) => span.start),
      [1],
    );
  });

  it('is set for some posts by the last override that matches', () => {
    const json = {
      rules: { 'html/empty-link': 'off' },
      overrides: [
        { files: ['_posts/reviews/**', '_drafts/**'], rules: { html: 'info' } },
        { files: ['_drafts/**'], preset: 'strict', rules: { 'html/empty-link': 'on' } },
      ],
    };
    assert.equal(levelsIn(json, '_posts/a.md')['html/empty-link'], undefined);
    assert.equal(levelsIn(json, '_posts/reviews/a.md')['html/empty-link'], 'info');
    assert.equal(levelsIn(json, '_drafts/b/a.md')['html/empty-link'], 'warning');
    assert.equal(levelsIn(json, '_drafts/b/a.md')['html/unclosed-element'], 'info');
    assert.equal(levelsIn(json, '_drafts/b/a.md')['tidy/empty-block'], 'hint');
    assert.equal(levelsIn(json, '_posts/a.md')['tidy/empty-block'], undefined);
  });

  it('is set by the editor over whatever the file says, overrides as well', () => {
    const file = {
      rules: { html: 'off' },
      overrides: [{ files: ['**'], preset: 'essential', rules: { 'html/empty-link': 'hint' } }],
    };
    const merged = (editor: object): Settings =>
      mergeSettings(readSettings(file).settings, readSettings(editor).settings);
    assert.deepEqual(levelsBy(merged({})), { 'html/empty-link': 'hint' });
    assert.deepEqual(levelsBy(merged({ rules: { 'html/empty-link': 'error' } })), {
      'html/empty-link': 'error',
    });
    assert.equal(levelsBy(merged({ preset: 'strict' }))['tidy/empty-block'], 'hint');
    const over = { overrides: [{ files: ['_posts/**'], rules: { 'html/empty-link': 'info' } }] };
    assert.deepEqual(levelsBy(merged(over)), { 'html/empty-link': 'info' });
  });

  it('is set alike whichever posts and rules the same settings were asked for before', () => {
    const { settings } = readSettings({
      rules: { 'tidy/empty-inline': 'off' },
      overrides: [{ files: ['_drafts/**'], rules: { html: 'info' } }],
    });
    const all = { 'html/empty-link': 'warning', 'html/unclosed-element': 'error' };
    const drafts = { 'html/empty-link': 'info', 'html/unclosed-element': 'info' };
    const some = rules.slice(1);
    for (const _ of [1, 2]) {
      assert.deepEqual(levelsBy(settings), all);
      assert.deepEqual(levelsBy(settings, '_drafts/a.md'), drafts);
      assert.deepEqual(levelsBy(settings, '_posts/b.md', some), { 'html/unclosed-element': 'error' });
    }
  });
});

const rules: readonly Rule[] = [
  ruleThatFinds('html/empty-link', 'warning'),
  ruleThatFinds('html/unclosed-element', 'error'),
  ruleThatFinds('tidy/empty-block', 'hint', true),
  ruleThatFinds('tidy/empty-inline', 'hint'),
];
const own = { 'html/empty-link': 'warning', 'html/unclosed-element': 'error', 'tidy/empty-inline': 'hint' };

function ruleThatFinds(id: string, severity: Severity, isOptIn = false): Rule {
  return defineRule({
    // Every id has a slash.
    id: id as Rule['id'],
    summary: 'Finds the first character.',
    severity,
    isOptIn,
    messages: { found: 'Found.' },
    *check(_, context) {
      yield context.finding('found', {}, { span: { start: 0, end: 1 } });
    },
  });
}

/** The severity with which each of `rules` is reported. */
function levelsIn(json: object, path?: string): Readonly<Record<string, Severity>> {
  const { settings, problems } = readSettings(json);
  assert.deepEqual(problems, []);
  return levelsBy(settings, path);
}

function levelsBy(
  settings: Settings,
  path = '_posts/a.md',
  ruleSet = rules,
): Readonly<Record<string, Severity>> {
  const findings = check(parsePost(path, 'a\n'), defaultFacts, settings, ruleSet);
  return Object.fromEntries(findings.map(({ rule, severity }) => [rule, severity]));
}
