import { detailsOf, type Element } from '../../kramdown/element.ts';
import { findAttribute } from '../../kramdown/tag.ts';
import { isStartTag } from '../../markup/ancestors.ts';
import { type UrlPlace, urlPlaces } from '../../markup/url-places.ts';
import type { Post } from '../../post/post.ts';
import { remove } from '../../text/span.ts';
import { decodeUrlPart } from '../../text/url.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** To these leads the browser itself, kramdown's footnotes, or the layout around the post. */
const ELSEWHERE =
  /^(?:top|fn(?:ref)?:.*|comments?|respond|disqus_thread|(?:main-?)?content|main|header|footer|nav|menu|search|toc|:~:.*)$/i;

export default defineRule({
  id: 'link/broken-fragment',
  summary: 'A link to a part of the post that is not there: whoever follows it stays where he is.',
  severity: 'info',
  messages: {
    one: 'No part of this post is called "{id}": whoever follows the link stays where he is.',
    many: 'No part of this post is called "{id}": whoever follows the link stays where he is. So it is with {count} more.',
    another: 'This link too',
    fixTitle: 'Keep the text, remove the link',
  },
  *check(post, context) {
    const links = urlPlaces(post).filter(({ name, url }) => name === 'a' && /^\s*#[^#\s]/.test(url));
    if (links.length === 0 || mayLiquidMakeIds(post)) return;
    const ids = collectIds(post);
    const broken = links.filter(({ url }) => !isThere(url.trim().slice(1), ids));
    const places = broken.map(place => ({ ...unwrap(place), url: place.url.trim() }));
    if (!hasSome(places)) return;
    const id = places[0].url.slice(1);
    const count = places.length - 1;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('fixTitle', {}), safety: 'review' });
    yield count > 0 ? context.finding('many', { id, count }, parts) : context.finding('one', { id }, parts);
  },
});

/** A file that is included may hold any id, and so may a value that Liquid writes. */
function mayLiquidMakeIds({ body }: Post): boolean {
  if (body.liquid.spans.length === 0) return false;
  return (
    body.placeholders.some(({ written }) => /^\{%-?\s*include/.test(written)) ||
    body.tags.some(tag =>
      tag.attributes.some(({ key, hasLiquid }) => hasLiquid && (key === 'id' || key === 'name')),
    )
  );
}

interface Ids {
  /** Those that are written. */
  readonly given: ReadonlySet<string>;
  /** The words of headings, of which kramdown makes ids. */
  readonly headings: ReadonlySet<string>;
}

function collectIds(post: Post): Ids {
  const given = new Set<string>();
  // Not those alone that Liquid has no part in.
  for (const tag of post.body.tags) {
    if (!isStartTag(tag)) continue;
    for (const name of ['id', 'name']) {
      const value = findAttribute(tag, name)?.value;
      if (value) given.add(value.trim());
    }
  }
  for (const { 1: id } of post.text.matchAll(/\{:[^{}\n]{0,100}?#([\w:-]{1,100})/g)) given.add(id!);
  const headings = new Set<string>();
  collectHeadings(post.body.root, headings);
  return { given, headings };
}

function collectHeadings(element: Element, headings: Set<string>): void {
  for (const child of element.children) {
    const heading = detailsOf(child, 'heading');
    if (heading) headings.add(wordsOf(heading.text)).add('section');
    else if (child.children.length > 0) collectHeadings(child, headings);
  }
}

function isThere(fragment: string, { given, headings }: Ids): boolean {
  const id = decodeUrlPart(fragment.replaceAll('&amp;', '&'));
  if (ELSEWHERE.test(id) || given.has(id) || given.has(fragment)) return true;
  // Of equal ids kramdown numbers the later ones.
  return headings.has(wordsOf(id)) || headings.has(wordsOf(id.replace(/-\d+$/, '')));
}

/** The letters and digits of a text: what kramdown keeps of a heading, or less. */
function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function unwrap({ tag, span }: UrlPlace): MendedPlace {
  const edits = tag?.partner ? [remove(tag.span), remove(tag.partner.span)] : [];
  return { span, edits };
}
