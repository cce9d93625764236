import assert from 'node:assert/strict';
import { findingsIn } from '../support/checking.ts';

/*
 * What Psych makes of these values was confirmed once by Ruby 3.1 with Psych 4.0, through Jekyll 4.3.1's own
 * `Jekyll::Utils.safe_load_yaml`; what SafeYAML makes of them, by running the expressions of its `Transform` in the
 * same Ruby. No Ruby is needed to run this.
 */

const notText = 'Without quotation marks, Jekyll does not read {} as text.';
const notAlways = 'Without quotation marks, not every version of Jekyll reads {} as text.';
const refused =
  'Some versions of Jekyll cannot read {} without quotation marks, and the post may lose its front matter.';
const unsettled = 'Without quotation marks, programs disagree about what {} means.';
const becomes = (value: string) => `Without quotation marks, Jekyll reads {} as ${value}, not as text.`;
const elsewhere = (value: string) =>
  `Without quotation marks, Jekyll reads {} as text, but other programs read it as ${value}.`;
const seconds = 'Without quotation marks, Jekyll reads {} as a number of seconds, not as text.';

type Row = readonly [values: string, inTitle: string | undefined, inOtherField: string | undefined];

/** Values parted by `|`, and what is said of each, with the value for `{}`. */
const rows: readonly Row[] = [
  ['yes|Yes|YES|on|On|ON', becomes('true'), undefined],
  ['no|No|NO|off|Off|OFF', becomes('false'), undefined],
  ['True|TRUE', becomes('true'), undefined],
  ['False|FALSE', becomes('false'), undefined],
  ['true|false', undefined, undefined],
  ['yEs|oN|nO|tRUE', notAlways, unsettled],
  ['y|Y|n|N|none|yess|on air|no news|Null1', undefined, undefined],
  ['~|null|Null|NULL', undefined, undefined],
  ['12:30|9:05|1:5|0:30|012:30|120:30|-12:30|60:00|12:3|23:59:59|190:20:30', notText, seconds],
  ['12:30.5|1:59.5|12:30:45.5', notText, seconds],
  ['1:2:3:4', notAlways, unsettled],
  ['12:60|99:99|12:30:60|12：30|20:15 Uhr|1:0 for us', undefined, undefined],
  ['0777', becomes('511'), becomes('511')],
  ['007', becomes('7'), undefined],
  ['00', becomes('0'), undefined],
  ['0888', elsewhere('888'), undefined],
  ['08', elsewhere('8'), undefined],
  ['0o17', elsewhere('15'), undefined],
  ['0x1F', becomes('31'), undefined],
  ['0b11', becomes('3'), becomes('3')],
  ["0b12|0x|0xZZ|1e|e3|12%|5'|1-2|1.2.3|+|--", undefined, undefined],
  ['1,000|1_000', becomes('1000'), becomes('1000')],
  ['1,000,000', becomes('1000000'), becomes('1000000')],
  ['1,00', becomes('100'), becomes('100')],
  ['1,2,3', becomes('123'), becomes('123')],
  ['1__0|1_|_1|.', notAlways, unsettled],
  ['1.5,0|1.000,5|1 000|１２|１,０００', undefined, undefined],
  ['1e3|12e2', elsewhere('1000').replace('1000', '{number}'), undefined],
  ['1.0e3', elsewhere('1000'), undefined],
  ['1.5E+3', becomes('1500.0'), undefined],
  ['1.10', becomes('1.1'), undefined],
  ['2.0', undefined, undefined],
  ['.5', becomes('0.5'), undefined],
  ['01.5', becomes('1.5'), undefined],
  ['+1', becomes('1'), undefined],
  ['0|-1|1|2024|1.5|-0.25|123456789', undefined, undefined],
  ['.inf', becomes('Infinity'), undefined],
  ['2021-06-30|2021-06-30T12:30:00Z|2021-06-30 12:30:00 +0800', notText, undefined],
  ['2021-6-3|2021-06-31 12:30:00', notAlways, undefined],
  [
    '2021-06-31|2021-02-30|2021-13-01|2021-06-30 12:30|2021/06/30|2021-06-30 12:30:00 CST',
    undefined,
    undefined,
  ],
  [':x|:x y|:1|::x|:30', refused, refused],
];

describe('A value without quotes', () => {
  for (const [values, inTitle, inOtherField] of rows) {
    for (const value of values.split('|')) {
      it(`${value} in a title: ${inTitle ? 'is found' : 'is fine'}`, () => {
        assert.deepEqual(messagesOf(value, 'title'), expected(inTitle, value));
      });

      it(`${value} in a field of any kind: ${inOtherField ? 'is found' : 'is fine'}`, () => {
        assert.deepEqual(messagesOf(value, 'length'), expected(inOtherField, value));
      });
    }
  }

  it('is fine once it is in quotes', () => {
    for (const quoted of ['"no"', "'12:30'", '":x"', '!!str 0777', '|\n  1,000']) {
      assert.deepEqual(messagesOf(quoted, 'title'), [], quoted);
    }
  });

  it('is found at each place of a list, also in one without brackets', () => {
    const text = '---\ntags:\n  - no\n  - ferry\n  - 0777 # a mode\n---\n';
    const found = ambiguousIn(text).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found, ['no', '0777']);
  });

  it('is found in a list of answers, where each is shown', () => {
    const text =
      '---\npolls:\n  - asks: [ maybe, no ]\n    open: yes\n  - - off\nseo: { noindex: yes }\n---\n';
    const found = ambiguousIn(text).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found, ['no', 'off']);
  });

  it('is found beside a fault, but not on its lines', () => {
    const text = '---\ntitle: no\nauthor: @b\ntags: [ yes ] on\nlang: no\n---\n';
    const found = ambiguousIn(text).map(({ span }) => text.slice(span.start - 6, span.end));
    assert.deepEqual(found, ['itle: no', 'lang: no']);
  });
});

function expected(message: string | undefined, value: string): readonly string[] {
  return message ? [message.replace('{}', () => value).replace('{number}', String(Number(value)))] : [];
}

function messagesOf(value: string, field: string): readonly string[] {
  return ambiguousIn(`---\n${field}: ${value}\n---\n`).map(({ message }) => message);
}

function ambiguousIn(text: string): ReturnType<typeof findingsIn> {
  return findingsIn(text).filter(({ rule }) => rule === 'front-matter/ambiguous-value');
}
