import type { Tag } from '../../kramdown/tag.ts';
import { findAncestor, startTags } from '../../markup/ancestors.ts';
import { isBlank } from '../../markup/empty-elements.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, type Span, sliceSpan, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'image/misplaced-caption',
  summary: 'A caption in the middle of its figure, where HTML does not allow one.',
  severity: 'info',
  messages: {
    misplaced:
      'The caption is in the middle of its figure: HTML allows it only as the first or last element.',
    moveTitle: 'Move the caption to the end of the figure',
  },
  *check(post, context) {
    const captions = startTags(post, 'figcaption');
    if (captions.length === 0) return;
    const isControl = createControlFinder(post);
    const holdsMore = (start: number, end: number): boolean => isSeen(post, { start, end }, isControl);
    const perFigure = new Map<Tag, number>();
    for (const { parent } of captions) if (parent) perFigure.set(parent, (perFigure.get(parent) ?? 0) + 1);
    for (const caption of captions) {
      const { parent: figure, partner: end } = caption;
      // Which of several captions belongs to what, only a person can tell.
      if (figure?.name !== 'figure' || !figure.partner || !end || perFigure.get(figure) !== 1) continue;
      if (findAncestor(figure, ({ name }) => name === 'figure')) continue;
      if (!holdsMore(end.span.end, figure.partner.span.start)) continue;
      if (!holdsMore(figure.span.end, caption.span.start)) continue;
      const span = spanOf(caption.span.start, end.span.end);
      const fix: Fix = {
        title: context.say('moveTitle', {}),
        safety: 'review',
        edits: move(post, span, figure.partner.span.start),
      };
      yield context.finding('misplaced', {}, { span: caption.span, fixes: [fix] });
    }
  },
});

/** What is longer is no figure. */
const LONG = 10_000;
const MEDIA = /<(?:img|picture|video|audio|iframe|embed|object|svg|table|blockquote)\b/gi;

/** Whether a reader sees something of a piece of a figure: words, or media that are no left-over control. */
function isSeen({ text }: Post, { start, end }: Span, isControl: (offset: number) => boolean): boolean {
  if (end - start > LONG) return false;
  const html = text.slice(start, end);
  // Mostly nothing but white space stands there.
  if (html.trim() === '') return false;
  for (const { index } of html.matchAll(MEDIA)) if (!isControl(start + index)) return true;
  return !isBlank(html.replace(/<[^<>]*>/g, ''));
}

function move({ text }: Post, span: Span, to: number): readonly TextEdit[] {
  return [remove(span), insert(to, sliceSpan(text, span))];
}
