import { findDateField } from '../post/date-field.ts';
import { findField } from '../post/front-matter.ts';
import type { Post } from '../post/post.ts';
import type { Finding } from '../rules/rule.ts';
import { momentOf } from '../site/jekyll-date.ts';
import { type PublicationState, publicationState } from '../site/publication.ts';
import type { Site } from '../site/site.ts';

/** Whether a post can go out, and what stands in its way. */
export interface Readiness {
  /** What keeps the post off the site, or breaks its page. */
  readonly blocking: readonly Finding[];
  /** What readers may notice, or nobody: the post can go out with it. */
  readonly others: readonly Finding[];
  /** Whether the site, built now, publishes the post. */
  readonly publication: PublicationState;
}

/** What is known when a post is to be published. */
export interface ReadinessRequest {
  readonly findings: readonly Finding[];
  readonly site: Site;
  /** The present moment, in milliseconds since 1970 UTC. */
  readonly now: number;
}

/** Sorts what was found in a post by whether it blocks publishing: errors do, and whatever Jekyll prints because of them. */
export function readiness(post: Post, { findings, site, now }: ReadinessRequest): Readiness {
  const date = findDateField(post)?.date;
  const known = date !== undefined && date !== 'unreadable' ? momentOf(date, site.timeZone) : undefined;
  const published = post.frontMatter && findField(post.frontMatter, 'published');
  const facts = {
    path: post.path,
    published: published ? (published.value ?? null) : undefined,
    date: known,
  };
  return {
    blocking: findings.filter(({ severity }) => severity === 'error'),
    others: findings.filter(({ severity }) => severity !== 'error'),
    publication: publicationState(facts, site.build, now),
  };
}
