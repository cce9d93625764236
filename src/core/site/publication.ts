import type { Build } from './build/build.ts';

/** What is known of a post when it is asked whether it is published. */
export interface PublicationFacts {
  /** Relative to the site's root, with `/`. */
  readonly path: string;
  /** What its front matter says as `published`; undefined where it says nothing. */
  readonly published: unknown;
  /** Its date in milliseconds since 1970 UTC, the earliest that it can be; undefined where it is not known. */
  readonly date: number | undefined;
}

/** Whether a site that is built now publishes a post, and why not. */
export interface PublicationState {
  readonly state: 'published' | 'waits' | 'unpublished' | 'draft';
  /** What keeps it off the site, as it is written; empty where nothing does. */
  readonly reason: string;
  /** False where sources disagree: on GitHub Pages it is not sure that a post dated in the future waits. */
  readonly isCertain: boolean;
}

const published: PublicationState = { state: 'published', reason: '', isCertain: true };

/** Whether a site that is built at a moment, in milliseconds since 1970 UTC, publishes a post. */
export function publicationState(
  { path, published: isPublished, date }: PublicationFacts,
  { drafts, unpublished, future }: Pick<Build, 'drafts' | 'unpublished' | 'future'>,
  now: number,
): PublicationState {
  if (isHidden(isPublished) && !unpublished)
    return { state: 'unpublished', reason: '`published: false`', isCertain: true };
  if (isDraftPath(path)) return drafts ? published : { state: 'draft', reason: '`_drafts`', isCertain: true };
  // Jekyll compares whole seconds.
  const isInFuture = date !== undefined && Math.floor(date / 1000) > Math.floor(now / 1000);
  if (!isInFuture || future === true) return published;
  return { state: 'waits', reason: '`date`', isCertain: future === false };
}

/** What Ruby takes for false: `published:` without a value hides a post too; the word in quotes does not. */
export function isHidden(published: unknown): boolean {
  return published === false || published === null;
}

/** Whether the file at a path lies below `_drafts`. */
function isDraftPath(path: string): boolean {
  return /(?:^|\/)_drafts\//.test(path);
}
