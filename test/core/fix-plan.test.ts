import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyChosen,
  applyEdits,
  type Checkable,
  check,
  type Finding,
  type FixPlan,
  fixAll,
  needsReview,
  parsePost,
  planFixes,
  readChosen,
} from '../../src/core/index.ts';
import { plainText } from '../support/checking.ts';
import { isQuick, readCorpus, readNewsroom } from '../support/corpus.ts';
import { type Mutation, mutate, mutations } from '../support/mutants.ts';
import { createRandom, type Random } from '../support/random.ts';
import { soundHead } from '../support/sound-post.ts';

describe('A plan of all fixes', () => {
  it('says what each change is for, the safe ones and those to be looked at', () => {
    const { text, changes } = plan('<div><p>a <b>c</p><p>See <a href="https://a.example/x">y.</p></div>\n');
    assert.equal(
      text,
      `${soundHead}<div><p>a <b>c</b></p><p>See <a href="https://a.example/x">y.</a></p></div>\n`,
    );
    assert.deepEqual(
      changes.map(({ text: added, marks }) => [
        added,
        ...marks.map(fix => [fix.rule, fix.title, fix.needsReview]),
      ]),
      [
        ['</b>', ['html/unclosed-element', 'Close <b> before </p>', false]],
        ['</a>', ['html/unclosed-element', 'Close <a> before </p>', true]],
      ],
    );
  });

  it('holds a repair and what it reveals at the same place as one change', () => {
    const { changes } = plan('<p><a href="/x"class="y">z</a></p>\n');
    assert.deepEqual(
      changes.map(({ marks }) => marks.map(({ rule }) => rule)),
      [['html/unreadable-tag', 'link/relative-url']],
    );
  });

  it('is nothing for a post without a fault', () => {
    assert.deepEqual(plan('<p>a</p>\n').changes, []);
  });
});

describe('Of a plan', () => {
  const body = '<p>a</b> <a href="/x">c</a> <b>d</p>\n';

  it('what is left out is not applied, and the rest is', () => {
    const given = checkable(`${soundHead}${body}`);
    const all = planFixes(given);
    assert.equal(all.changes.length, 3);
    const without = (index: number): string =>
      applyChosen(
        given,
        all,
        all.changes.map((_, i) => i !== index),
      ).slice(soundHead.length);
    assert.equal(without(0), '<p>a</b> <a href="https://news.example.com/x">c</a> <b>d</b></p>\n');
    assert.equal(without(1), '<p>a <a href="/x">c</a> <b>d</b></p>\n');
    assert.equal(without(2), '<p>a <a href="https://news.example.com/x">c</a> <b>d</p>\n');
  });

  it('no half of a repair is applied', () => {
    const given = checkable(`${soundHead}<div><p>one <span>two <em>three</em></span></p></div>\n`);
    const all = planFixes(given);
    // The tags of the span.
    assert.equal(all.changes.length, 2);
    assert.equal(applyChosen(given, all, [true, false]), given.post.text);
    assert.equal(applyChosen(given, all, [true, true]), all.text);
  });

  it('one place is left out of many that one fix mends', () => {
    const spans = '<p><span>a</span> b <span>c</span> d <span>e</span></p>';
    const given = checkable(`${soundHead}${spans}\n`);
    const all = planFixes(given);
    assert.equal(all.changes.length, 6);
    const text = applyChosen(given, all, [true, true, false, true, true, true]);
    assert.equal(text, `${soundHead}<p>a b <span>c</span> d e</p>\n`);
  });

  it('nothing is applied that only another makes possible which is left out', () => {
    const given = checkable(`${soundHead}<p>a</p><p><strong></strong></p><p>b</p>\n`);
    const all = planFixes(given);
    assert.equal(all.text, `${soundHead}<p>a</p><p>b</p>\n`);
    assert.equal(
      applyChosen(
        given,
        all,
        all.changes.map(() => false),
      ),
      given.post.text,
    );
  });
});

describe('Of any plan', () => {
  const posts = [...readNewsroom(), ...readCorpus().filter((_, index) => index % 50 === 0)];
  for (const { name, text } of posts) {
    it(`any part can be chosen: ${name}`, () =>
      assertChoices(checkable(text, name), createRandom(text.length)));
  }

  it('any part can be chosen where a post is broken otherwise', () => {
    const random = createRandom(23);
    for (const { name, text } of readNewsroom()) {
      for (const mutation of mutations) assertMutant({ name, text }, mutation, random);
    }
  });

  it('any part can be chosen of a made-up post', () => {
    const piece = fc.constantFrom(
      ...['<p>', '</p>', '<b>', '</b>', '<div>', '</div>', '<span>', '</span>', '<em></em>', '<br>', '</br>'],
      ...['<ul>', '<li>', '</ul>', '<a href="/b">', '</a>', '<img src="/a.png">', '<img alt="a"b="c">'],
      ...['<figure>', '</figure>', 'text', '文字', ' ', '\n', '\n\n', '\r\n', '<p></p>', '<p><br></p>'],
      ...['<!-- copydesk-disable html -->', '<!-- copydesk-enable -->', '# ', '- ', '> ', '*', '&', '<'],
    );
    const soup = fc.array(piece, { maxLength: 25 }).map(pieces => soundHead + pieces.join(''));
    fc.assert(
      fc.property(soup, fc.integer(), (text, seed) => assertChoices(checkable(text), createRandom(seed))),
      { numRuns: isQuick ? 30 : 120, seed: 3 },
    );
  });
});

function assertMutant(
  { name, text }: { name: string; text: string },
  mutation: Mutation,
  random: Random,
): void {
  const { post } = checkable(text, name);
  const mutant = mutate({ post, findings: check(post, ...rest(checkable(text))) }, mutation, random);
  if (mutant) assertChoices(checkable(mutant.text, name), random);
}

function rest({ facts, settings }: Checkable): [Checkable['facts'], Checkable['settings']] {
  return [facts, settings];
}

/** What must hold of a post's plan, whatever is chosen of it. */
function assertChoices(given: Checkable, random: Random): void {
  const { post, facts, settings } = given;
  const all = planFixes(given);
  assert.equal(applyEdits(post.text, all.changes), all.text);
  assert.equal(
    applyChosen(
      given,
      all,
      all.changes.map(() => true),
    ),
    all.text,
  );
  const safe = fixAll(post, facts, settings, { safety: 'safe' }).text;
  assert.equal(
    applyChosen(
      given,
      all,
      all.changes.map(change => !needsReview(change)),
    ),
    safe,
  );
  for (let run = 0; run < 2 && all.changes.length > 0; run++) assertChoice(given, all, random);
}

function assertChoice(given: Checkable, all: FixPlan, random: Random): void {
  const { post, facts, settings } = given;
  const chosen = all.changes.map(() => random.below(3) > 0);
  const shown = applyEdits(
    post.text,
    all.changes.filter((_, index) => chosen[index]),
  );
  const read = readChosen(post.text, all, shown);
  assert.ok(read, 'What was chosen cannot be told from the text.');
  assert.equal(
    applyEdits(
      post.text,
      all.changes.filter((_, index) => read[index]),
    ),
    shown,
  );
  const text = applyChosen(given, all, chosen);
  const findingsIn = (content: string): readonly Finding[] =>
    check(parsePost(post.path, content), facts, settings);
  const structural = (findings: readonly Finding[]): number =>
    findings.filter(({ rule, prints }) => prints || rule.startsWith('html/')).length;
  const before = structural(findingsIn(post.text));
  assert.ok(structural(findingsIn(text)) <= before, 'A part of the plan breaks what was sound.');
}

function plan(body: string): FixPlan {
  return planFixes(checkable(`${soundHead}${body}`));
}

function checkable(text: string, name = '2024-03-05-a.md'): Checkable {
  const { path, facts, settings } = plainText(text, `_posts/${name}`);
  return { post: parsePost(path, text), facts, settings };
}
