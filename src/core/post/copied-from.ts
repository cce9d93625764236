import { hostOf } from '../text/url.ts';
import { findField } from './front-matter.ts';
import type { Post } from './post.ts';

/** The address of the page that a post says it was copied from. */
export function sourceOf({ frontMatter }: Post): string | undefined {
  const from = findField(frontMatter, 'from')?.value;
  return typeof from === 'string' && hostOf(from) !== undefined ? from : undefined;
}
