import type { Article, Kept } from './protocol.ts';

/** An article as it is sent: of one of which some stays, `html` and `places` are what has changed. */
export interface ArticleSent {
  readonly article: Article;
  readonly kept: Kept | undefined;
}

/** Leaves out what the page has of the article that it was sent last: with most keys that is nearly all. */
export function leaveOutKept(article: Article, last: Article | undefined): ArticleSent {
  const isSamePost = last?.uri === article.uri && last.placeAttribute === article.placeAttribute;
  if (!isSamePost) return { article, kept: undefined };
  const html = keptOf(last.html, article.html, 0);
  // Cut in two, a character outside of the Basic Multilingual Plane would be none.
  if (isHighSurrogate(article.html.charCodeAt(html.before - 1))) html.before--;
  if (isLowSurrogate(article.html.charCodeAt(article.html.length - html.behind))) html.behind--;
  const shift = (article.places.at(-1) ?? 0) - (last.places.at(-1) ?? 0);
  const places = keptOf(last.places, article.places, shift);
  const changed = {
    ...article,
    html: article.html.slice(html.before, article.html.length - html.behind),
    places: article.places.slice(places.before, article.places.length - places.behind),
  };
  return { article: changed, kept: { version: last.version, html, places: { ...places, shift } } };
}

/** Puts back what was left out; undefined where `last` is not the article of which it was left out. */
export function putBackKept({ article, kept }: ArticleSent, last: Article | undefined): Article | undefined {
  if (kept === undefined) return article;
  if (last?.uri !== article.uri || last.version !== kept.version) return undefined;
  const { html, places } = kept;
  return {
    ...article,
    html: last.html.slice(0, html.before) + article.html + last.html.slice(last.html.length - html.behind),
    places: [
      ...last.places.slice(0, places.before),
      ...article.places,
      ...last.places.slice(last.places.length - places.behind).map(offset => offset + places.shift),
    ],
  };
}

/** How much of the start and of the end is the same; what stands behind has moved by `shift`. */
function keptOf<T extends string | readonly number[]>(
  last: T,
  next: T,
  shift: number,
): { before: number; behind: number } {
  const most = Math.min(last.length, next.length);
  let before = 0;
  while (before < most && last[before] === next[before]) before++;
  let behind = 0;
  const isSame = (index: number): boolean => {
    const [old, fresh] = [last.at(-index), next.at(-index)];
    return typeof old === 'number' ? old + shift === fresh : old === fresh;
  };
  while (behind < most - before && isSame(behind + 1)) behind++;
  return { before, behind };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
