import MarkdownIt from 'markdown-it';
import type { Post } from '../post/post.ts';

/** A rendered post. */
export interface Rendering {
  /** HTML of the body, without layout. */
  readonly html: string;
}

const engine = new MarkdownIt('commonmark', { html: true, typographer: false }).enable('table');

/**
 * Renders the body of a post. This is CommonMark with tables; where kramdown differs, so does the published page.
 * Never throws.
 */
export function render(post: Post): Rendering {
  const body = post.text.slice(post.body.span.start, post.body.span.end);
  return { html: engine.render(body.replace(/\r\n?/g, '\n')) };
}
