import { parsePost } from '../post/post.ts';
import type { Site } from '../site/site.ts';
import { findFences } from '../text/fences.ts';

/** A text in which a `>` has just been typed. */
export interface TypedText {
  readonly path: string;
  readonly text: string;
  /** The UTF-16 offset behind the `>`. */
  readonly offset: number;
  readonly site: Site;
}

/**
 * The end tag of the element that begins with the start tag just typed; undefined where it is there already, where there
 * is to be none, and where what was typed is no tag: in code, in a comment, in front matter.
 */
export function closingTag({ path, text, offset, site }: TypedText): string | undefined {
  const name = /<([a-zA-Z][\w:-]*)[^<]*>$/.exec(text.slice(Math.max(0, offset - MAX_TAG), offset))?.[1];
  if (name === undefined || offset <= (findFences(text)?.span.end ?? 0)) return undefined;
  const { body } = parsePost(path, text, site);
  const typed = body.tags.find(({ span, kind }) => span.end === offset && kind === 'open');
  if (!typed?.readable || typed.hasLiquid || typed.inCode) return undefined;
  const closing = `</${text.slice(typed.span.start + 1, typed.span.start + 1 + typed.name.length)}>`;
  const closed = `${text.slice(0, offset)}${closing}${text.slice(offset)}`;
  // The end tag below may be this one's, or that of an element around it: where one is missing, one fault less is left.
  const faultsAfter = parsePost(path, closed, site).body.structure.faults.length;
  return faultsAfter < body.structure.faults.length ? closing : undefined;
}

/** Longer start tags, in UTF-16 units, are pasted and not typed. */
const MAX_TAG = 2000;
