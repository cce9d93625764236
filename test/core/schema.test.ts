import assert from 'node:assert/strict';
import {
  builtInSchema,
  type FrontMatterSchema,
  fieldAt,
  jekyllSchema,
  parsePost,
  readSchema,
  readSite,
  readSiteSchemas,
  suggestFields,
} from '../../src/core/index.ts';
import { checkText, plainText } from '../support/checking.ts';
import { startWatch } from '../support/stopwatch.ts';

const builtIn = 'copydesk://schemas/front-matter';

describe('A schema that cannot be used', () => {
  const outside = (place: string, target: string) =>
    `${place}: "$ref" points to ${target}, but it can point only into this file, as in #/$defs/name, or to ${builtIn}.`;
  const cases: readonly (readonly [schema: string, ...problems: readonly string[]])[] = [
    ['[]', 'The schema must be a JSON object.'],
    ['true', 'The schema must be a JSON object.'],
    ['"string"', 'The schema must be a JSON object.'],
    [
      '{ "type": 12 }',
      '#: "type" must be string, boolean, number, integer, array, object or null, or a list of these.',
    ],
    [
      '{ "type": [] }',
      '#: "type" must be string, boolean, number, integer, array, object or null, or a list of these.',
    ],
    ['{ "required": "x" }', '#: "required" must be a list of names.'],
    ['{ "properties": [] }', '#: "properties" must be an object of schemas.'],
    ['{ "properties": { "a/b": 1 } }', '#/properties/a~1b must be a schema.'],
    ['{ "allOf": {} }', '#: "allOf" must be a list of schemas.'],
    ['{ "allOf": [] }', '#: "allOf" must be a list of schemas.'],
    ['{ "properties": { "a": { "enum": "b" } } }', '#/properties/a: "enum" must be a list.'],
    [
      '{ "properties": { "a": { "minLength": -1 } } }',
      '#/properties/a: "minLength" must be a whole number, 0 or more.',
    ],
    [
      '{ "properties": { "a": { "multipleOf": 0 } } }',
      '#/properties/a: "multipleOf" must be a number greater than 0.',
    ],
    ['{ "properties": { "a": { "errorMessage": {} } } }', '#/properties/a: "errorMessage" must be text.'],
    ['{ "dependentRequired": { "a": "b" } }', '#: "dependentRequired" must be an object of lists of names.'],
    ['{ "$dynamicRef": "#a" }', '#: "$dynamicRef" is not supported.'],
    ['{ "$defs": { "a": { "$id": "b" } } }', '#/$defs/a: "$id" is allowed only at the top level.'],
    [
      '{ "properties": { "a": { "pattern": "(" } } }',
      '#/properties/a: "pattern" is not a valid regular expression.',
    ],
    ['{ "patternProperties": { "[": true } }', '#: "patternProperties" is not a valid regular expression.'],
    [
      '{ "properties": { "a": { "pattern": "^(a+)+$" } } }',
      '#/properties/a: "pattern" is a regular expression that can run forever, because its repeats can be split in several ways.',
    ],
    ['{ "$ref": "#/$defs/a" }', '#: "$ref" points to #/$defs/a, which does not exist.'],
    ['{ "$ref": "#%" }', '#: "$ref" points to #%, which does not exist.'],
    [
      `{ "$ref": "${builtIn}#/properties/x" }`,
      `#: "$ref" points to ${builtIn}#/properties/x, which does not exist.`,
    ],
    ['{ "$ref": "https://example.com/a.json" }', outside('#', 'https://example.com/a.json')],
    ['{ "$ref": "//example.com/a.json#/b" }', outside('#', '//example.com/a.json#/b')],
    ['{ "$ref": "http://[" }', outside('#', 'http://[')],
    ['{ "$ref": "file:///etc/passwd" }', outside('#', 'file:///etc/passwd')],
    ['{ "$ref": "../other.json" }', outside('#', '../other.json')],
    ['{ "$id": "https://example.com/", "$ref": "other.json" }', outside('#', 'other.json')],
    ['{ "$ref": "#" }', '#: "$ref" leads back to itself.'],
    [
      '{ "properties": { "a": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "anyOf": [{ "$ref": "#/$defs/b" }] }, "b": { "not": { "$ref": "#/$defs/a" } } } }',
      '#/$defs/a: "$ref" leads back to itself.',
    ],
    [
      '{ "type": 1, "required": 2 }',
      '#: "type" must be string, boolean, number, integer, array, object or null, or a list of these.',
      '#: "required" must be a list of names.',
    ],
  ];
  for (const [schema, ...problems] of cases) {
    it(`is ${schema}`, () => assert.deepEqual(readSchema(schema), { problems }));
  }

  it('is no JSON', () => {
    for (const text of ['', '{ "type": ', '// {}', 'type: object', '['.repeat(100_000)]) {
      const reading = readSchema(text);
      assert.match(
        'problems' in reading ? reading.problems[0]! : '',
        /^The schema is not valid JSON(?:, see line 1)?\.$/,
        text.slice(0, 20),
      );
    }
  });

  it('is huge, deep, or asks too much, and is told at once', () => {
    const refs = (count: number, target: string) => JSON.stringify(Array(count).fill({ $ref: target }));
    const doubling = Array.from(
      { length: 40 },
      (_, i) => `"a${i}": { "allOf": ${refs(2, `#/$defs/a${i + 1}`)} }`,
    );
    const chain = Array.from({ length: 5000 }, (_, i) => `"a${i}": { "$ref": "#/$defs/a${i + 1}" }`);
    const tooMuch = 'The schema refers to itself in too many ways.';
    for (const [schema, problem] of [
      [`{ "title": "${'a'.repeat(1_000_000)}" }`, 'The schema is larger than 256 kB.'],
      [
        `${'{ "not": '.repeat(60)}{}${'}'.repeat(60)}`,
        `#${'/not'.repeat(51)} is nested more than 50 levels deep.`,
      ],
      [`{ "$ref": "#/$defs/a0", "$defs": { ${doubling}, "a40": {} } }`, tooMuch],
      [`{ "$ref": "#/$defs/a0", "$defs": { ${chain}, "a5000": {} } }`, tooMuch],
      [`{ "additionalProperties": { "allOf": ${refs(100, '#')} } }`, tooMuch],
    ] as const) {
      assert.deepEqual(readSchema(schema), { problems: [problem] });
    }
  });

  it('is told of ten times at most', () => {
    const reading = readSchema(JSON.stringify({ allOf: Array(50).fill(1) }));
    assert.equal('problems' in reading && reading.problems.length, 10);
  });
});

describe('A pattern', () => {
  const safe = [
    '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    '^(?:https?://[^\\s/]+|.*\\s|[^./]*$)',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '^.{1,200}$',
    '^(\\S+ )*\\S+$',
    '^(?:(?!x).)*$',
    '^[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+$',
    '^(?:[一-龥]+、)*[一-龥]+$',
    '',
  ];
  const unsafe = [
    '(a+)+',
    '(a*)*',
    '(a|a)*b',
    '(a|ab|b)*c',
    '(x+x+)+y',
    '(\\w+\\s?)*$',
    '(.*,)*$',
    '(a?b?)*c',
    '(a{1,100}){1,100}',
    '(?=(a+)+$)x',
    '(?:(?=(a+)+$)x)*',
    '(中|\\u4e2d)*x',
    '(a)\\1',
  ];
  for (const pattern of safe) it(`may be ${pattern}`, () => assert.ok('schema' in readPattern(pattern)));
  for (const pattern of unsafe)
    it(`may not be ${pattern}`, () => assert.ok('problems' in readPattern(pattern)));

  it('is read in time, however it is nested', () => {
    for (const pattern of [
      `${'('.repeat(600)}a${')?'.repeat(600)}`,
      `${'('.repeat(300)}a${'){2}'.repeat(300)}`,
      `${'('.repeat(300)}^${'){30}'.repeat(300)}`,
      '(?:^){100000}',
      `(?:${'a|'.repeat(18)}b)*`,
      `(?:${[...'abcdefghijklmnopqrstuvwxyz'].join('|')})*`,
    ]) {
      const watch = startWatch();
      readPattern(pattern);
      assert.ok(watch() < 2000, pattern.slice(0, 40));
    }
    assert.deepEqual(readPattern('a'.repeat(3000)), {
      problems: ['#/properties/a: "pattern" is longer than 2,000 characters.'],
    });
  });

  it('is matched with the beginning of a long text, which is not reported', () => {
    const schema = schemaOf({ properties: { note: { type: 'string', pattern: '^.*a.*b.*c$' } } });
    assert.deepEqual(messages(`note: ${'ab'.repeat(100)}\n`, schema), ['"note" cannot have this value.']);
    assert.deepEqual(messages(`note: ${'ab'.repeat(10_000)}\n`, schema), []);
  });

  function readPattern(pattern: string): ReturnType<typeof readSchema> {
    return readSchema(JSON.stringify({ properties: { a: { pattern } } }));
  }
});

describe("A site's own schema", () => {
  const review = {
    $id: 'https://reader.ternbay.example/review.json',
    $ref: builtIn,
    required: ['rating'],
    properties: {
      rating: { $ref: '#/$defs/mark', title: 'Rating' },
      critics: { type: 'array', items: { $ref: 'https://reader.ternbay.example/review.json#/$defs/critic' } },
      title: { maxLength: 10, errorMessage: 'A title has ten letters at most.' },
      parts: { type: 'array', items: { $ref: '#/$defs/part' } },
    },
    if: { required: ['rating'], properties: { rating: { const: 'poor' } } },
    // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
    then: { required: ['excuse'], properties: { excuse: { type: 'string' } } },
    $defs: {
      mark: { enum: ['good', 'poor'], description: 'What our critic thinks.', default: 'good' },
      critic: { enum: ['Mara', 'Ansel'] },
      part: {
        type: 'object',
        required: ['name'],
        properties: { parts: { items: { $ref: '#/$defs/part' } } },
      },
    },
  };
  const post =
    'layout: post\ntitle: A\ndate: 2024-03-05T08:30:00Z\nauthor: b\nfrom: https://example.com/a\ntags: [ d ]\ncategories: [ e ]\n';

  it('builds on the shipped one, or replaces it', () => {
    const schema = schemaOf(review);
    assert.deepEqual(schema.required, [...builtInSchema.required, 'rating']);
    assert.deepEqual(Object.keys(schema.properties), [
      ...Object.keys(builtInSchema.properties),
      'rating',
      'critics',
      'parts',
      'excuse',
    ]);
    assert.deepEqual(schema.properties['rating'], {
      enum: ['good', 'poor'],
      description: 'What our critic thinks.',
      default: 'good',
      title: 'Rating',
    });
    assert.deepEqual(Object.keys(schemaOf({ properties: { a: true } }).properties), ['a']);
    const all = schemaOf({
      allOf: [{ $ref: builtIn }, { $ref: '#/$defs/more' }],
      $defs: { more: { required: ['x'] } },
    });
    assert.deepEqual(all.required, [...builtInSchema.required, 'x']);
    const one = schemaOf({ properties: { title: { $ref: `${builtIn}#/properties/title` } } });
    assert.deepEqual(one.properties['title'], builtInSchema.properties['title']);
  });

  const cases: readonly (readonly [yaml: string, ...messages: readonly string[]])[] = [
    [`${post}rating: good\n`],
    [post, 'The front matter has no "rating".'],
    [`${post}ratng: good\n`, 'Nothing reads the field "ratng": did you mean "rating"?'],
    [`${post}rating: fine\n`, '"rating" should be one of these: good, poor.'],
    [`${post}rating: poor\n`, 'The front matter has no "excuse".'],
    [`${post}rating: poor\nexcuse: rain\n`],
    [`${post}rating: good\ncritics: [ Mara, Otto ]\n`, '"critics" should be one of these: Mara, Ansel.'],
    [`${post.replace('title: A', 'title: A long title')}rating: good\n`, 'A title has ten letters at most.'],
    [`${post}rating: good\nparts: [ { name: a, parts: [ {} ] } ]\n`, '"parts" has no "name".'],
  ];
  for (const [yaml, ...expected] of cases) {
    it(`says ${JSON.stringify(expected)} of ${JSON.stringify(yaml.replace(post, '… '))}`, () => {
      assert.deepEqual(messages(yaml, schemaOf(review)), expected);
    });
  }

  it('may know no other fields than its own', () => {
    const schema = schemaOf({
      $ref: builtIn,
      unevaluatedProperties: false,
      properties: { mood: { type: 'string' } },
    });
    assert.deepEqual(messages(`${post}mood: calm\nweather: rain\n`, schema), [
      'The schema of this site has no field "weather".',
    ]);
    assert.deepEqual(messages(`${post}autor: c\n`.replace('author: b\n', ''), schema), [
      'Nothing reads the field "autor": did you mean "author"?',
    ]);
  });

  it('says once of a value that no possibility fits', () => {
    const schema = schemaOf({
      properties: {
        place: {
          description: 'Where.',
          oneOf: [{ type: 'number' }, { type: 'array', items: { minLength: 3 } }],
        },
      },
    });
    assert.deepEqual(messages('place: [ a, b ]\n', schema), ['"place" cannot have this value. Where.']);
  });

  it('checks an address by "format", however it is called', () => {
    for (const format of ['uri', 'url']) {
      const schema = schemaOf({ properties: { photo: { format, description: 'An address.' } } });
      assert.deepEqual(messages('photo: https://example.com/a.jpg\n', schema), []);
      assert.deepEqual(messages(`photo: ${'a'.repeat(60)}\n`, schema), [
        '"photo" cannot have this value. An address.',
      ]);
    }
  });

  it('takes a default of _config.yml for a value', () => {
    const site = readSite('defaults: [ { values: { rating: poor, excuse: rain, author: } } ]');
    assert.deepEqual(messages(post, schemaOf(review), site), []);
    assert.deepEqual(messages(`${post}rating:\n`, schemaOf(review), site), []);
  });

  it('bears fields with the names of what every object has', () => {
    const schema = schemaOf({ properties: { constructor: { type: 'string' } } });
    assert.deepEqual(messages('constructor: [ a ]\ntoString: b\n', schema), [
      '"constructor" is a list; it should be text.',
    ]);
    assert.deepEqual(messages(`${post}constructor: a\n__proto__: b\n`, builtInSchema), []);
  });

  it('helps with its fields', () => {
    const text = '---\nrating: good\n\n---\n';
    const schema = schemaOf(review);
    assert.equal(fieldAt(parsePost('a.md', text), 6, schema)?.schema.description, 'What our critic thinks.');
    const names = suggestFields(parsePost('a.md', text), text.indexOf('\n\n') + 1, schema).map(
      ({ name }) => name,
    );
    assert.ok(names.includes('critics') && !names.includes('rating'));
  });
});

describe('The schemas of a site', () => {
  const files: Readonly<Record<string, string>> = {
    'a.json': '{ "properties": { "a": true } }',
    'b.json': '{ "properties": { "b": true } }',
    'broken.json': '{ "type": 1, "required": 1 }',
  };
  const readFile = async (path: string): Promise<string | undefined> => files[path];

  it('hold for the posts that their globs name, the first before the others', async () => {
    const schemas = await readSiteSchemas(
      [
        { files: ['_posts/a/**', '_posts/x.md'], schema: 'a.json' },
        { files: ['_posts/a/**', '_posts/b/*'], schema: 'b.json' },
      ],
      readFile,
    );
    const fields = (path: string) => Object.keys(schemas.of(path).properties);
    assert.deepEqual(fields('_posts/a/deep/1.md'), ['a']);
    assert.deepEqual(fields('_posts/x.md'), ['a']);
    assert.deepEqual(fields('_posts/b/1.md'), ['b']);
    assert.equal(schemas.of('_posts/c.md'), jekyllSchema);
    assert.deepEqual(schemas.problems, []);
  });

  it('give way to what Jekyll asks where they cannot be used, and that is said once', async () => {
    const schemas = await readSiteSchemas(
      [
        { files: ['a/**'], schema: 'gone.json' },
        { files: ['b/**'], schema: 'gone.json' },
        { files: ['**'], schema: 'broken.json' },
      ],
      readFile,
    );
    for (const path of ['a/1.md', 'b/1.md', '1.md']) assert.equal(schemas.of(path), jekyllSchema);
    assert.deepEqual(
      schemas.problems.map(({ schema, isThere, messages: said }) => [schema, isThere, said.length]),
      [
        ['gone.json', false, 1],
        ['broken.json', true, 2],
      ],
    );
    assert.deepEqual(schemas.problems[0]?.messages, [
      "The file gone.json does not exist in the site's folder or cannot be read.",
    ]);
  });
});

describe('The shipped schema', () => {
  it('says of every field what it is for, with examples that it allows', () => {
    for (const [name, field] of Object.entries(builtInSchema.properties)) {
      assert.match(field.description ?? '', /^[A-Z].*\.$/, name);
      assert.ok(field.examples?.length, name);
      for (const example of field.examples ?? []) {
        const said = messages(`${name}: ${JSON.stringify(example)}\n`, builtInSchema);
        assert.deepEqual(
          said.filter(message => !message.startsWith('The front matter has no')),
          [],
          name,
        );
      }
    }
  });
});

function schemaOf(json: object): FrontMatterSchema {
  const reading = readSchema(JSON.stringify(json));
  if ('problems' in reading) assert.fail(reading.problems.join('\n'));
  return reading.schema;
}

/** What the rules that read the schema say of front matter. */
function messages(yaml: string, schema: FrontMatterSchema, site = readSite(undefined)): readonly string[] {
  const given = plainText(`---\n${yaml}---\n`);
  return checkText({ ...given, facts: { ...given.facts, schema, site } })
    .filter(({ rule }) => /^front-matter\/(?:missing-field|misspelt-field|invalid-value)$/.test(rule))
    .map(({ message }) => message);
}
