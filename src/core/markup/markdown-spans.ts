import { attributesOf, type Element } from '../kramdown/element.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { isClosedToMarkdown } from './markdown-runs.ts';

/** The links and images that are written in Markdown. */
export interface MarkdownSpans {
  readonly links: readonly Element[];
  readonly images: readonly MarkdownImage[];
}

/** An image, and the link of Markdown that it stands in. */
export interface MarkdownImage {
  readonly image: Element;
  readonly alt: string;
  readonly link: Element | undefined;
}

/** They behind the lead, in source order; what a loop of Liquid repeats is there once. */
export const markdownSpans = oncePerPost((post: Post): MarkdownSpans => {
  const links = new Map<number, Element>();
  const images = new Map<number, MarkdownImage>();
  const from = post.lead?.span.end ?? 0;
  const walk = (element: Element, link: Element | undefined): void => {
    if (isClosedToMarkdown(element, post)) return;
    for (const child of element.children) {
      const { type, start } = child;
      if (start >= from && type === 'a' && post.text[start] === '[') links.set(start, child);
      if (start >= from && type === 'img' && post.text.startsWith('![', start)) {
        images.set(start, { image: child, alt: attributesOf(child).get('alt') ?? '', link });
      }
      if (child.children.length > 0) walk(child, type === 'a' ? child : link);
    }
  };
  if (/\][([ \t\r\n]/.test(post.text) || /\]:/.test(post.text)) walk(post.body.root, undefined);
  const inOrder = (a: number, b: number): number => a - b;
  return {
    links: [...links.keys()].sort(inOrder).map(start => links.get(start)!),
    images: [...images.keys()].sort(inOrder).map(start => images.get(start)!),
  };
});

/** Whether a link holds that image and nothing else that readers would be told of. */
export function holdsOnly({ children }: Element, image: Element): boolean {
  return children.every(child => child === image || isBlank(child));
}

function isBlank({ type, value, children }: Element): boolean {
  if (type === 'text') return value.trim() === '';
  if (type === 'br' || type === 'img' || type === 'html-comment') return true;
  return (type === 'em' || type === 'strong') && children.every(isBlank);
}
