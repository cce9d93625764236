import schema from '../../../media/front-matter.schema.json' with { type: 'json' };

/** What is asked of the front matter of a post. */
export interface FrontMatterSchema {
  /** The fields that every post has, in their customary order. */
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, FieldSchema>>;
}

/** What is said of one field. */
export interface FieldSchema {
  readonly description: string;
  readonly examples?: readonly unknown[];
}

/** The schema of a news post that Copydesk ships as `media/front-matter.schema.json`. */
export const builtInSchema: FrontMatterSchema = schema;
