import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type FixChooser, fixInRounds } from '../../src/core/fix/fix.ts';
import {
  applyEdits,
  createLineIndex,
  defaultSettings,
  diffEdits,
  type Finding,
  type Fix,
  type FixRequest,
  fixAll,
  parsePost,
  shortenEdit,
} from '../../src/core/index.ts';
import { findAdded } from '../support/added.ts';
import { defaultFacts, fixSafely } from '../support/checking.ts';
import { startWatch } from '../support/stopwatch.ts';

const frontMatter = `---
layout: post
title: "T"
date: 2024-03-05T08:30:00.000Z
author: A
from: https://a.example/b
tags: [ c ]
categories: [ d ]
---
`;

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

describe('fixAll', () => {
  it('mends faults of several rules at once', () => {
    const body = '<!--NaN-->\n[T](https://a.example/b)\n---\n\n<p><b>x<img src="/i.png"></p>\n';
    const fixed =
      '<!--1709627400000-->\n\n[T](https://a.example/b)\n---\n\n<p><b>x<img src="https://a.example/i.png"></b></p>\n';
    assert.deepEqual(fix(body), { body: fixed, applied: 4 });
  });

  it('mends what a repair reveals', () => {
    const body = '<p><a href="/x"class="y">z</a></p>\n';
    assert.equal(fix(body).body, '<p><a href="https://a.example/x" class="y">z</a></p>\n');
  });

  it('closes many elements that end at one place, the last to start first', () => {
    const names = Array.from({ length: 80 }, (_, index) => ['div', 'section', 'blockquote'][index % 3]!);
    const starts = names.map(name => `<${name}>\n`).join('');
    const ends = names.toReversed().map(name => `</${name}>`);
    assert.deepEqual(fix(`${starts}Text\n`), { body: `${starts}Text${ends.join('')}\n`, applied: 80 });
  }).timeout(5_000);

  it('ends soon where hundreds of fixes collide at one place and none of them proves', () => {
    const text = frontMatter + '<b>'.repeat(600);
    const watch = startWatch();
    assert.equal(fixSafely(text).text, text);
    assert.ok(watch() < 30_000, 'Each round tries every fix.');
  });

  it('applies only fixes that are safe unless asked for all', () => {
    const body = '<p>See <a href="https://a.example/x">y.</p>\n';
    assert.deepEqual(fix(body), { body, applied: 0 });
    assert.equal(fix(body, { safety: 'all' }).body, '<p>See <a href="https://a.example/x">y.</a></p>\n');
  });

  it('adds no field that somebody would have to fill in', () => {
    const post = parsePost(
      '_posts/2024-03-05-t.md',
      frontMatter.replace(/^(?:layout|author|tags): .*\n/gm, ''),
    );
    const { text, applied } = fixAll(post, defaultFacts, defaultSettings, { safety: 'all' });
    assert.deepEqual(
      { text, applied },
      { text: frontMatter.replace(/^(?:author|tags): .*\n/gm, ''), applied: 1 },
    );
  });

  it('applies only the fixes of one rule when asked for that', () => {
    const body = '<p><b>x<img src="/i.png"></p>\n';
    const request = { safety: 'safe', rule: 'html/unclosed-element' } as const;
    assert.deepEqual(fix(body, request), { body: '<p><b>x<img src="/i.png"></b></p>\n', applied: 1 });
  });

  it('leaves alone what is suppressed, and a post without a fault', () => {
    for (const body of ['<!-- copydesk-disable -->\n<p>x</b></p>\n', '<p>x</p>\n']) {
      assert.deepEqual(fix(body), { body, applied: 0 });
    }
  });

  it('leaves every character that no edit names, whatever it is', () => {
    const odd = '\u0000\u2028\ud83d\ude00\ufffd\u00a0\t';
    const body = `<p>${odd}</b>${odd}</p>\r\n${odd}\r\n`;
    assert.equal(fix(body).body, body.replace('</b>', ''));
  });
});

describe('Fixing ends', () => {
  it('where two fixes undo each other, and names their rules', () => {
    const { post, run } = fixWith('<p>x</b></p>\n', () => ({
      choose: finding => swapEndTag(finding, finding.message.startsWith('</b>') ? '</i>' : '</b>'),
    }));
    assert.deepEqual(run, { rounds: [], unsettled: ['html/stray-end-tag'] });
    assert.equal(fixWith(post.text, () => ({ choose: () => [] })).run.unsettled.length, 0);
  });

  it('where each fix makes room for the next without end, and names the rule', () => {
    let letters = 0;
    const { run } = fixWith('<p>x</b></p>\n', () => ({
      choose: finding => swapEndTag(finding, `</${letters++ % 2 ? 'u' : 's'}${'x'.repeat(letters)}-a>`),
    }));
    assert.deepEqual(run, { rounds: [], unsettled: ['html/stray-end-tag'] });
  });

  function fixWith(body: string, createChooser: () => FixChooser) {
    const post = parsePost('post.md', `${frontMatter}${body}`);
    const given = { post, facts: defaultFacts, settings: defaultSettings };
    const { rounds, unsettled } = fixInRounds(given, createChooser);
    return { post, run: { rounds, unsettled } };
  }

  function swapEndTag({ rule, span }: Finding, text: string): readonly Fix[] {
    return rule === 'html/stray-end-tag' ? [{ title: 'Swap', safety: 'safe', edits: [{ span, text }] }] : [];
  }
});

describe('A repair', () => {
  it('may reveal a finding in text that it did not touch', () => {
    const before = `${frontMatter}<div><p class="x"y="z"><a href="https://a.example/"><div>a</div></a></p></div>\n`;
    const after = fixSafely(before).text;
    const { revealed, caused } = findAdded(parsePost('post.md', before), parsePost('post.md', after));
    assert.deepEqual(
      revealed.map(({ rule }) => rule),
      ['html/block-in-paragraph'],
    );
    assert.deepEqual(caused, []);
  });

  it('is told from an edit that causes one', () => {
    const before = parsePost('post.md', `${frontMatter}<p>a b</p>\n`);
    const after = parsePost('post.md', `${frontMatter}<p>a </i> b</p>\n`);
    assert.deepEqual(
      findAdded(before, after).caused.map(({ rule }) => rule),
      ['html/stray-end-tag'],
    );
  });
});

describe('shortenEdit', () => {
  it('leaves out what an edit keeps at its ends', () => {
    const text = '<a href="/gull?from=x">';
    const edit = { span: { start: 9, end: 21 }, text: '/gull' };
    assert.deepEqual(shortenEdit(text, edit), { span: { start: 14, end: 21 }, text: '' });
  });
});

describe('diffEdits', () => {
  it('turns any text into any other', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', 'a', 'ab\r\n', '\n', '😀', '😁\n'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = diffEdits(before.join(''), after.join(''));
        assert.equal(applyEdits(before.join(''), edits), after.join(''));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  it('touches only what changes', () => {
    assert.deepEqual(diffEdits('a\nb\n', 'a\nb\n'), []);
    assert.deepEqual(diffEdits('one\ntwo\nthree\n', 'one\ntoo\nthree\n'), [
      { span: { start: 5, end: 6 }, text: 'o' },
    ]);
    assert.deepEqual(diffEdits('one\nthree\n', 'one\ntwo\nthree\n'), [
      { span: { start: 4, end: 4 }, text: 'two\n' },
    ]);
    assert.equal(diffEdits('a1\nb\nc1\n', 'a2\nb\nc2\n').length, 2);
  });

  it('never tears a character of two units', () => {
    for (const [before, after] of [
      ['a😀b', 'a😁b'],
      ['😀😀', '😀'],
      ['😀', '😀😁'],
    ] as const) {
      for (const { span, text } of diffEdits(before, after)) {
        for (const piece of [before.slice(0, span.start), before.slice(span.end), text]) {
          assert.doesNotMatch(piece, LONE_SURROGATE, `${JSON.stringify(piece)} of ${before} to ${after}`);
        }
      }
    }
  });

  it('gives up on small edits where texts are long and have little in common', () => {
    const lines = (name: string): string =>
      Array.from({ length: 5000 }, (_, line) => `${name}${line}\n`).join('');
    const edits = diffEdits(`start\n${lines('a')}end\n`, `start\n${lines('b')}end\n`);
    assert.equal(edits.length, 1);
    assert.equal(applyEdits(`start\n${lines('a')}end\n`, edits), `start\n${lines('b')}end\n`);
  });
});

describe('applyEdits', () => {
  it('applies edits of one text together, insertions at one place in their order', () => {
    const edits = [
      { span: { start: 3, end: 4 }, text: '' },
      { span: { start: 1, end: 1 }, text: 'x' },
      { span: { start: 1, end: 1 }, text: 'y' },
      { span: { start: 0, end: 1 }, text: 'A' },
    ];
    assert.equal(applyEdits('abcde', edits), 'Axybce');
  });

  it('throws on edits that overlap or leave the text: only a bug makes them', () => {
    const edit = (start: number, end: number) => ({ span: { start, end }, text: '' });
    assert.throws(() => applyEdits('abc', [edit(0, 2), edit(1, 3)]), RangeError);
    assert.throws(() => applyEdits('abc', [edit(2, 4)]), RangeError);
    assert.throws(() => applyEdits('abc', [edit(2, 1)]), RangeError);
  });
});

describe('createLineIndex', () => {
  it('counts lines and columns from 0 and knows all line ends', () => {
    const text = 'a\nbc\r\nd\re😀f';
    const index = createLineIndex(text);
    assert.equal(index.lineCount, 4);
    assert.deepEqual(index.positionAt(0), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(text.indexOf('c')), { line: 1, column: 1 });
    assert.deepEqual(index.positionAt(text.indexOf('d')), { line: 2, column: 0 });
    assert.deepEqual(index.positionAt(text.indexOf('f')), { line: 3, column: 3 });
    assert.deepEqual(index.positionAt(99), { line: 3, column: 4 });
    assert.deepEqual(index.positionAt(-1), { line: 0, column: 0 });
    assert.equal(index.lineStart(2), text.indexOf('d'));
  });
});

function fix(body: string, request: FixRequest = { safety: 'safe' }): { body: string; applied: number } {
  const { text, applied } = fixAll(
    parsePost('_posts/a.md', frontMatter + body),
    defaultFacts,
    defaultSettings,
    request,
  );
  assert.ok(text.startsWith(frontMatter));
  return { body: text.slice(frontMatter.length), applied };
}
