/** What is said of one field, wherever in the schema it is said: `$ref` and `allOf` are already followed. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  /** The most characters that a text may have. */
  readonly maxLength?: number;
  /** What to tell the author of a value that is refused, in the site's own words. */
  readonly errorMessage?: string;
  /** What is said of the entries of a list. */
  readonly items?: FieldSchema;
}

/** What is asked of the front matter of a post. */
export interface FrontMatterSchema {
  /** The fields that every post has, in their customary order. */
  readonly required: readonly string[];
  /** The known fields, in their customary order. */
  readonly properties: Readonly<Record<string, FieldSchema>>;
  /** The fields that a site's settings let posts do without, whatever else says that they are to have them. */
  readonly optional?: readonly string[];
  /**
   * Nobody has named a schema: this is what Jekyll itself asks of a post of any site. What is usual on the site is to
   * be learned from its posts.
   */
  readonly isJekylls?: boolean;
  /** The JSON Schema (2020-12) that values are validated by. */
  readonly root: SchemaNode;
}

/** A JSON Schema that was found to be one; its `$ref`s lead to places within the same root. */
export type SchemaNode = boolean | SchemaObject;

/** Only keywords that are known, each with a value of its kind. */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
}
