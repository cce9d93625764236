import json from '../../../media/front-matter.schema.json' with { type: 'json' };
import { readJsonTree } from '../text/json-tree.ts';
import { createPhrase, type Phrase } from '../text/phrase.ts';
import { compileSchema } from './compile.ts';
import { toFrontMatterSchema } from './fields.ts';
import type { FrontMatterSchema } from './schema.ts';

/** The schema of a news post that Copydesk ships as `media/front-matter.schema.json`. */
export const builtInSchema: FrontMatterSchema = onceAsked(toBuiltIn);

/** Of what the shipped schema asks, field by field, that which Jekyll's own reading of the field rests on. */
const askedByJekyll: Readonly<Record<string, readonly string[]>> = {
  title: ['type', 'minLength'],
  date: ['type', 'minLength'],
  tags: ['type', 'items'],
  categories: ['type', 'items'],
  slug: ['minLength'],
  permalink: ['minLength'],
  published: ['type'],
  render_with_liquid: ['type'],
};

/**
 * What Jekyll itself asks of a post, whatever the site: a date that it can read, a title to print, terms that are texts.
 * It needs no field. What fields are for is said as in `builtInSchema`.
 */
export const jekyllSchema: FrontMatterSchema = onceAsked(toJekylls);

/** A schema that was read, or what is wrong with its text: sentences for the user. */
export type SchemaReading = { readonly schema: FrontMatterSchema } | { readonly problems: readonly string[] };

/** In UTF-16 units: fifty times the schema that Copydesk ships. */
const MAX_LENGTH = 256_000;

/** Reads the text of a JSON Schema (2020-12), which may refer to the one that Copydesk ships by its `$id`. Never throws. */
export function readSchema(text: string, phrase: Phrase = createPhrase()): SchemaReading {
  if (text.length > MAX_LENGTH) return { problems: [phrase('The schema is larger than 256 kB.', {})] };
  const parsed = parseJson(text.replace(/^\uFEFF/, ''));
  if (!parsed) return { problems: [sayInvalid(text, phrase)] };
  const compiled = compileSchema(parsed.value, { id: json.$id, json }, phrase);
  return 'problems' in compiled ? compiled : { schema: toFrontMatterSchema(compiled.root) };
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The parser says what is wrong in English alone, and not always where. */
function sayInvalid(text: string, phrase: Phrase): string {
  const reading = readJsonTree(text);
  if (!('fault' in reading)) return phrase('The schema is not valid JSON.', {});
  const line = text.slice(0, reading.fault.span.start).split('\n').length;
  return phrase('The schema is not valid JSON, see line {line}.', { line });
}

/** A schema that is compiled when it is first asked for: its patterns are looked at closely, and nobody waits for that as a program starts. */
function onceAsked(compile: () => FrontMatterSchema): FrontMatterSchema {
  let compiled: FrontMatterSchema | undefined;
  const schema = (): FrontMatterSchema => {
    compiled ??= compile();
    return compiled;
  };
  return {
    get required() {
      return schema().required;
    },
    get properties() {
      return schema().properties;
    },
    get root() {
      return schema().root;
    },
    get isJekylls() {
      return schema().isJekylls ?? false;
    },
  };
}

function toJekylls(): FrontMatterSchema {
  const properties = Object.entries<object>(json.properties).map(([name, field]) => {
    const kept = Object.entries(field).filter(([keyword]) => askedByJekyll[name]?.includes(keyword));
    return [name, Object.fromEntries(kept)] as const;
  });
  const compiled = compileSchema({ type: 'object', properties: Object.fromEntries(properties) });
  if ('problems' in compiled) throw new Error(compiled.problems.join('\n'));
  return { required: [], properties: builtInSchema.properties, root: compiled.root, isJekylls: true };
}

function toBuiltIn(): FrontMatterSchema {
  const compiled = compileSchema(json);
  if ('problems' in compiled) throw new Error(compiled.problems.join('\n'));
  return toFrontMatterSchema(compiled.root);
}
