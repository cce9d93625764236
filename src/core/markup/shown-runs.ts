import { attributesOf, type Element } from '../kramdown/element.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { startTags } from './ancestors.ts';
import { verbatim } from './page-texts.ts';

/**
 * The parts of a post's file that readers meet as they are written there, in source order: texts, whatever quotes and
 * dashes kramdown makes of theirs, and what is said of images and links. No code, no tag, no address; nothing that
 * Liquid wrote.
 */
export const shownRuns = oncePerPost((post): readonly Span[] => {
  const title = post.lead?.title;
  const runs: Span[] = title && isPlain(title.text) ? [title.textSpan] : [];
  collectTexts(post.body.root, post, runs);
  for (const { attributes } of startTags(post)) {
    for (const { key, valueSpan, hasLiquid } of attributes) {
      if ((key === 'alt' || key === 'title') && valueSpan && !hasLiquid) runs.push(valueSpan);
    }
  }
  return runs.sort((a, b) => a.start - b.start);
});

/** Whether what stands there is what is read: no sign of Markdown takes part in it. */
function isPlain(text: string): boolean {
  return !/[\\`*_[\]<>&{}]/.test(text);
}

function collectTexts(element: Element, post: Post, runs: Span[]): void {
  const from = post.lead?.span.end ?? 0;
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open) runs.push(spanOf(open.start, open.end));
    open = undefined;
  };
  for (const child of element.children) {
    const { type, start, end } = child;
    const isShown = start >= from && isAsWritten(child, post);
    if (isShown && open?.end === start) open.end = end;
    else {
      close();
      if (isShown) open = { start, end };
      else if (type === 'img' && start >= from) collectAlt(child, post, runs);
    }
    const isVerbatim = type === 'codespan' || type === 'code' || type === 'math' || verbatim.has(child.value);
    if (child.children.length > 0 && !isVerbatim) collectTexts(child, post, runs);
  }
  close();
}

/** Where Liquid or the signs of a quote were taken out, the places in the text are not those in the file. */
function isAsWritten({ type, value, start, end }: Element, { text }: Post): boolean {
  if (type === 'quote') return end - start === 1;
  if (type === 'symbol') return true;
  if (type !== 'text') return false;
  const written = text.slice(start, end).replace(/\r\n?/g, '\n');
  // Where the file does not end with a line, kramdown ends it.
  return written === value || (end === text.length && `${written}\n` === value);
}

/** What stands between the brackets of an image of Markdown, where that is plain text. */
function collectAlt(image: Element, { text }: Post, runs: Span[]): void {
  const alt = attributesOf(image).get('alt') ?? '';
  const start = image.start + '!['.length;
  if (alt !== '' && text.startsWith('![', image.start) && text.startsWith(alt, start))
    runs.push(spanOf(start, start + alt.length));
}
