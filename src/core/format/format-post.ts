import { type Post, parsePost } from '../post/post.ts';
import { render } from '../render/render.ts';
import type { Site } from '../site/site.ts';
import { applyEdits } from '../text/edits.ts';
import type { TextEdit } from '../text/span.ts';
import type { FormatRequest, Formatting } from './formatting.ts';
import { layOut } from './lay-out.ts';

/**
 * Lays out the HTML of a post, one block to a line, indented by its nesting. Only white space changes that no page
 * shows; text, comments, code, scripts, Markdown, Liquid, the front matter and the lead stay as they are, and so does
 * what stands in tags that do not pair. Formatting twice is formatting once. Never throws; takes linear time.
 */
export function formatPost(post: Post, request: FormatRequest): Formatting {
  const formatting = layOut(post, request);
  if (formatting.edits.length === 0 || isSamePage(post, formatting.edits, request.site)) return formatting;
  return { edits: [], heldBack: 'unsure' };
}

/** Whether the page, apart from its white space, is the same after the edits: the promise is not kept by trust. */
function isSamePage(post: Post, edits: readonly TextEdit[], site: Site): boolean {
  const after = parsePost(post.path, applyEdits(post.text, edits), site);
  return withoutSpace(render(after).html) === withoutSpace(render(post).html);
}

function withoutSpace(html: string): string {
  return html.replace(/[ \t\n\r]+/g, '');
}
