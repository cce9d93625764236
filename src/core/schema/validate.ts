import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { FrontMatterSchema } from './schema.ts';

/** A value that the schema does not allow. */
export interface Violation {
  /** The keyword of JSON Schema that refuses it. */
  readonly keyword: string;
  /** Keys and indices that lead to the value. */
  readonly path: readonly string[];
  /** The key that the value should have and has not. */
  readonly missing?: string | undefined;
}

/** Keywords that only say that something below them was refused. */
const containers: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'unevaluatedProperties',
  'items',
  'prefixItems',
  'unevaluatedItems',
  'allOf',
  'dependentSchemas',
  '$ref',
  'if',
]);

/** Keywords below which nothing more is said: why each of several possibilities is none would only confuse. */
const wholes: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'contains', 'propertyNames']);

/** Keywords that can be asked of a text of which only the beginning is read. */
const askedOfBeginning: ReadonlySet<string> = new Set(['type', 'enum', 'maxLength']);

/** What was found of front matter for which several rules ask, with the schema it was asked for. */
const validated = new WeakMap<
  object,
  { readonly schema: FrontMatterSchema; readonly found: readonly Violation[] }
>();

/** Validates front matter; each value that is refused is there once, with the first keyword that refuses it. */
export function validate(
  data: Readonly<Record<string, unknown>>,
  schema: FrontMatterSchema,
): readonly Violation[] {
  const known = validated.get(data);
  if (known?.schema === schema) return known.found;
  const found = findViolations(data, schema);
  validated.set(data, { schema, found });
  return found;
}

function findViolations(
  data: Readonly<Record<string, unknown>>,
  schema: FrontMatterSchema,
): readonly Violation[] {
  const violations = new Map<string, Violation>();
  const { errors } = validatorOf(schema).validate(toTree(data, MAX_DEPTH));
  let whole: string | undefined;
  for (const error of errors) {
    const { keyword, keywordLocation, instanceLocation } = error;
    if (whole !== undefined && keywordLocation.startsWith(whole)) continue;
    whole = wholes.has(keyword) ? keywordLocation : undefined;
    const missing = missingKey(error);
    const key = missing === undefined ? instanceLocation : `${instanceLocation}?${missing}`;
    if (containers.has(keyword) || violations.has(key)) continue;
    const path = parsePointer(instanceLocation);
    const value = path.reduce(member, data);
    const isCut = typeof value === 'string' && value.length > MAX_TEXT;
    if (!isCut || askedOfBeginning.has(keyword)) violations.set(key, { keyword, path, missing });
  }
  return [...violations.values()];
}

/** What stands in a list or mapping at an index or key. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

/** The library says it in its message only. */
function missingKey({ keyword, error }: OutputUnit): string | undefined {
  if (keyword === 'required') return /^Instance does not have required property "(.*)"\.$/s.exec(error)?.[1];
  if (keyword === 'dependentRequired') return /does not have "(.*)"\.$/s.exec(error)?.[1];
  return undefined;
}

/** Validators by schema: the library goes through the whole schema each time it makes one. */
const validators = new WeakMap<FrontMatterSchema, Validator>();

function validatorOf(schema: FrontMatterSchema): Validator {
  let validator = validators.get(schema);
  if (!validator) {
    // The library's type says that it may change the schema; it adds what nobody else sees. Without short circuit:
    // all faults at once.
    validator = new Validator(schema.root as Schema, '2020-12', false);
    validators.set(schema, validator);
  }
  return validator;
}

/** Deeper than any front matter. Aliases make cycles, in which the validator would go round. */
export const MAX_DEPTH = 8;
/** Longer than any list of a post: `uniqueItems` compares each entry with each. */
const MAX_ENTRIES = 1000;

/**
 * Longer than any title, name or address, in UTF-16 units. Of a text only so much is validated: a regular expression
 * may take time that grows faster than the text. What only the rest could decide is not reported.
 */
const MAX_TEXT = 1000;

/** A copy without cycles, and without lone surrogates in keys, which the validator cannot write as a URI. */
function toTree(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT + 1);
  if (typeof value !== 'object' || value === null || depth === 0)
    return value instanceof Object ? null : value;
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map(item => toTree(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.slice(0, MAX_TEXT).replace(/\p{Surrogate}/gu, '\ufffd'),
      toTree(item, depth - 1),
    ]),
  );
}

/** A JSON Pointer as URI fragment (RFC 6901, section 6): `#/tags/0`. */
function parsePointer(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(part => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
}
