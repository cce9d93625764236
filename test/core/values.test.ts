import assert from 'node:assert/strict';
import { applyEdits, type Finding, readSchema } from '../../src/core/index.ts';
import { checkText, defaultFacts, plainText } from '../support/checking.ts';
import { assertProperties } from '../support/properties.ts';

const reading = readSchema(
  JSON.stringify({
    $ref: 'copydesk://schemas/front-matter',
    properties: {
      desk: { type: 'string', enum: ['city', 'harbour', 'culture'] },
      places: { type: 'array', items: { type: 'string' } },
    },
  }),
);
assert.ok('schema' in reading);
const { schema } = reading;

describe('A value that its field cannot have', () => {
  const cases: readonly (readonly [yaml: string, message: RegExp, fixed: string | undefined])[] = [
    ['title: ""', /is empty/, undefined],
    ['title: "  "', /is empty/, undefined],
    ['title: "　\\u00a0"', /is empty/, undefined],
    [`title: '""'`, /is empty/, undefined],
    ['author: “”', /is empty/, undefined],
    ['tags: [ a, " " ]', /An entry in "tags" is empty/, undefined],
    ['places: city', /is text; it should be a list/, 'places: [ city ]'],
    ['places: "a, b"', /is text; it should be a list/, 'places: [ "a, b" ]'],
    ['title: [ a ]', /is a list; it should be text/, 'title: a'],
    ['title:\n- "a: b"', /is a list; it should be text/, undefined],
    ['title: [ a, b ]', /is a list; it should be text/, undefined],
    ['published: "True"', /should be true or false/, 'published: true'],
    ['published: maybe', /should be true or false/, undefined],
    ['desk: harbor', /should be one of these: city, harbour, culture/, 'desk: harbour'],
    ['desk: Culture # c', /should be one of/, 'desk: culture # c'],
    ['desk: sports', /should be one of/, undefined],
  ];

  for (const [yaml, message, fixed] of cases) {
    it(JSON.stringify(yaml), () => {
      const given = { ...plainText(`---\n${yaml}\n---\n`), facts: { ...defaultFacts, schema } };
      assertProperties(given);
      const [finding, ...more] = checkText(given).filter(isOfRule);
      assert.match(finding!.message, message);
      assert.deepEqual(more, []);
      const fix = finding!.fixes[0];
      assert.equal(fix && applyEdits(given.text, fix.edits), fixed && `---\n${fixed}\n---\n`);
    });
  }
});

function isOfRule({ rule }: Finding): boolean {
  return rule === 'front-matter/invalid-value';
}

it('A value that is filled in keeps its distance from a comment and a colon', () => {
  const lead = '<!--1709627400000-->\n\n[The tide](https://gazette.ternbay.example/tide)\n------\n';
  for (const [yaml, fixed] of [
    ['title: # a', 'title: The tide # a'],
    ['title:', 'title: The tide'],
  ]) {
    const given = plainText(`---\n${yaml}\n---\n${lead}`);
    const finding = checkText(given).find(isOfRule);
    assert.equal(applyEdits(given.text, finding!.fixes[0]!.edits), `---\n${fixed}\n---\n${lead}`);
  }
});
