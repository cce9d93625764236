import { oncePerPost } from '../post/once-per-post.ts';
import type { Post } from '../post/post.ts';
import { type Span, spanOf } from '../text/span.ts';
import { decodeUrlPart } from '../text/url.ts';

/** Attributes that name elements by their ids, separated by blanks. */
const idLists: ReadonlySet<string> = new Set([
  'aria-activedescendant',
  'aria-controls',
  'aria-describedby',
  'aria-details',
  'aria-errormessage',
  'aria-flowto',
  'aria-labelledby',
  'aria-owns',
  'data-target',
  'for',
  'form',
  'headers',
  'list',
]);

/** Where an id is named, by the id; what stands in a URL is decoded. */
export const findIdReferences = oncePerPost(searchIdReferences);

function searchIdReferences(post: Post): ReadonlyMap<string, readonly Span[]> {
  const references = new Map<string, Span[]>();
  const add = (id: string, span: Span): void => {
    const known = references.get(id);
    if (known) known.push(span);
    else references.set(id, [span]);
  };
  for (const { attributes } of post.body.tags) {
    for (const attribute of attributes) {
      const { key, value } = attribute;
      if (!value || !(value.startsWith('#') || idLists.has(key))) continue;
      const { valueSpan } = attribute;
      if (!valueSpan) continue;
      const { start, end } = valueSpan;
      // Where Liquid wrote into the value, its places are not those of the file.
      if (end - start !== value.length) continue;
      if (value.startsWith('#')) add(decodeUrlPart(value.slice(1)), spanOf(start + 1, end));
      else {
        for (const { 0: id, index } of value.matchAll(/[^\s#]+/g)) {
          add(id, spanOf(start + index, start + index + id.length));
        }
      }
    }
  }
  for (const { 1: fragment, index } of post.text.matchAll(/\]\(#([^()\s]{1,200})/g)) {
    add(decodeUrlPart(fragment!), spanOf(index + 3, index + 3 + fragment!.length));
  }
  return references;
}
