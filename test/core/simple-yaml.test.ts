import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFrontMatter } from '../../src/core/index.ts';

/*
 * Front matter of simple lines is read without the yaml library. A comment in the first line makes it no simple
 * one, and changes nothing in what stands below: so both ways of reading can be compared.
 */

const keys = ['title', 'tags', 'x-y', '_z', 'true', 'Null', 'null', 'a b', '1', '"a"', '中'];
const values = [
  ...['post', '中文 字', '"a  b"', '"say \\"x\\""', "'it''s'", 'a: b', 'a:b', 'a #b', 'a#b', 'a:#b', 'a:'],
  ...[
    'https://news.example/a?b=c#d',
    '渡轮：晚点',
    '渡轮\u3000晚点',
    '[]',
    '[ ]',
    '[ a, b ]',
    '[a,b]',
    '[ "a", \'b\' ]',
  ],
  ...[
    '[ a b , c:d ]',
    '[ a, ]',
    '[ , ]',
    '[ 2024, no, null ]',
    '[ 2024-03-05 ]',
    '[ a',
    '[ a ] b',
    '[ [ a ] ]',
  ],
  ...[
    '2024-03-05',
    '2024-03-05T08:30:00.000Z',
    '2024-03-05 08:30:00 +0800',
    '2024-03-05 08:30',
    '2024',
    '0x1f',
    '1e3',
  ],
  ...[
    '',
    'true',
    'False',
    'null',
    'yes',
    '~',
    '.inf',
    '&a b',
    '*a',
    '!a b',
    '|',
    '> a',
    '%',
    '@a',
    '`a`',
    '{ a: b }',
  ],
];
const pieces = [
  ...[
    ' ',
    '  ',
    ':',
    ': ',
    '#',
    ' #',
    ',',
    '[',
    ']',
    '"',
    "'",
    "''",
    '\\',
    '\\"',
    '\\n',
    '-',
    '- ',
    '?',
    '{',
    '}',
    '&',
    '*',
  ],
  ...[
    'a',
    '中',
    '🐟',
    '1',
    'true',
    '\n',
    '\n  b',
    '\nk: v',
    '\t',
    '\r',
    '\r\n',
    '\u3000',
    '\ufeff',
    '\x01',
    '\x85',
    '\u2028',
  ],
];

const value = fc
  .tuple(fc.constantFrom(...values), fc.nat(12), fc.option(fc.constantFrom(...pieces)), fc.boolean())
  .map(([text, at, piece, isCut]) => text.slice(0, at) + (piece ?? '') + text.slice(isCut ? at + 1 : at));
const line = fc.tuple(fc.constantFrom(...keys), fc.oneof(fc.constantFrom(...values), value));
const yaml = fc
  .array(line, { minLength: 1, maxLength: 4 })
  .map(lines => lines.map(([key, text]) => `${key}: ${text}\n`).join(''));

describe('simple front matter', () => {
  it('is read as the yaml library reads it', () => {
    fc.assert(
      fc.property(yaml, text => {
        assert.deepEqual(read(text), read(text, '# By the library.\n'));
      }),
      { numRuns: 3000, seed: 5 },
    );
  });
});

/** What is read of front matter, with offsets in the text that stands behind `comment`. */
function read(text: string, comment = ''): unknown {
  const frontMatter = parseFrontMatter(`---\n${comment}${text}---\n`);
  if (!frontMatter) return undefined;
  const { data, fields, faults, valueSpans } = frontMatter;
  const read = { data, fields, faults, valueSpans: [...valueSpans] };
  return JSON.parse(JSON.stringify(read), (key, at) =>
    key === 'start' || key === 'end' ? at - comment.length : at,
  );
}
