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

const patterns: readonly { readonly hint: RegExp; readonly pattern: RegExp }[] = [
  { hint: /href/i, pattern: /(?<![\w-])href\s*=\s*(?:"(?<a>[^"]*)"|'(?<b>[^']*)'|(?<c>[^\s"'>]+))/gi },
  { hint: /\]\(/, pattern: /\]\([ \t]*(?:<(?<a>[^<>\n]*)>|(?<b>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))/g },
  { hint: /\]:/, pattern: /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?(?<a>[^\s<>]+)/gm },
  { hint: /\{%/, pattern: /\{%-?\s*(?<tag>post_url|link)\s+(?<a>[^\s%}]+)\s*-?%\}/g },
];

/**
 * Finds the links in a text from the UTF-16 offset `from` on, in source order. It looks for `href=`, `](…)`,
 * `[…]: …` and Liquid's tags, and does not read the text as kramdown does, which would take fifty times as long: a
 * newsroom has a hundred thousand posts. So it finds links in comments and in code as well. What is judged is found by
 * rules, and they read the post.
 */
export function findLinks(text: string, from: number): readonly LinkPlace[] {
  const body = from === 0 ? text : text.slice(from);
  const links = patterns
    .filter(({ hint }) => hint.test(body))
    .flatMap(({ pattern }) => Array.from(body.matchAll(pattern), match => toLink(match, from)));
  return (
    links
      .filter(({ target }) => target !== '' && target.length <= MAX_LENGTH)
      // What Liquid makes of anything else than its two tags for links is not known here.
      .filter(({ target }) => !target.startsWith('{'))
      .sort((a, b) => a.span.start - b.span.start)
  );
}

function toLink(match: RegExpExecArray, from: number): LinkPlace {
  const { a, b, c, tag } = match.groups!;
  const written = a ?? b ?? c ?? '';
  const start = from + match.index + match[0].lastIndexOf(written);
  const kind = tag === 'post_url' || tag === 'link' ? tag : 'address';
  return { target: targetOf(written), kind, span: spanOf(start, start + written.length) };
}

function targetOf(written: string): string {
  return (written.includes('&amp;') ? written.replaceAll('&amp;', '&') : written).trim();
}
