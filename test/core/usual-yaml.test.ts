import assert from 'node:assert/strict';
import { parsePost } from '../../src/core/index.ts';
import { readUsualYaml } from '../../src/core/text/usual-yaml.ts';

const values = [
  ...[
    '',
    'harbour',
    'a b',
    '渡船',
    '港口：好',
    '　渡船',
    '渡船　',
    'a\u00a0',
    '"a"',
    "'a'",
    "'it''s'",
    '"a\\n"',
    '""',
  ],
  ...[
    '42',
    '007',
    '0',
    '-1',
    '+1',
    '1.5',
    '1_000',
    '0x1f',
    '.5',
    '.inf',
    '12:30:45',
    '3rd',
    '1 a',
    'null',
    '~',
  ],
  ...[
    'true',
    'True',
    'tRue',
    'true story',
    'yes',
    'off',
    'nothing',
    '2014-02-04',
    '2014-13-45',
    '2014-2-4 10:00',
  ],
  ...[
    'a: b',
    'a:b',
    'a:',
    ':a',
    'a #b',
    'a#b',
    '#a',
    'a, b',
    'a]',
    'a}',
    '[a',
    '"',
    "'",
    '"a" b',
    "'a' b",
    '[a] b',
  ],
  ...[
    '[a]',
    '[ a, b ]',
    '[a, "b, c", \'d\']',
    "['a''b', c]",
    '[]',
    '[ ]',
    '[a,]',
    '[a,,b]',
    '[[a]]',
    '[a: b]',
    '[a:b]',
  ],
  ...[
    '["a"b]',
    '[ "a" , b ]',
    '["a" "b"]',
    '[ #a ]',
    '[a #b, c]',
    '[-a]',
    '[1, 01]',
    '[~]',
    '[yes]',
    '[2014-02-04]',
  ],
  ...[
    '{a: b}',
    '|',
    '> a',
    '&a',
    '&a b',
    '*a',
    '!a',
    '!a b',
    '%a',
    '@a',
    '`a`',
    '-',
    '- a',
    '-a',
    '? a',
    '?a',
    '<<',
    '=',
  ],
  ...['https://ternbay.example/a?b=c#d', '"[a]"', 'a\u2028b', 'a\u0085b', 'a\ufeff', 'a\u0007b', '⛴', 'a\tb'],
];
const keys = [
  'a-b',
  'A_1',
  '_a',
  'yes',
  'null',
  'y',
  'date',
  'constructor',
  '__proto__',
  'a.b',
  '1',
  '"a"',
  ' a',
  '船',
];

const texts = [
  ...values.flatMap(value => [
    `a: ${value}\n`,
    `a:   ${value}  \nb: c\n`,
    `a: ${value}\r\nb: c\r\n`,
    `a:\n- ${value}\nb: c\n`,
    `a:\n  - b\n  -  ${value} \n`,
    `a: [ ${value} ]\n`,
    `a: [ b, ${value}, c ]`,
    `a: ${value}`,
  ]),
  ...keys.flatMap(key => [`${key}: a\n`, `${key}:\n- a\n`, `${key}: a\n${key}: b\n`, `${key}:a\n`]),
  ...[
    '',
    '\n',
    ' \n',
    'a',
    'a:\n  b\n',
    'a: b\n  c\n',
    'a:\n  b: c\n',
    '- a\n',
    'a: b\n---- \n',
    '\ta: b\n',
    'a:\tb\n',
  ],
  ...[
    'a:\n- b\n\n- c\n',
    'a:\n- b\n\n',
    'a:\n- b\n \n',
    'a:\n\n- b\n',
    'a:\n- b\n  - c\n',
    'a:\n  - b\n- c\n',
    'a:\n-b\n',
  ],
  ...[
    'a:\n- b\n  c\n',
    'a:\n-\n',
    'a:\n- \n',
    'a:\n- b: c\n',
    'a:\n- - b\n',
    'a:\n- b',
    'a:\r\n- b\r\n- c\r\n',
    'a:\n- b\nc\n',
  ],
];

describe('A front matter of the usual shapes, read without a parser of YAML', () => {
  it('is what the parser makes of it, which a comment before it asks for', () => {
    let usual = 0;
    for (const yaml of texts) {
      if (!readUsualYaml(yaml)) continue;
      usual++;
      assert.deepEqual(partsOf(yaml), partsOf(`#\n${yaml}`, 2), JSON.stringify(yaml));
    }
    assert.ok(usual > texts.length / 4, `${usual} of ${texts.length}`);
  });

  for (const yaml of [
    'title: "Ferry: on time"\ndate: 2014-02-04T12:00:00.000Z\nfrom: https://ternbay.example/a\ntags: [ a, "b, c" ]\n',
    'layout: post\nauthor:\ncategories:\n  - harbour\n  - city\npublished: false\nweight: 3\n',
  ]) {
    it(`is ${JSON.stringify(yaml)}`, () => assert.ok(readUsualYaml(yaml)));
  }
});

/** All that is known of a front matter, by offsets of the text behind the first `added` characters. */
function partsOf(yaml: string, added = 0): unknown {
  const { frontMatter } = parsePost(
    'post.md',
    `---\n${yaml}${yaml.endsWith('\n') || yaml === '' ? '' : '\n'}---\n`,
  );
  assert.ok(frontMatter);
  const { data, fields, faults, valueSpans } = frontMatter;
  // Where the whole of it starts is the parser's own affair.
  const spans = [...valueSpans].filter(([path]) => path !== '');
  const parts = JSON.stringify({ data, fields, faults, spans });
  return JSON.parse(parts, (key, value: unknown) =>
    (key === 'start' || key === 'end') && typeof value === 'number' ? value - added : value,
  );
}
