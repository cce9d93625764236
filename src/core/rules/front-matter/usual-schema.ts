import type { Newsroom } from '../../newsroom/newsroom.ts';
import { familyOf } from '../../newsroom/post-kinds.ts';
import { ENOUGH_POSTS, NEARLY_ALL } from '../../newsroom/usual-fields.ts';
import { builtInSchema } from '../../schema/read-schema.ts';
import type { FrontMatterSchema } from '../../schema/schema.ts';
import type { Facts } from '../rule.ts';

/**
 * The schema by which values are judged: the site's own; where it names none, the shipped one if nearly all posts have
 * what that asks for, as those of a newsroom do that copies articles; else what Jekyll asks.
 */
export function schemaFor({ schema, newsroom }: Facts): FrontMatterSchema {
  return schema.isJekylls && newsroom && looksLikeShipped(newsroom) ? builtInSchema : schema;
}

function looksLikeShipped({ kinds }: Newsroom): boolean {
  const { posts, having } = kinds.tally({});
  if (posts < ENOUGH_POSTS) return false;
  return builtInSchema.required.every(field => (having.get(familyOf(field)) ?? 0) >= NEARLY_ALL * posts);
}
