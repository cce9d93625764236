import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, CRASH_RULE, type Field, parsePost } from '../../src/core/index.ts';
import { type CheckedText, checkText, fixSafely, plainText } from '../support/checking.ts';
import {
  assertFixedOnce,
  assertFixes,
  assertLineEndsDoNotMatter,
  assertSpans,
} from '../support/properties.ts';

/*
 * More than the suite's one seed: `COPYDESK_SEEDS=20 npx mocha test/core/front-matter-fixes.test.ts`.
 */
const seeds = Array.from(
  { length: Number(process.env['COPYDESK_SEEDS'] ?? 1) },
  (_, index) => index + Number(process.env['COPYDESK_FIRST'] ?? 3),
);

const keys = [
  ...['layout', 'title', 'date', 'author', 'from', 'tags', 'categories', 'tag', 'category', 'published'],
  ...['slug', 'image', 'lang', 'description', 'autor', 'Title', 'desk', '"title"', '记者'],
];

const plain = [
  ...[
    'post',
    'a',
    'a  b',
    'a b, c',
    '渡轮  晚点',
    '發 發',
    '🐟',
    'a &amp; b\u200b',
    'no',
    'Yes',
    '0777',
    '1,000',
    '1e3',
  ],
  ...[
    '12:30',
    '~',
    '',
    '2024-03-05',
    '2024-03-05 08:30',
    '2024-13-01',
    '2024-02-30',
    '2024年3月5日',
    ':x',
    '１２',
  ],
  ...[
    'https://a.example/b',
    'b.example/c',
    '!!str no',
    '!a b',
    '&a b',
    '*a',
    '> a',
    '|',
    '# a',
    '- a',
    '? a',
  ],
];
const damaged = [
  'a: b',
  '@a',
  '%a',
  '`a`',
  '*b*',
  '[a] b',
  '{ a',
  '[ a,',
  '"a',
  "'a",
  '"a "b" c"',
  '"a\\d"',
  'a\u0008',
  'a\u2028b',
];
const quoted = (text: string): string => JSON.stringify(text);

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...plain) },
  { weight: 3, arbitrary: fc.constantFrom(...plain).map(quoted) },
  { weight: 2, arbitrary: fc.constantFrom(...plain).map(text => `'${text.replaceAll("'", "''")}'`) },
  { weight: 2, arbitrary: fc.constantFrom(...damaged) },
);
const flow = fc.array(
  fc.oneof(fc.constantFrom('a', 'A', '"a"', 'no', '渡轮', '🐟', '""', '臺灣', '台湾'), scalar),
  { maxLength: 4 },
);
const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: flow.map(items => `[ ${items.join(', ')} ]`) },
  { weight: 2, arbitrary: flow.map(items => items.map(item => `\n- ${item}`).join('')) },
  { weight: 1, arbitrary: flow.map(items => items.map(item => `\n  - ${item} # c`).join('')) },
  { weight: 1, arbitrary: scalar.map(text => `{ a: ${text}, a: b }`) },
  { weight: 1, arbitrary: scalar.map(text => `>\n  ${text}\n  b`) },
);
const line = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...keys),
        fc.constantFrom(': ', ': ', ':  ', ':', '：', ' : '),
        value,
        fc.constantFrom('', '', ' # c', ' '),
      )
      .map(parts => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      '# b',
      '\t',
      '\t# a',
      ' title: a',
      '\tdate: b',
      'b"',
      'b ]',
      '--- # a',
      'words',
    ),
  },
);
const lead = fc.constantFrom(
  '',
  '<!--1709627400000-->\n[渡轮  晚点](https://a.example/c)\n---\n',
  '<!--NaN-->\n\n[a &amp; b\u200b](/b)\n---\n',
);
const post = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(line, { maxLength: 8 }),
    lead,
    fc.constantFrom('\n', '\n', '\r\n'),
  )
  .map(([bom, yaml, body, lineEnd]) =>
    `${bom}---\n${yaml.map(each => `${each}\n`).join('')}---\n${body}`.replaceAll('\n', lineEnd),
  );

describe('Whatever the front matter', () => {
  for (const seed of seeds) {
    const check = (property: (given: CheckedText) => void): void =>
      fc.assert(
        fc.property(post, text => property(plainText(text))),
        { numRuns: 60, seed },
      );

    it(`each fix removes its finding, changes nothing else and loses no field (seed ${seed})`, () => {
      check(given => {
        const findings = checkText(given);
        for (const finding of findings) {
          assert.notEqual(finding.rule, CRASH_RULE, finding.message);
          assertSpans(finding, given.text);
          assertFixes(finding, findings, given);
          for (const { title, edits } of finding.fixes) {
            if (!/^(?:Remove the one|Rename)/.test(title))
              assertFieldsStay(given.text, applyEdits(given.text, edits));
          }
        }
      });
    });

    it(`fixing all twice is fixing once, and loses no field (seed ${seed})`, () => {
      check(given => {
        assertFixedOnce(given);
        assertFieldsStay(given.text, fixSafely(given.text).text);
      });
    });

    it(`line ends make no difference (seed ${seed})`, () => {
      check(given => assertLineEndsDoNotMatter(given, checkText(given)));
    });
  }
});

/** Whatever can be read before a fix can be read after it. In damage, text of several lines may look like a key. */
function assertFieldsStay(before: string, after: string): void {
  const there = new Set(fieldsOf(after).map(({ name }) => name));
  const known = fieldsOf(before).filter(({ name, isSound }) => isSound && /^[\p{L}_]+$/u.test(name));
  assert.deepEqual(
    known.map(({ name }) => name).filter(name => !there.has(name)),
    [],
    after,
  );
}

function fieldsOf(text: string): readonly Field[] {
  return parsePost('post.md', text).frontMatter?.fields ?? [];
}
