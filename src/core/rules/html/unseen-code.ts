import { isElementName, isHtmlElement } from '../../html/element-sets.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor } from '../../markup/ancestors.ts';
import type { Post } from '../../post/post.ts';
import { lineEndOf } from '../../text/line-ends.ts';
import { insert, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

/** Elements that a browser does not show as text, and that need none. */
const shown: ReadonlySet<string> = new Set('audio canvas embed iframe img input object svg video'.split(' '));
/** Longer samples are not looked through, in UTF-16 units. */
const MAX_SAMPLE = 20_000;

export default defineRule({
  id: 'html/unseen-code',
  summary: 'XML that browsers take for HTML: readers do not see its tags.',
  severity: 'warning',
  messages: {
    unseen: 'This looks like code: browsers take <{name}> for HTML, and readers do not see its tags.',
    fenceTitle: 'Put it in a code block',
  },
  *check(post, context) {
    for (const sample of findSamples(post)) {
      const { name, span } = sample.tag;
      const edits = fence(sample, post.text);
      const fix: Fix = {
        title: context.say('fenceTitle', {}),
        safety: 'review',
        changes: ['reveal', 'escape'],
        edits,
      };
      yield context.finding('unseen', { name }, { span, fixes: edits.length > 0 ? [fix] : [] });
    }
  },
});

interface Sample {
  readonly tag: Tag;
  /** From its start tag to its end tag. */
  readonly span: Span;
}

/** The outermost elements with a name that HTML does not know, and with elements in them, but no words to read. */
function findSamples({ body, text }: Post): readonly Sample[] {
  const samples: Sample[] = [];
  let end = 0;
  for (const [index, tag] of body.tags.entries()) {
    const { span, partner, kind, parent } = tag;
    if (span.start < end || kind !== 'open' || !partner || isElementName(tag.name) || tag.hasLiquid) continue;
    const length = partner.span.end - span.start;
    if (length > MAX_SAMPLE || (parent && !isHtmlElement(parent.name)) || isInDrawing(tag)) continue;
    const inner = innerTags(body.tags, index, partner.span.start);
    const words = text.slice(span.end, partner.span.start).replace(/<!--[\s\S]*?-->|<[^<>]*>/g, ' ');
    const isSample = inner.length > 0 && (isBlank(words) || inner.every(({ name }) => !isElementName(name)));
    if (!isSample || inner.some(({ name }) => shown.has(name)) || /\{[{%]/.test(words)) continue;
    samples.push({ tag, span: spanOf(span.start, partner.span.end) });
    end = partner.span.end;
  }
  return samples;
}

/** Drawings and formulas hold elements of their own. */
function isInDrawing(tag: Tag): boolean {
  return findAncestor(tag, ({ name }) => name === 'svg' || name === 'math') !== undefined;
}

function innerTags(tags: readonly Tag[], index: number, end: number): readonly Tag[] {
  const inner: Tag[] = [];
  for (let at = index + 1; at < tags.length && tags[at]!.span.start < end; at++)
    if (tags[at]!.kind !== 'close') inner.push(tags[at]!);
  return inner;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** Only where it has lines of its own, beside Markdown: in HTML a fence is no fence. */
function fence({ tag, span: { start, end } }: Sample, text: string): readonly TextEdit[] {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const rest = text.slice(end, next < 0 ? text.length : next);
  if (tag.parent || start !== lineStart || !isBlank(rest)) return [];
  const lineBreak = lineEndOf(text);
  const lineBefore = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart);
  return [
    insert(start, `${isBlank(lineBefore) ? '' : lineBreak}~~~ xml${lineBreak}`),
    insert(end, `${lineBreak}~~~`),
  ];
}
