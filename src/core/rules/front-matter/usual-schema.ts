import type { Newsroom } from '../../newsroom/newsroom.ts';
import { familyOf, type Tally } from '../../newsroom/post-kinds.ts';
import { ENOUGH_POSTS, NEARLY_ALL } from '../../newsroom/usual-fields.ts';
import { oncePer } from '../../post/once-per-post.ts';
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
  return isLikeShipped(kinds.tally({}));
}

const isLikeShipped = oncePer(({ posts, having }: Tally): boolean => {
  const haveNearlyAll = (field: string): boolean => (having.get(familyOf(field)) ?? 0) >= NEARLY_ALL * posts;
  return posts >= ENOUGH_POSTS && builtInSchema.required.every(haveNearlyAll);
});
