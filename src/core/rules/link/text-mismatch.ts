import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { plainText } from '../../markup/captions.ts';
import { escapeValue, setValue } from '../../markup/tag-edits.ts';
import type { Post } from '../../post/post.ts';
import { decodeAddress } from '../../text/address-key.ts';
import { isSameAddress } from '../../text/same-address.ts';
import { insert, remove, spanOf, type TextEdit } from '../../text/span.ts';
import { hostOf } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';
import { isPageItself } from './page-itself.ts';

/** The start of a link that shows an address, perhaps set in another type. */
const ADDRESS_START = /\s*(?:<(?:span|b|i|u|em|strong)\b[^<>]*>\s*)?(?:https?:|www\.)/iy;
/** A text that is nothing but an address. */
const ADDRESS = /^(?:https?:\/\/|www\.)[^\s"'<>]+$/i;
/** Marks that end a sentence or a bracket around an address. */
const CLOSING_MARKS = /[)\]）】》」』”。，、；：！？…,;.!'"]{1,9}$/;
/** Those that no address ends with unless it is encoded. */
const CHINESE_MARKS = /[）】》」』”。，、；：！？]{1,9}$/;
/** The name of a host: what is cut off (`…`), or holds left-over markup, is none. */
const HOST = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;
/** Longer than any address that is shown. */
const LONG = 2000;

export default defineRule({
  id: 'link/text-mismatch',
  summary: 'A link that shows one URL and leads to another.',
  severity: 'info',
  messages: {
    swallowed: 'The URL includes "{marks}" from the text around it: it probably leads nowhere.',
    elsewhere: 'This link shows {shown} but leads to {host}.',
    several: '{count} links show one URL but lead to another, this one to {host}.',
    another: 'This link too',
    trimTitle: 'Remove "{marks}" from the URL',
    writeTitle: 'Link to the URL that it shows',
  },
  *check(post, context) {
    const elsewhere: (MendedPlace & { readonly shown: string; readonly host: string })[] = [];
    for (const link of findShownAddresses(post)) {
      const { tag, href } = link;
      const swallowed = findSwallowed(link);
      if (swallowed) {
        const { marks } = swallowed;
        const title = context.say('trimTitle', { marks });
        const fix: Fix = {
          title,
          safety: 'review',
          changes: ['address'],
          edits: trimLink(link, swallowed, post.text),
        };
        yield context.finding('swallowed', { marks }, { span: href.span, fixes: [fix] });
        continue;
      }
      const target = withScheme(link.shown);
      const [shown, host] = [hostOf(target), hostOf(link.address)];
      if (shown === undefined || host === undefined || !HOST.test(shown)) continue;
      if (isPageItself(target, link.address)) continue;
      elsewhere.push({ span: tag.span, edits: [setValue(href, escapeValue(target))], shown, host });
    }
    if (!hasSome(elsewhere)) return;
    const { shown, host } = elsewhere[0];
    const others = context.say('another', {});
    const parts = together(elsewhere, {
      others,
      title: context.say('writeTitle', {}),
      safety: 'review',
      changes: ['address'],
    });
    yield elsewhere.length === 1
      ? context.finding('elsewhere', { shown, host }, parts)
      : context.finding('several', { count: elsewhere.length, host }, parts);
  },
});

interface ShownAddress {
  readonly tag: Tag;
  readonly href: Attribute;
  readonly shown: string;
  /** Where it leads, entities decoded. */
  readonly address: string;
}

/** The links whose text is an address. */
function* findShownAddresses(post: Post): Generator<ShownAddress> {
  for (const tag of startTags(post, 'a')) {
    const { end } = tag.span;
    const length = (tag.partner?.span.start ?? end) - end;
    if (!tag.partner || length < 8 || length > LONG || !startsWithAddress(post.text, end)) continue;
    const href = findAttribute(tag, 'href');
    if (!href?.value || href.hasLiquid) continue;
    const shown = plainText(post.text.slice(end, tag.partner.span.start));
    if (!ADDRESS.test(shown)) continue;
    const address = decodeEntities(href.value).trim();
    if (/^https?:\/\//i.test(address)) yield { tag, href, shown, address };
  }
}

/** Most links show words, which their first letters tell. */
function startsWithAddress(text: string, start: number): boolean {
  ADDRESS_START.lastIndex = start;
  return ADDRESS_START.test(text);
}

/** Marks at the end of an address that belong to the text around the link, as the text and the address write them. */
interface Swallowed {
  readonly marks: string;
  readonly trimmed: string;
}

function findSwallowed({ shown, address }: ShownAddress): Swallowed | undefined {
  const decoded = decodeAddress(address);
  const marks = CLOSING_MARKS.exec(decoded)?.[0] ?? '';
  const rest = decoded.slice(0, decoded.length - marks.length);
  // What is shown tells where the address ends; if it has the marks too, only those of Chinese end none.
  if (isSameAddress(rest, withScheme(shown))) return trim(address, marks);
  const chinese = CHINESE_MARKS.exec(decoded)?.[0] ?? '';
  const isPair = chinese.includes('）') && decoded.includes('（');
  return !isPair && isSameAddress(address, withScheme(shown)) ? trim(address, chinese) : undefined;
}

function trim(address: string, marks: string): Swallowed | undefined {
  if (marks === '') return undefined;
  const written = [marks, encodeURIComponent(marks)].find(ending =>
    address.toUpperCase().endsWith(ending.toUpperCase()),
  );
  return written === undefined ? undefined : { marks, trimmed: address.slice(0, -written.length) };
}

/** Takes the marks out of the address, and in the text puts them behind the link. */
function trimLink(
  { tag, href }: ShownAddress,
  { marks, trimmed }: Swallowed,
  text: string,
): readonly TextEdit[] {
  const edits = [setValue(href, escapeValue(trimmed))];
  const end = tag.partner!.span;
  if (!text.slice(tag.span.end, end.start).endsWith(marks)) return edits;
  return [...edits, remove(spanOf(end.start - marks.length, end.start)), insert(end.end, marks)];
}

function withScheme(shown: string): string {
  return /^https?:/i.test(shown) ? shown : `http://${shown}`;
}
