import { isRecord } from '../text/is-record.ts';
import { parsePattern } from '../text/patterns/pattern.ts';
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

/** What a keyword's value must be, and how that is said. */
export interface Kind {
  readonly wants: string;
  fits(value: unknown): boolean;
}

const text: Kind = { wants: 'text', fits: isString };
const number: Kind = { wants: 'a number', fits: isNumber };
const count: Kind = { wants: 'a whole number, 0 or more', fits: isCount };
const list: Kind = { wants: 'a list', fits: Array.isArray };
const names: Kind = { wants: 'a list of names', fits: isNames };

/** The kinds of all keywords that hold no schema. */
export const kinds: ReadonlyMap<string, Kind> = new Map([
  ['$ref', text],
  ['const', { wants: 'a value', fits: () => true }],
  ['default', { wants: 'a value', fits: () => true }],
  [
    'dependentRequired',
    {
      wants: 'an object of lists of names',
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
    { wants: 'a number greater than 0', fits: value => isNumber(value) && (value as number) > 0 },
  ],
  ['pattern', text],
  ['required', names],
  ['title', text],
  [
    'type',
    {
      wants: `one of ${types.join(', ')}, or a list of them`,
      fits: value => isType(value) || isTypes(value),
    },
  ],
  ['uniqueItems', { wants: 'true or false', fits: value => typeof value === 'boolean' }],
] satisfies readonly (readonly [string, Kind])[]);

/** Longer than anybody writes; what is read here is read by functions that call themselves. */
const MAX_PATTERN = 2000;

/** What is wrong with a regular expression, if anything. */
export function faultOfPattern(source: string): string | undefined {
  if (source.length > MAX_PATTERN) return 'is longer than 2,000 characters';
  try {
    new RegExp(source, 'u');
  } catch {
    return 'is no regular expression';
  }
  const pattern = parsePattern(source);
  if (pattern && isSafePattern(pattern)) return undefined;
  return 'is a regular expression that can take for ever: what it repeats can be split in several ways';
}
