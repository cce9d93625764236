import assert from 'node:assert/strict';
import { CRASH_RULE, check, defaultSettings, LIMIT_RULE, parsePost } from '../../src/core/index.ts';
import { defineRule } from '../../src/core/rules/rule.ts';
import { defaultFacts, findingsIn } from '../support/checking.ts';

const post = parsePost('post.md', '<p>a</b></p>\n');

const lateRule = defineRule({
  id: 'test/late',
  summary: 'Finds the end and the start.',
  severity: 'info',
  messages: { found: 'Found {what} in {what}.' },
  *check({ text }, context) {
    yield context.finding(
      'found',
      { what: 'the end' },
      { span: { start: text.length - 1, end: text.length } },
    );
    yield context.finding('found', { what: '{what}' }, { span: { start: 0, end: 2 }, severity: 'error' });
    yield context.finding('found', { what: 1 }, { span: { start: 0, end: 1 } });
  },
});

const crashingRule = defineRule({
  id: 'test/crashing',
  summary: 'Crashes behind its first finding.',
  severity: 'error',
  messages: { found: 'Found.' },
  *check(_, context) {
    yield context.finding('found', {}, { span: { start: 0, end: 1 } });
    throw new Error('out of ink');
  },
});

describe('check', () => {
  it('reads of a post that is no Markdown its front matter and its Liquid alone', () => {
    const text = '---\nlayout: post\ntitle: a\ntitle: b\n---\n<p>{% if %}a</b></p>\n';
    const found = (path: string) =>
      findingsIn(text, path).flatMap(({ rule }) => (rule.endsWith('missing-field') ? [] : rule));
    const rules = ['front-matter/duplicate-field', 'liquid/broken-tag'];
    assert.deepEqual(found('_posts/2024-03-05-ferry.html'), rules);
    assert.deepEqual(found('_posts/2024-03-05-ferry.textile'), rules);
    assert.deepEqual(found('_posts/2024-03-05-ferry.mkd'), [...rules, 'html/stray-end-tag']);
  });

  it('puts the findings in the order of the text and fills their messages', () => {
    const findings = check(post, defaultFacts, defaultSettings, [lateRule]);
    assert.deepEqual(
      findings.map(({ message, severity }) => [message, severity]),
      [
        ['Found 1 in 1.', 'info'],
        ['Found {what} in {what}.', 'error'],
        ['Found the end in the end.', 'info'],
      ],
    );
  });

  it('knows elements and attributes in capital letters, and says their names as they are written', () => {
    const found = findingsIn('<P ID=a Zzz=1>The ferry.</P>\n<DIV Id=a>It waits.</DIV>\n');
    assert.deepEqual(
      found.filter(({ rule }) => /^html\//.test(rule)).map(({ rule, message }) => `${rule}: ${message}`),
      [
        'html/unknown-attribute: HTML has no attribute Zzz: it has no effect.',
        'html/duplicate-id: The id "a" is already used above: a link to it, or a label for it, never reaches this element.',
      ],
    );
  });

  it('makes one finding of a rule that crashes, and goes on', () => {
    const findings = check(post, defaultFacts, defaultSettings, [crashingRule, lateRule]);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      [CRASH_RULE, 'test/late', 'test/late', 'test/late'],
    );
    assert.match(findings[0]!.message, /test\/crashing.*out of ink/);
  });

  it('tells no more of a rule than anybody reads, and says so', () => {
    const marks = parsePost('post.md', '（'.repeat(10_500));
    const ofMarks = ['style/unpaired-mark', LIMIT_RULE];
    const told = check(marks, defaultFacts, defaultSettings).filter(({ rule }) => ofMarks.includes(rule));
    assert.deepEqual([told.length, told.at(-1)?.rule], [10_001, LIMIT_RULE]);
    assert.match(told.at(-1)!.message, /^style\/unpaired-mark found more than 10000 problems/);
  });

  it('leaves out a rule that is opt-in, unless the settings give it a severity', () => {
    const optIn = { ...lateRule, isOptIn: true };
    assert.deepEqual(check(post, defaultFacts, defaultSettings, [optIn]), []);
    const settings = { ...defaultSettings, rules: { [optIn.id]: 'hint' } } as const;
    assert.equal(check(post, defaultFacts, settings, [optIn])[0]?.severity, 'hint');
  });

  it('leaves out a rule that is off and gives another its severity', () => {
    const severities = (level: 'off' | 'hint'): readonly string[] =>
      check(post, defaultFacts, { ...defaultSettings, rules: { 'test/late': level } }, [lateRule]).map(
        ({ severity }) => severity,
      );
    assert.deepEqual(severities('off'), []);
    assert.deepEqual(severities('hint'), ['hint', 'hint', 'hint']);
  });

  it('yields plain data', () => {
    const findings = findingsIn('<div><p>a</b><figure></figure></p>\n<img alt="a"b="c"></div>\n');
    assert.ok(findings.length >= 3);
    assert.deepEqual(JSON.parse(JSON.stringify(findings)), findings);
  });

  it('has nothing to say of an empty post but that it has no front matter', () => {
    for (const text of ['', '\ufeff', '\n', ' ']) {
      assert.deepEqual(
        findingsIn(text).map(({ rule }) => rule),
        ['front-matter/syntax'],
      );
    }
  });
});

describe('A finding prints', () => {
  const cases: readonly (readonly [body: string, prints: readonly boolean[]])[] = [
    ['<div>a</b></div>', [true]],
    ['<div><img alt="a"b></div>', [true]],
    ['<p>a <b>c</p>', [true]],
    ['a <div>b</div> c', [true]],
    ['<div><p>a<figure></figure></p></div>', [false]],
    // The last element is closed at the end of the post, where nothing follows.
    ['<p>a', [false]],
    // Two that are left out are a habit, and told of once; printed is the end of the list.
    ['<ul><li>a<li>b</ul>', [true]],
  ];
  for (const [body, prints] of cases) {
    it(`${prints} in ${body}`, () => {
      const findings = findingsIn(`---\nlayout: post\n---\n${body}\n`);
      const structural = findings.filter(({ rule }) => rule.startsWith('html/'));
      assert.deepEqual(
        structural.map(finding => finding.prints),
        prints,
      );
    });
  }
});
