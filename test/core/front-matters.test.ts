import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { applyEdits, type Finding, fixAll, parsePost } from '../../src/core/index.ts';
import { checkText } from '../support/checking.ts';
import {
  baseFields,
  type FrontMatterCase,
  type JekyllReading,
  keyOf,
  readTables,
  tablesFolder,
} from '../support/front-matter-table.ts';
import { describeMarks } from '../support/rule-page.ts';

/*
 * The tables are the files beside this one in front-matters/; test/support/front-matter-table.ts tells how they are
 * read. What Jekyll 4.3.1 reads of each was recorded by record.ts there; no Ruby is needed to run this.
 */

const readings = JSON.parse(fs.readFileSync(path.join(tablesFolder, 'jekyll.json'), 'utf8')) as Readonly<
  Record<string, JekyllReading>
>;

const GOES_ON = /^This value continues on a line that is not indented/;

/** How a file may be written; nothing but places may differ. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  'as it is': text => text,
  'with CRLF': text => text.replaceAll('\n', '\r\n'),
  'with a BOM': text => `\ufeff${text}`,
};

for (const { name, cases } of readTables()) {
  describe(`Front matters: ${name}`, () => {
    for (const given of cases) {
      it(given.name, () => {
        for (const [form, write] of Object.entries(forms)) testCase(given, form, write);
        testReading(given);
      });
    }
  });
}

it('Front matters are in the tables once, and many', () => {
  const names = readTables().flatMap(({ cases }) => cases.map(({ name }) => name));
  assert.ok(names.length >= 150);
  assert.equal(new Set(names).size, names.length);
});

function testCase(given: FrontMatterCase, form: string, write: (text: string) => string): void {
  const text = write(given.text);
  const shift = (offset: number): number => write(`${given.text.slice(0, offset)}|`).length - 1;
  const findings = checkText({ ...given, text });
  const marks = given.marks.map(({ span: { start, end }, message }) => ({
    message,
    // The opening fence starts behind a BOM; an end stands before the line end that it ends with.
    span: { start: shift(start), end: shift(end) },
  }));
  assert.equal(describeMarks(findings, text), describeMarks(marks, text), form);
  for (const [index, { fixes }] of findings.entries()) {
    const fixed = fixes[0] && applyEdits(text, fixes[0].edits);
    const expected = given.fixed.get(String(index + 1));
    assert.equal(fixed, expected && write(expected), `${form}, fix ${index + 1}`);
  }
  const { text: safe } = fixAll(parsePost(given.path, text, given.facts.site), given.facts, given.settings, {
    safety: 'safe',
  });
  assert.equal(safe, write(given.fixed.get('safe') ?? given.text), `${form}, safe fixes`);
}

/** What the findings say of Jekyll, and what we read, against what Jekyll reads. */
function testReading(given: FrontMatterCase): void {
  for (const text of new Set([given.text, ...given.fixed.values()])) {
    const reading = readings[keyOf(text, given.facts.site.timeZone ?? 'UTC')];
    assert.ok(reading, `jekyll.json does not have it; run record.ts:\n${text}`);
    const findings = checkText({ ...given, text });
    const isSaid = (pattern: RegExp): boolean => findings.some(({ message }) => pattern.test(message));
    const isLostToUs = isSaid(
      /publishes the post without it|no closing line of three dashes|has no front matter/,
    );
    assert.equal(
      isLostToUs || isSaid(/^Some versions of Jekyll cannot read/),
      reading.lost !== undefined,
      reading.lost,
    );
    if (reading.lost !== undefined) continue;
    testFields(text, findings, reading);
    testTerms(findings, reading);
    // What SafeYAML makes of a time of day can be read, only Psych's number cannot; dates beside such a value are not read.
    const isLeftAlone = /^date: \d\d:\d\d$/m.test(text) || isSaid(GOES_ON);
    const isUnreadable = isSaid(/stops building the whole site/);
    if (!isLeftAlone) assert.equal(isUnreadable, reading.date === 'unreadable', text);
  }
}

function testFields(text: string, findings: readonly Finding[], { fields = {} }: JekyllReading): void {
  const { data = {}, fields: written = [] } = parsePost('_posts/2024-03-05-a.md', text).frontMatter ?? {};
  // A value that goes on in lines without indentation is not read here, only found.
  const isWhole = findings.every(({ message }) => !GOES_ON.test(message));
  const missed = Object.keys(fields).filter(name => !(name in data));
  if (isWhole) assert.deepEqual(missed, [], 'We miss a field.');
  for (const [name, value] of Object.entries(data)) {
    if (name === 'date') continue;
    const jekyll = name in fields ? fields[name] : baseFields[name];
    const { valueSpan } = written.findLast(field => field.name === name)!;
    const [ambiguous] = findings.filter(
      ({ rule, span }) =>
        rule === 'front-matter/ambiguous-value' && span.start >= valueSpan.start && span.end <= valueSpan.end,
    );
    if (ambiguous) testStatement(ambiguous.message, jekyll);
    else
      assert.deepEqual(
        shown(asSwitch(text.slice(valueSpan.start, valueSpan.end)) ?? value),
        shown(jekyll),
        name,
      );
  }
}

/** A switch of YAML 1.1, of which nothing is said where it may be meant as one. */
function asSwitch(written: string): boolean | undefined {
  return /^(?:yes|no|on|off)$/i.test(written) ? /^(?:yes|on)$/i.test(written) : undefined;
}

/** The message of `front-matter/ambiguous-value` about a value, or an entry of it. */
function testStatement(message: string, jekyll: unknown): void {
  const values = [jekyll].flat();
  const becomes = / as ([\w.]+), (?:not as text|but other programs)/.exec(message)?.[1];
  if (/ as text, but other/.test(message))
    assert.ok(
      values.some(value => typeof value === 'string'),
      message,
    );
  else if (becomes) assert.ok(values.map(shown).includes(becomes), `${message} ${JSON.stringify(jekyll)}`);
  else
    assert.ok(
      values.some(value => typeof value !== 'string'),
      message,
    );
}

function testTerms(findings: readonly Finding[], { tags = [], categories = [] }: JekyllReading): void {
  for (const { message } of findings) {
    const split = /into \d+ (tags|categories): (.*)\.$/.exec(message);
    if (split) {
      const terms = split[1] === 'tags' ? tags : categories;
      assert.equal(
        split[2],
        terms
          .slice(0, split[2]!.split(', ').length)
          .map(term => JSON.stringify(term))
          .join(', '),
      );
    }
    const twice = /^"(.*)" is in "(?:tags|categories)" twice, but Jekyll counts it once/.exec(message)?.[1];
    if (twice) assert.equal(categories.filter(category => category === twice).length, 1);
    const both = /^"(.*)" is in "tags" twice: lists/.exec(message)?.[1];
    if (both)
      assert.ok(tags.filter(tag => String(tag) === both || typeof tag === 'boolean').length > 1, message);
    if (/^Jekyll uses "tag"/.test(message)) assert.equal(tags.length, 1);
  }
}

/** A value as a page shows it. */
function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (value === null || typeof value !== 'object') return value === null ? null : String(value);
  const entries = Object.entries(value);
  const [name, inner] = entries[0] ?? [];
  if (entries.length === 1 && /^(?:Integer|Float|Date|Time)$/.test(name!))
    return String(inner).replace(/\.0$/, '');
  return Object.fromEntries(entries.map(([key, each]) => [key, shown(each)]));
}
