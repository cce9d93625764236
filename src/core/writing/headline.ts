import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import type { FrontMatterSchema } from '../schema/schema.ts';

/** The title of a post, by its length. */
export interface Headline {
  readonly text: string;
  /** In code points, as JSON Schema counts. */
  readonly length: number;
  /** The most that the site's schema allows; undefined where it sets no limit. */
  readonly limit: number | undefined;
}

/** The title of the front matter, else of the lead. */
export function headlineOf(
  { frontMatter, lead }: Pick<Post, 'frontMatter' | 'lead'>,
  schema: FrontMatterSchema,
): Headline | undefined {
  const value = findField(frontMatter, 'title')?.value;
  const text = typeof value === 'string' ? value : lead?.title?.text;
  if (text === undefined || text === '') return undefined;
  return { text, length: Array.from(text).length, limit: schema.properties['title']?.maxLength };
}
