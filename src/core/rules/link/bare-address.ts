import { decodeEntities } from '../../kramdown/decode-entities.ts';
import type { Element } from '../../kramdown/element.ts';
import { HIDDEN, isInline, markdownRuns } from '../../markup/markdown-runs.ts';
import { verbatim } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { lastAtOrBefore } from '../../text/sorted.ts';
import { insert, replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

const messages = {
  one: 'Jekyll does not turn this URL into a link: readers cannot follow it.',
  several: 'Jekyll does not turn {count} URLs into links: readers cannot follow them.',
  emphasis: 'Jekyll takes part of this URL for emphasis: readers see it without its _ or *.',
  another: 'This URL too',
  linkTitle: 'Turn into links',
} as const;

/** No value of an attribute, and no target of a link. */
const BARE = /https?:\/\/(?<!(?:[\w/=@"'<-]|\]\(|\]: ?|&lt;)https?:\/\/)/;

export default defineRule({
  id: 'link/bare-address',
  summary:
    'A URL in the text that is not a link: kramdown does not make it one, though other Markdown converters do.',
  severity: 'info',
  messages,
  *check(post, context) {
    // The front matter often holds an address, and is none of it.
    const { start } = post.body.span;
    if (!BARE.test(post.text.slice(start)) || context.facts.site.build.markdown.engine !== 'kramdown') return;
    // Without an end, or with something above it, the front matter is the text here.
    if (!post.frontMatter?.closeFence) return;
    const addresses = findAddresses(post);
    const title = context.say('linkTitle', {});
    for (const { span, edits } of addresses.filter(({ isTorn }) => isTorn)) {
      const fixes: readonly Fix[] = [{ title, safety: 'review', edits, changes: ['mark', 'reveal'] }];
      yield context.finding('emphasis', {}, { span, fixes, severity: 'warning' });
    }
    const [first, ...others] = addresses.filter(({ isTorn }) => !isTorn);
    if (!first) return;
    const all = [first, ...others];
    const parts = all.map(({ edits }) => edits);
    const found = {
      span: first.span,
      related: others.map(({ span }) => ({ span, message: context.say('another', {}) })),
      fixes: [{ title, safety: 'review', edits: parts.flat(), parts, changes: ['mark'] }] as const,
    };
    const count = all.length;
    yield count === 1 ? context.finding('one', {}, found) : context.finding('several', { count }, found);
  },
});

interface BareAddress {
  readonly span: Span;
  readonly edits: readonly TextEdit[];
  /** kramdown read emphasis in it. */
  readonly isTorn: boolean;
}

/** Up to what is no part of an address, as people write them: a space, a bracket, a sign or a word of Chinese or Japanese. */
const ADDRESS =
  /https?:\/\/(?<!(?:[\w/=@"'<-]|&lt;)https?:\/\/)[^\s<>"'`|\\{}[\]\u2010-\u2027\u3000-\u303f\uff00-\uffef\ufffc\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu;

function findAddresses(post: Post): readonly BareAddress[] {
  const found: BareAddress[] = [];
  for (const { element, around, start, text } of markdownRuns(post)) {
    if ([...around, element].some(isLink)) continue;
    for (const match of text.matchAll(ADDRESS)) {
      // What was meant for a link of Markdown is told as such.
      if (isTarget(text, match.index)) continue;
      const behind =
        text[match.index + match[0].length] === HIDDEN
          ? post.text[start + match.index + match[0].length]!
          : '';
      const isTorn = /[_*]/.test(behind);
      // Behind an escape or an entity it goes on.
      const goesOn = isTorn || /[\\&]/.test(behind);
      const address = goesOn ? wholeAddress(post.text, start + match.index) : trimmed(match[0]);
      if (!isWhole(address)) continue;
      const span = spanOf(start + match.index, start + match.index + address.length);
      const meant = decodeEntities(address.replace(/\\(?=[_*~.-])/g, ''));
      const edits =
        meant === address ? [insert(span.start, '<'), insert(span.end, '>')] : [replace(span, `<${meant}>`)];
      found.push({ span, edits, isTorn });
    }
  }
  collectInHtml(post.body.root, false, { post, found });
  // In a tag that is printed an address is one of its attributes.
  const printed = post.body.tags.filter(tag => tag.printed);
  const starts = printed.map(tag => tag.span.start);
  const isInTag = ({ start }: Span): boolean =>
    (printed[lastAtOrBefore(starts, start)]?.span.end ?? 0) > start;
  return found.filter(({ span }) => !isInTag(span)).sort((a, b) => a.span.start - b.span.start);
}

/** Whether the address of a link of Markdown is to stand there. */
function isTarget(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 320), at);
  // Its brackets and parentheses are swapped.
  if (/\([^()[\]\n]{1,300}\)\[$/.test(before)) return true;
  if (!before.endsWith('(')) return false;
  if (/\]\s*\(\(?$/.test(before)) return true;
  // The bracket between the text and the address is missing.
  const isMeant = /\[[^[\]()\n^]{1,300}(?<=[\p{L}\p{N}])\($/u.test(before);
  return isMeant && !/^[^[\n]*\]/.test(text.slice(at, at + 2000));
}

function isLink({ type, value }: Element): boolean {
  return type === 'a' || (type === 'html' && (value === 'a' || value === 'button'));
}

function wholeAddress(text: string, start: number): string {
  return trimmed(/^[^\s<>"'`|{}[\]\u3000-\u303f\uff00-\uffef]+/.exec(text.slice(start, start + 2000))![0]);
}

/** Without the signs of the sentence, and a bracket that was opened before it. */
function trimmed(address: string): string {
  let end = address;
  for (;;) {
    const isOpened = end.includes('(') || !end.endsWith(')');
    const shorter = end.replace(/[.,;:!?*_~…]+$/, '');
    const next = isOpened ? shorter : shorter.replace(/\)$/, '');
    if (next === end) return end;
    end = next;
  }
}

/** With a host that may be one: no example cut short. */
function isWhole(address: string): boolean {
  return /^https?:\/\/[^/?#]+\.[a-z\d-]{2,}(?:[:/?#]|$)/i.test(address);
}

/** In these a browser shows no links. */
const closed: ReadonlySet<string> = new Set([...verbatim, 'title', 'noscript']);

interface Collection {
  readonly post: Post;
  readonly found: BareAddress[];
}

/** In HTML in which kramdown reads no Markdown. */
function collectInHtml(element: Element, isRaw: boolean, collection: Collection): void {
  const { post, found } = collection;
  const from = post.lead?.span.end ?? 0;
  for (const child of element.children) {
    if (child.type === 'html' && (closed.has(child.value) || isLink(child))) continue;
    if (child.type === 'text' && isRaw && child.start >= from && child.value.includes('http')) {
      const written = post.text.slice(child.start, child.end);
      for (const { 0: matched, index } of written.matchAll(ADDRESS)) {
        const address = trimmed(matched);
        if (!isWhole(address) || isTarget(written, index)) continue;
        const span = spanOf(child.start + index, child.start + index + address.length);
        // An entity of HTML is one in the value too.
        const edits = [insert(span.start, `<a href="${address}">`), insert(span.end, '</a>')];
        found.push({ span, edits, isTorn: false });
      }
    }
    const isRawChild = child.type === 'html' && child.contentModel === 'raw' && (child.isBlock || isRaw);
    if (child.children.length > 0) collectInHtml(child, isRawChild || (isRaw && isInline(child)), collection);
  }
}
