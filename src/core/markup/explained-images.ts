import { words } from '../html/element-sets.ts';
import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';

/** What a figure shows besides its caption. */
interface Figure {
  readonly tag: Tag;
  /** Images and other embeds, also those in its caption. */
  embeds: number;
  hasText: boolean;
  hasCaption: boolean;
}

const embeds = words('audio canvas embed iframe img math object svg video');

/**
 * The figures whose caption may stand for the text of their image (HTML standard, "Images whose contents are not known"):
 * they hold nothing else that is shown.
 */
export const captionedFigures = oncePerPost(findCaptionedFigures);

function findCaptionedFigures({ text, body }: Post): ReadonlySet<Tag> {
  const found = new Set<Tag>();
  const open: Figure[] = [];
  let caption: Tag | undefined;
  let position = 0;
  for (const tag of body.tags) {
    const figure = open.at(-1);
    if (figure && isShown(text.slice(position, tag.span.start))) {
      if (caption) figure.hasCaption = true;
      else figure.hasText = true;
    }
    position = tag.span.end;
    if (figure && tag.kind !== 'close' && embeds.has(tag.name)) figure.embeds++;
    if (tag.name === 'figcaption') caption = tag.kind === 'open' ? tag : undefined;
    if (tag.name !== 'figure') continue;
    if (tag.kind === 'open') open.push({ tag, embeds: 0, hasText: false, hasCaption: false });
    else if (figure && tag.partner === figure.tag) {
      open.pop();
      if (figure.embeds === 1 && !figure.hasText && figure.hasCaption) found.add(figure.tag);
    }
  }
  return found;
}

/** Whether a text between tags is more than white space; a hard blank is more. */
function isShown(text: string): boolean {
  return /[^ \t\n\r\f]/.test(text.includes('<!--') ? text.replace(/<!--[\s\S]*?-->/g, '') : text);
}

/** Whether attributes of an image stand for its text, as its `alt` would. */
export function isExplainedByAttributes(image: Tag): boolean {
  const textOf = (name: string): string => findAttribute(image, name)?.value?.trim() ?? '';
  if (['title', 'aria-label', 'aria-labelledby'].some(name => textOf(name) !== '')) return true;
  return /^(?:presentation|none)$/i.test(textOf('role'));
}
