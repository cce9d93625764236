import assert from 'node:assert/strict';
import { findingsIn } from '../support/checking.ts';

const HEAD = '---\nlayout: post\n---\n\n';

/** What is found in a body: for each mark what it is, and where it stands. */
function marksIn(body: string): readonly string[] {
  return findingsIn(`${HEAD}${body}\n`)
    .filter(({ rule }) => rule === 'style/unpaired-mark')
    .map(({ span }) => `${body.slice(0, span.start - HEAD.length)}|`);
}

describe('Marks that pair', () => {
  for (const body of [
    '“The ferry,” said Mara, “is late.”',
    'The 5” gun, the 3” gun, and six feet 2”.',
    '“One.\n\n“Two.\n\n“Three.”',
    '> “A quotation that runs\n> over lines.”',
    '* “One\n* two”',
    '《书名（第二版）》和“引用《另一本》”。',
    '1）一；2）二；（3）三',
    '他说：“好。（笑）”（完）',
    'Use “ and ” as quotes, “double ‘nested’ ok”.',
    '“<a href="/x">Link</a>”, “*em*”, “`code”`”.',
    '| “a | b” |\n|---|---|\n| c | d |',
    ':( and （；´д｀） and ：）',
    'He said "straight" and “curly", "curly”.',
    '「他說『好』。」（註：「引」）',
    '区间（0，1]和[0，1）。',
    '（来源：\n\n《潮汐报》）',
    'Sie sagt: „Die Fähre kommt.“',
    'Hon säger ”kom”.',
  ]) {
    it(`are left alone: ${JSON.stringify(body)}`, () => assert.deepEqual(marksIn(body), []));
  }
});

describe('A mark that does not pair', () => {
  for (const [body, ...expected] of [
    ['She wrote “Hello (world).', 'She wrote |'],
    ['The sign “a”” is odd.', 'The sign “a”|'],
    ['“One.“ “Two.”', '“One.|'],
    ['”喵狼”的“朋友”', '|'],
    ['“美式“个人主义', '“美式|'],
    ['（一。\n\n（二）', '|'],
    ['今年（2014年)和（2015年）', '今年（2014年|'],
    ['《书名〉', '|'],
  ] as const) {
    it(`is told where it stands: ${JSON.stringify(body)}`, () => assert.deepEqual(marksIn(body), expected));
  }
});
