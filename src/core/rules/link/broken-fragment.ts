import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { ownPath } from '../../newsroom/own-pages.ts';
import { oncePer } from '../../post/once-per-post.ts';
import type { Post } from '../../post/post.ts';
import { idsOfTemplates, idsOnPage, otherPageAt } from '../../published/ids-on-page.ts';
import { type PageAddress, pageAddresses } from '../../published/page-addresses.ts';
import { remove, replace, type Span, spanOf } from '../../text/span.ts';
import { decodeUrlPart, referenceKind } from '../../text/url.ts';
import { defineRule, type Facts, type Fix } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/**
 * To these leads the browser itself, kramdown's footnotes and table of contents, or the layout around the post; `t=90` is
 * a time in a recording, which a player asks for.
 */
const ELSEWHERE =
  /^(?:top|fn(?:ref)?:.*|comments?|respond|disqus_thread|(?:main-?)?content|main|header|footer|nav|menu|search|toc|markdown-toc.*|t=[\d:.,hms]+|:~:.*|[!/].*)$/i;

/** What else asks for the part of a page than the browser does: a line of code, a time, what a script shows. */
const NO_ID = /[=&]|^L\d+/;

export default defineRule({
  id: 'link/broken-fragment',
  summary:
    'A link to a part of a page that does not exist: readers stay where they are or land at the top of the page.',
  severity: 'info',
  isOfProofer: true,
  messages: {
    one: 'No part of this post has the id "{id}": readers who follow the link stay where they are.',
    many: 'This link ("{id}") and {count} more lead to ids that the post does not have: readers stay where they are.',
    near: 'The id of this part is "{near}", not "{id}": readers who follow the link stay where they are.',
    nearMany:
      'This link and {count} more use wrong ids, such as "{id}" instead of "{near}": readers stay where they are.',
    other: 'No part of {page} has the id "{id}": the link leads to the top of the page.',
    otherMany:
      'This link ("{id}") and {count} more lead to ids that {page} does not have: readers land at its top.',
    nearOther:
      'The id of this part of {page} is "{near}", not "{id}": the link leads to the top of the page.',
    another: 'This link too',
    fixTitle: 'Remove the link but keep its text',
    nearTitle: 'Link to #{near}',
    allTitle: 'Use the ids that the parts have',
  },
  judgesLiquid: true,
  *check(post, context) {
    const { facts, finding, say } = context;
    const links = pageAddresses(post).filter(
      ({ name, address, isOfTag }) => !isOfTag && isToPart(name, address),
    );
    if (links.length === 0) return;
    const unwrapped: (MendedPlace & { readonly id: string })[] = [];
    const mended: (MendedPlace & { readonly id: string; readonly near: string })[] = [];
    const elsewhere = new Map<string, (MendedPlace & { readonly id: string })[]>();
    for (const link of links) {
      const found = judge(link, post, facts);
      if (!found) continue;
      const { id, near, page, idSpan } = found;
      const edits = near !== undefined && idSpan ? [replace(idSpan, near)] : [];
      if (page !== undefined) {
        const title = say('nearTitle', { near: near ?? '' });
        const fixes: readonly Fix[] =
          edits.length > 0 ? [{ title, safety: 'review', changes: ['address'], edits }] : [];
        const parts = { span: link.span, fixes };
        if (near === undefined) {
          const places = elsewhere.get(page) ?? [];
          elsewhere.set(page, places);
          places.push({ span: link.span, edits, id });
        } else yield finding('nearOther', { id, near, page }, { ...parts, severity: 'warning' });
      } else if (near === undefined) unwrapped.push({ ...unwrap(link), id });
      else mended.push({ span: link.span, edits, id, near });
    }
    for (const [page, places] of elsewhere) {
      if (!hasSome(places)) continue;
      const { id } = places[0];
      const count = places.length - 1;
      const parts = together(places, { others: say('another', {}), title: '', safety: 'review' });
      yield count > 0
        ? finding('otherMany', { id, page, count }, parts)
        : finding('other', { id, page }, parts);
    }
    if (hasSome(mended)) {
      const { id, near } = mended[0];
      const count = mended.length - 1;
      const title = count === 0 ? say('nearTitle', { near }) : say('allTitle', {});
      const parts = {
        ...together(mended, { others: say('another', {}), title, safety: 'review', changes: ['address'] }),
        severity: 'warning',
      } as const;
      yield count > 0
        ? finding('nearMany', { id, near, count }, parts)
        : finding('near', { id, near }, parts);
    }
    if (!hasSome(unwrapped)) return;
    const { id } = unwrapped[0];
    const count = unwrapped.length - 1;
    const parts = together(unwrapped, {
      others: say('another', {}),
      title: say('fixTitle', {}),
      safety: 'review',
    });
    yield count > 0 ? finding('many', { id, count }, parts) : finding('one', { id }, parts);
  },
});

function isToPart(name: string, address: string): boolean {
  const id = /#(.+)$/s.exec(address)?.[1]?.trim();
  return (name === 'a' || name === 'area') && id !== undefined && !ELSEWHERE.test(decodeUrlPart(id));
}

/** A link to a part that is not there. */
interface Broken {
  readonly id: string;
  /** The id that most likely was meant. */
  readonly near: string | undefined;
  /** The file of the page; undefined where it is the post itself. */
  readonly page: string | undefined;
  /** Where the id stands, as far as it is written. */
  readonly idSpan: Span | undefined;
}

function judge({ address, span, hasLiquid }: PageAddress, post: Post, facts: Facts): Broken | undefined {
  const hash = address.indexOf('#');
  const fragment = address.slice(hash + 1).trim();
  const isOwn = referenceKind(address) === 'fragment';
  if (isOwn && hasLiquid) return undefined;
  const other = isOwn ? undefined : pageOf(address.slice(0, hash), post, facts);
  if (!isOwn && (!other || NO_ID.test(fragment))) return undefined;
  const isSame = isOwn || other!.file === post.path;
  const ids = isSame ? idsOnPage(post).ids : other!.ids;
  if (!ids) return undefined;
  const id = decodeUrlPart(fragment);
  const { files } = facts.site;
  if (ids.has(id) || ids.has(fragment) || (files && idsOfTemplates(files).has(id))) return undefined;
  const near = nearestId(id, ids);
  // What is done to pages behind kramdown may give headings ids of another kind.
  const { rewriters, markdown } = facts.site.build;
  const isOtherwise =
    markdown.engine !== 'kramdown' || rewriters.some(({ touches }) => touches === undefined);
  if (isOtherwise && (near !== undefined || !isOwn)) return undefined;
  const written = post.text.slice(span.start, span.end);
  const at = written.lastIndexOf(`#${fragment}`);
  const idSpan = at < 0 ? undefined : spanOf(span.start + at + 1, span.start + at + 1 + fragment.length);
  return { id, near, page: isSame ? undefined : other!.file, idSpan };
}

function pageOf(address: string, post: Post, { site, newsroom }: Facts): ReturnType<typeof otherPageAt> {
  const kind = referenceKind(address);
  const permalink = newsroom?.get(post.path)?.permalink;
  if (kind === 'relative' && permalink === undefined) return undefined;
  const path = ownPath(decodeEntities(address), { permalink }, site);
  return path === undefined ? undefined : otherPageAt(path, { site, newsroom });
}

/** The one id of the same letters and digits. */
function nearestId(id: string, ids: ReadonlySet<string>): string | undefined {
  const words = wordsOf(id);
  const near = words === '' ? undefined : idsByWords(ids).get(words);
  return near !== undefined && /^[^\s"'<>()]+$/.test(near) ? near : undefined;
}

/** Those that no other id has the words of. */
const idsByWords = oncePer((ids: ReadonlySet<string>): ReadonlyMap<string, string | undefined> => {
  const found = new Map<string, string | undefined>();
  for (const id of ids) found.set(wordsOf(id), found.has(wordsOf(id)) ? undefined : id);
  return found;
});

/** The letters and digits of a text: what kramdown keeps of a heading, or less. */
function wordsOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

function unwrap({ tag, span }: PageAddress): MendedPlace {
  const edits = tag?.partner ? [remove(tag.span), remove(tag.partner.span)] : [];
  return { span, edits };
}
