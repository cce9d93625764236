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
  const html = keptOfText(last.html, article.html);
  // Cut in two, a character outside of the Basic Multilingual Plane would be none.
  if (isHighSurrogate(article.html.charCodeAt(html.before - 1))) html.before--;
  if (isLowSurrogate(article.html.charCodeAt(article.html.length - html.behind))) html.behind--;
  const shift = (article.places.at(-1) ?? 0) - (last.places.at(-1) ?? 0);
  const places = keptOfPlaces(last.places, article.places, shift);
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

/** How much of the start and of the end of a text is the same. */
function keptOfText(last: string, next: string): { before: number; behind: number } {
  const most = Math.min(last.length, next.length);
  const isSame = (start: number, length: number): boolean =>
    last.slice(start, start + length) === next.slice(start, start + length);
  const before = longest(most, isSame);
  const isSameEnd = (end: number, length: number): boolean =>
    last.slice(last.length - end - length, last.length - end) ===
    next.slice(next.length - end - length, next.length - end);
  return { before, behind: longest(most - before, isSameEnd) };
}

/** Characters that are compared at once: one by one takes much longer for a post of some hundred thousand. */
const STRETCH = 1024;

/** How far it goes, up to `most`; `isSame` is asked for one stretch after the other, and at last for single characters. */
function longest(most: number, isSame: (from: number, length: number) => boolean): number {
  let length = 0;
  while (length + STRETCH <= most && isSame(length, STRETCH)) length += STRETCH;
  while (length < most && isSame(length, 1)) length++;
  return length;
}

/** The same of places; those behind have moved by `shift`. */
function keptOfPlaces(
  last: readonly number[],
  next: readonly number[],
  shift: number,
): { before: number; behind: number } {
  const most = Math.min(last.length, next.length);
  let before = 0;
  while (before < most && last[before] === next[before]) before++;
  let behind = 0;
  while (behind < most - before && last[last.length - 1 - behind]! + shift === next[next.length - 1 - behind])
    behind++;
  return { before, behind };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
