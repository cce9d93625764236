import { words } from '../html/element-sets.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { sourceOf } from '../post/copied-from.ts';
import type { Post } from '../post/post.ts';
import { sliceSpan, spanOf } from '../text/span.ts';
import { findEmptyElements, isIcon } from './empty-elements.ts';
import { type Removal, removeTag, safetyOf } from './remove-empty.ts';

/** Classes that a page may well style: what only a screen reader reads, formulas, coloured code, notes. */
const MEANT_CLASS = /screen-?reader|sr-only|visually|hidden|math|katex|highlight|footnote|caps/i;
/** What stands in these is shown as it is, or drawn. */
const foreign: ReadonlySet<string> = new Set(['pre', 'code', 'svg', 'math', 'button', 'textarea']);

/** In these no text may stand: kramdown drops it where it makes Markdown of HTML, and browsers move it elsewhere. */
const textless = words('ul ol dl menu table thead tbody tfoot tr colgroup select hgroup');

/** What keeps a sign apart holds little else. */
const MAX_SIGN = 60;

/** Spans with text, without attributes, and those with nothing but classes in a post that was copied. */
export function findWrapperSpans(post: Post): {
  readonly bare: readonly Removal[];
  readonly classed: readonly Removal[];
} {
  const { tags, startTags, structure } = post.body;
  if (startTags.named('span').length === 0) return { bare: [], classed: [] };
  const isCopied = sourceOf(post) !== undefined;
  const empties = findEmptyElements(post);
  const bare: Removal[] = [];
  const classed: Removal[] = [];
  /** Where what may not be touched ends. */
  let passed = -1;
  let nextEmpty = 0;
  tags.forEach((tag, index) => {
    const { partner } = tag;
    while ((empties[nextEmpty]?.start ?? index) < index) nextEmpty++;
    if (empties[nextEmpty]?.start === index) passed = Math.max(passed, partner?.span.end ?? passed);
    if (foreign.has(tag.name)) passed = Math.max(passed, partner?.span.end ?? passed);
    if (tag.name !== 'span' || tag.kind !== 'open' || tag.span.start < passed) return;
    if (!partner || tag.printed || structure.partners.get(tag) !== partner) return;
    if (tag.parent && textless.has(tag.parent.name)) return;
    const span = spanOf(tag.span.start, partner.span.end);
    // Writers of formulas keep a `$` apart that is none: scripts read no formula across a tag.
    if (span.end - span.start < MAX_SIGN && sliceSpan(post.text, span).includes('$')) return;
    const edits = [removeTag(post, tag, tag.span), removeTag(post, tag, partner.span)];
    if (tag.attributes.length === 0) bare.push({ span: tag.span, edits, safety: safetyOf(post, tag, span) });
    else if (isCopied && hasOnlyClasses(tag)) classed.push({ span: tag.span, edits, safety: 'review' });
  });
  return { bare, classed };
}

function hasOnlyClasses(tag: Tag): boolean {
  if (isIcon(tag) || MEANT_CLASS.test(findAttribute(tag, 'class')?.value ?? '')) return false;
  return tag.attributes.every(({ name, value }) => name.toLowerCase() === 'class' || value === '');
}
