import { type Schema, Validator } from '@cfworker/json-schema';
import type { FrontMatterSchema } from './schema.ts';

/** A value that the schema does not allow. */
export interface Violation {
  /** The keyword of JSON Schema that refuses it. */
  readonly keyword: string;
  /** Keys and indices that lead to the value. */
  readonly path: readonly string[];
}

/** Keywords that only say that something below them was refused. */
const containers: ReadonlySet<string> = new Set([
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  'allOf',
  'anyOf',
  'oneOf',
  '$ref',
  'if',
]);

/** Validates front matter; each value that is refused is there once, with the first keyword that refuses it. */
export function validate(
  data: Readonly<Record<string, unknown>>,
  schema: FrontMatterSchema,
): readonly Violation[] {
  const violations = new Map<string, Violation>();
  const { errors } = validatorOf(schema).validate(toTree(data, MAX_DEPTH));
  for (const { keyword, instanceLocation } of errors) {
    if (containers.has(keyword) || violations.has(instanceLocation)) continue;
    violations.set(instanceLocation, { keyword, path: parsePointer(instanceLocation) });
  }
  return [...violations.values()];
}

/** Validators by schema: the library goes through the whole schema each time it makes one. */
const validators = new WeakMap<FrontMatterSchema, Validator>();

function validatorOf(schema: FrontMatterSchema): Validator {
  let validator = validators.get(schema);
  if (!validator) {
    // The library's type says that it may change the schema; it does not. Without short circuit: all faults at once.
    validator = new Validator(schema as Schema, '2020-12', false);
    validators.set(schema, validator);
  }
  return validator;
}

/** Deeper than any front matter. Aliases make cycles, in which the validator would go round. */
const MAX_DEPTH = 8;

/** A copy without cycles, and without lone surrogates in keys, which the validator cannot write as a URI. */
function toTree(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth === 0)
    return value instanceof Object ? null : value;
  if (Array.isArray(value)) return value.map(item => toTree(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key.replace(/\p{Surrogate}/gu, '\ufffd'),
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
