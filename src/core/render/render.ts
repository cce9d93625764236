import MarkdownIt from 'markdown-it';
import type { Post } from '../post/post.ts';
import { kramdownDialect } from './kramdown-dialect.ts';

/** A rendered post. */
export interface Rendering {
  /** HTML of the body as Jekyll publishes it, without layout. */
  readonly html: string;
}

const engine = new MarkdownIt().use(kramdownDialect);

/** Renders the body of a post as Jekyll's kramdown does. Never throws. */
export function render(post: Post): Rendering {
  const { root, options, placeholders } = post.body;
  return { html: engine.render('', { root, options, placeholders }) };
}
