import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { isRealImage, lazyAttributes } from '../../markup/lazy-image.ts';
import { addAttribute, removeAttribute, setValue } from '../../markup/tag-edits.ts';
import { remove, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

const messages = {
  missing: 'This image has no URL: readers see no image.',
  lazy: 'A script of the old page loaded this image: without it, readers see a placeholder or nothing.',
  another: 'This image too',
  copyTitle: 'Insert the URL of the image',
  removeTitle: 'Remove the image',
} as const;

/** Scripts hide so what they have not loaded. */
const HIDDEN = /^\s*display\s*:\s*none\s*;\s*visibility\s*:\s*hidden\s*;?\s*$/i;

export default defineRule({
  id: 'image/missing-src',
  summary: 'An image without a URL, or with a placeholder that a script of the old page used to replace.',
  severity: 'error',
  isOfProofer: true,
  messages,
  *check(post, context) {
    const lazy: MendedPlace[] = [];
    for (const image of startTags(post, 'img')) {
      if (image.attributes.some(attribute => attribute.hasLiquid)) continue;
      const edits = mend(image, post.text);
      if (edits.length > 0) lazy.push({ span: image.span, edits });
      else if (!findAttribute(image, 'src')?.value?.trim() && !findAttribute(image, 'srcset')) {
        const removal = [remove(image.span)];
        const fixes = [{ title: context.say('removeTitle', {}), safety: 'review', edits: removal }] as const;
        yield context.finding('missing', {}, { span: image.span, fixes });
      }
    }
    if (!hasSome(lazy)) return;
    const others = context.say('another', {});
    const parts = together(lazy, {
      others,
      title: context.say('copyTitle', {}),
      safety: 'safe',
      changes: ['address'],
    });
    yield context.finding('lazy', {}, parts);
  },
});

/** What makes an image show that waits for its script; nothing for others. */
function mend(image: Tag, text: string): readonly TextEdit[] {
  const src = findAttribute(image, 'src');
  const srcset = findAttribute(image, 'srcset');
  // Browsers prefer `srcset` to `src`.
  if (srcset && isRealImage(srcset.value ?? '')) return [];
  const edits: TextEdit[] = [];
  if (!isRealImage(src?.value ?? '')) {
    const real = realAddress(image);
    if (real === undefined) return [];
    edits.push(src ? setValue(src, real) : addAttribute(image, 'src', real));
    const style = findAttribute(image, 'style');
    if (style && HIDDEN.test(style.value ?? '')) edits.push(removeAttribute(style, text));
  }
  if (srcset) edits.push(removeAttribute(srcset, text));
  return edits;
}

/** The address that the script would have put in. */
function realAddress(image: Tag): string | undefined {
  for (const name of lazyAttributes) {
    const value = findAttribute(image, name)?.value?.trim() ?? '';
    const url = name.endsWith('srcset') ? largestOf(value) : value;
    if (isRealImage(url) && /^(?:https?:\/)?\/|^[\w./-]+\.\w{3,4}(?:[?#]|$)/i.test(url) && !/["\s]/.test(url))
      return url;
  }
  return undefined;
}

/** The largest image of a `srcset`. */
function largestOf(srcset: string): string {
  let best = { url: '', size: -1 };
  for (const candidate of srcset.split(/,\s+/)) {
    const [url = '', descriptor = ''] = candidate.trim().split(/\s+/);
    const size = Number.parseFloat(descriptor) || 0;
    if (size > best.size) best = { url, size };
  }
  return best.url;
}
