import json from '../../../media/front-matter.schema.json' with { type: 'json' };

/** What is said of one field; more keywords of JSON Schema may stand beside these. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  /** What is said of the items of a list. */
  readonly items?: FieldSchema;
}

/** What is asked of the front matter of a post: a JSON Schema, draft 2020-12, of an object. */
export interface FrontMatterSchema {
  /** The fields that every post has, in their customary order. */
  readonly required: readonly string[];
  /** The known fields, in their customary order. */
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** The schema of a news post that Copydesk ships as `media/front-matter.schema.json`. */
export const builtInSchema: FrontMatterSchema = json;
