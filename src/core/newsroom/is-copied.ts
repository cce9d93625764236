import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import type { Facts } from '../rules/rule.ts';
import type { Site } from '../site/site.ts';
import { asText } from '../text/escape/as-text.ts';
import { hostOf } from '../text/url.ts';
import type { Newsroom } from './newsroom.ts';

/** So many posts tell whether those of a newsroom are copied. */
const SAMPLE = 50;

/**
 * Whether a post was copied from a page of another site, so that its markup came along: it names that page, in `from`
 * or by the link of its title, or nearly all posts of its newsroom name one. What stands in other posts is their
 * author's own.
 */
export function isCopied(post: Post, { site, newsroom }: Pick<Facts, 'site' | 'newsroom'>): boolean {
  if (!post.frontMatter) return true;
  const isNamed = isElsewhere(sourceOf(post) ?? '', site);
  return isNamed || isElsewhere(post.lead?.title?.url ?? '', site) || areCopied(newsroom, site);
}

/** The address of the page that a post says it was copied from. */
export function sourceOf({ frontMatter }: Post): string | undefined {
  const from = findField(frontMatter, 'from')?.value;
  return typeof from === 'string' && hostOf(from) !== undefined ? from : undefined;
}

function isElsewhere(address: string, { config }: Site): boolean {
  const host = hostOf(address)?.toLowerCase();
  return host !== undefined && host !== hostOf(asText(config['url'] ?? ''))?.toLowerCase();
}

function areCopied(newsroom: Newsroom | undefined, site: Site): boolean {
  if (!newsroom) return false;
  let [seen, copied] = [0, 0];
  for (const { from } of newsroom.all()) {
    if (isElsewhere(from, site)) copied++;
    if (++seen === SAMPLE) break;
  }
  return seen > 4 && copied > 0.9 * seen;
}
