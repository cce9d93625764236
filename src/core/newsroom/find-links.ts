import { type Span, spanOf } from '../text/span.ts';

/** A link as it stands in a text. */
export interface LinkPlace {
  /** What the link names, with `&` for `&amp;` and without blanks around it. */
  readonly target: string;
  /** `address`, the name of a post's file in `{% post_url %}`, or a path of the site in `{% link %}`. */
  readonly kind: 'address' | 'post_url' | 'link';
  readonly span: Span;
}

/** Longer addresses are data, in UTF-16 units. */
const MAX_LENGTH = 2000;
/** So far behind its mark, in UTF-16 units, a link is read; what goes on is longer than any address. */
const MAX_REACH = MAX_LENGTH + 100;

interface Mark {
  readonly mark: string;
  readonly pattern: RegExp;
}

/** Looked for as letters, which is fast, and read from there. */
const marks: readonly Mark[] = [
  { mark: '](', pattern: /^\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/ },
  { mark: '{%', pattern: /^\{%-?\s*(?:post_url|link)\s+([^\s%}]+)\s*-?%\}/ },
];
const HREF = /(?<![\w-])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?([^\s<>]+)/gm;

/**
 * Finds the links in a text from the UTF-16 offset `from` on, in source order. It looks for `href=`, `](…)`,
 * `[…]: …` and Liquid's tags, and does not read the text as kramdown does, which would take fifty times as long: a
 * newsroom has a hundred thousand posts. So it finds links in comments and in code as well. What is judged is found by
 * rules, and they read the post.
 */
export function findLinks(text: string, from: number): readonly LinkPlace[] {
  const body = from === 0 ? text : text.slice(from);
  const patterns = body.includes(']:') ? [HREF, DEFINITION] : [HREF];
  const links = [
    ...patterns.flatMap(pattern =>
      Array.from(body.matchAll(pattern), match => toLink(match, from + match.index)),
    ),
    ...marks.flatMap(mark => linksAt(text, from, mark)),
  ];
  // What Liquid makes of anything else than its two tags for links is not known here.
  const isAddress = ({ target }: LinkPlace): boolean =>
    target !== '' && target.length <= MAX_LENGTH && !target.startsWith('{');
  return links.filter(isAddress).sort((a, b) => a.span.start - b.span.start);
}

function linksAt(text: string, from: number, { mark, pattern }: Mark): readonly LinkPlace[] {
  const links: LinkPlace[] = [];
  let at = text.indexOf(mark, from);
  while (at >= 0) {
    const match = pattern.exec(text.slice(at, at + MAX_REACH));
    if (match) links.push(toLink(match, at));
    at = text.indexOf(mark, at + (match?.[0] ?? mark).length);
  }
  return links;
}

/** What has matched at an offset of the text. Its groups have no names: an object for each would take most of the time. */
function toLink(match: RegExpExecArray, at: number): LinkPlace {
  const written = match[1] ?? match[2] ?? match[3] ?? '';
  const start = at + match[0].lastIndexOf(written);
  const tag = match[0].startsWith('{%') && /post_url|link/.exec(match[0])?.[0];
  const kind = tag === 'post_url' || tag === 'link' ? tag : 'address';
  return { target: targetOf(written), kind, span: spanOf(start, start + written.length) };
}

function targetOf(written: string): string {
  return (written.includes('&amp;') ? written.replaceAll('&amp;', '&') : written).trim();
}
