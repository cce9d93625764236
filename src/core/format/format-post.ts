import { type Post, parsePost } from '../post/post.ts';
import { render } from '../render/render.ts';
import type { Site } from '../site/site.ts';
import { applyEdits } from '../text/edits.ts';
import type { Span, TextEdit } from '../text/span.ts';
import { layOut } from './lay-out.ts';

/** How a post is to be laid out. */
export interface FormatRequest {
  /** The post's site: what the page looks like depends on its options of kramdown. */
  readonly site: Site;
  /** One step of indentation: some spaces, or a tab. */
  readonly indent: string;
  /** What is laid out, in UTF-16 offsets of the file; the whole post where it is not given. */
  readonly range?: Span | undefined;
}

/** Why a part of a post stays as it is. */
export type HeldBack =
  /** Tags that do not pair: where a block ends is a guess. */
  | 'unpaired-tags'
  /** Liquid that stops Jekyll, or markup that browsers and kramdown read differently. */
  | 'unsure';

/** The edits that lay a post out. */
export interface Formatting {
  /** They change white space alone, each in one place. In source order. */
  readonly edits: readonly TextEdit[];
  /** Undefined where all of the post could be laid out. */
  readonly heldBack: HeldBack | undefined;
}

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
