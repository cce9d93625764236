import { isRecord } from '../text/is-record.ts';
import { parsePattern } from '../text/patterns/pattern.ts';
import { phraseKey } from '../text/phrase.ts';
import { isSafePattern } from './ambiguity.ts';

/** Keywords of JSON Schema 2020-12 whose value is a schema, a list of schemas, or an object of them. */
export const subschemas: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map([
  ...(
    [
      'additionalProperties',
      'contains',
      'else',
      'if',
      'items',
      'not',
      'propertyNames',
      'then',
      'unevaluatedItems',
      'unevaluatedProperties',
    ] as const
  ).map(keyword => [keyword, 'one'] as const),
  ...(['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const).map(keyword => [keyword, 'list'] as const),
  ...(['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'] as const).map(
    keyword => [keyword, 'map'] as const,
  ),
]);

/** Keywords whose schemas are asked of the very value that the keyword is asked of, not of a part of it. */
export const inPlace: ReadonlySet<string> = new Set([
  'allOf',
  'anyOf',
  'dependentSchemas',
  'else',
  'if',
  'not',
  'oneOf',
  'then',
]);

/** Keywords of the standard that the validator does not know; without them a schema would mean something else. */
export const unsupported: ReadonlySet<string> = new Set(['$dynamicRef', '$recursiveRef', 'dependencies']);

const types = ['string', 'boolean', 'number', 'integer', 'array', 'object', 'null'];

const isString = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const isNames = (value: unknown) => Array.isArray(value) && value.every(isString);
const isType = (value: unknown) => types.includes(value as string);
const isTypes = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isType);

/** What is wrong with a keyword's value, to be filled with the keyword and its place. */
export type KeywordFault = `{place}: "{keyword}" ${string}`;

/** What a keyword's value must be, and what is said where it is not. */
export interface Kind {
  readonly fault: KeywordFault;
  fits(value: unknown): boolean;
}

const text: Kind = { fault: phraseKey('{place}: "{keyword}" must be text.'), fits: isString };
const number: Kind = { fault: phraseKey('{place}: "{keyword}" must be a number.'), fits: isNumber };
const count: Kind = {
  fault: phraseKey('{place}: "{keyword}" must be a whole number, 0 or more.'),
  fits: isCount,
};
const list: Kind = { fault: phraseKey('{place}: "{keyword}" must be a list.'), fits: Array.isArray };
const names: Kind = { fault: phraseKey('{place}: "{keyword}" must be a list of names.'), fits: isNames };

/** The kinds of all keywords that hold no schema. */
export const kinds: ReadonlyMap<string, Kind> = new Map([
  ['$ref', text],
  ['const', { fault: phraseKey('{place}: "{keyword}" must be a value.'), fits: () => true }],
  ['default', { fault: phraseKey('{place}: "{keyword}" must be a value.'), fits: () => true }],
  [
    'dependentRequired',
    {
      fault: phraseKey('{place}: "{keyword}" must be an object of lists of names.'),
      fits: value => isRecord(value) && Object.values(value).every(isNames),
    },
  ],
  ['description', text],
  ['enum', list],
  ['errorMessage', text],
  ['examples', list],
  ['exclusiveMaximum', number],
  ['exclusiveMinimum', number],
  ['format', text],
  ['maxContains', count],
  ['maxItems', count],
  ['maxLength', count],
  ['maxProperties', count],
  ['maximum', number],
  ['minContains', count],
  ['minItems', count],
  ['minLength', count],
  ['minProperties', count],
  ['minimum', number],
  [
    'multipleOf',
    {
      fault: phraseKey('{place}: "{keyword}" must be a number greater than 0.'),
      fits: value => isNumber(value) && (value as number) > 0,
    },
  ],
  ['pattern', text],
  ['required', names],
  ['title', text],
  [
    'type',
    {
      fault: phraseKey(
        '{place}: "{keyword}" must be string, boolean, number, integer, array, object or null, or a list of these.',
      ),
      fits: value => isType(value) || isTypes(value),
    },
  ],
  [
    'uniqueItems',
    {
      fault: phraseKey('{place}: "{keyword}" must be true or false.'),
      fits: value => typeof value === 'boolean',
    },
  ],
] satisfies readonly (readonly [string, Kind])[]);

/** Longer than anybody writes; what is read here is read by functions that call themselves. */
const MAX_PATTERN = 2000;

/** What is wrong with a regular expression, if anything. */
export function faultOfPattern(source: string): KeywordFault | undefined {
  if (source.length > MAX_PATTERN) return phraseKey('{place}: "{keyword}" is longer than 2,000 characters.');
  try {
    new RegExp(source, 'u');
  } catch {
    return phraseKey('{place}: "{keyword}" is not a valid regular expression.');
  }
  const pattern = parsePattern(source);
  if (pattern && isSafePattern(pattern)) return undefined;
  return phraseKey(
    '{place}: "{keyword}" is a regular expression that can run forever, because its repeats can be split in several ways.',
  );
}
