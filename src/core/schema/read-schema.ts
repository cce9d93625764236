import json from '../../../media/front-matter.schema.json' with { type: 'json' };
import { compileSchema } from './compile.ts';
import { toFrontMatterSchema } from './fields.ts';
import type { FrontMatterSchema } from './schema.ts';

/** The schema of a news post that Copydesk ships as `media/front-matter.schema.json`. */
export const builtInSchema: FrontMatterSchema = toBuiltIn();

/** A schema that was read, or what is wrong with its text: sentences for the user. */
export type SchemaReading = { readonly schema: FrontMatterSchema } | { readonly problems: readonly string[] };

/** In UTF-16 units: fifty times the schema that Copydesk ships. */
const MAX_LENGTH = 256_000;

/** Reads the text of a JSON Schema (2020-12), which may refer to the one that Copydesk ships by its `$id`. Never throws. */
export function readSchema(text: string): SchemaReading {
  if (text.length > MAX_LENGTH) return { problems: ['The schema is larger than 256 kB.'] };
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if ('problem' in parsed) return { problems: [`The schema is not valid JSON: ${parsed.problem}`] };
  const compiled = compileSchema(parsed.value, { id: json.$id, json });
  return 'problems' in compiled ? compiled : { schema: toFrontMatterSchema(compiled.root) };
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function toBuiltIn(): FrontMatterSchema {
  const compiled = compileSchema(json);
  if ('problems' in compiled) throw new Error(compiled.problems.join('\n'));
  return toFrontMatterSchema(compiled.root);
}
