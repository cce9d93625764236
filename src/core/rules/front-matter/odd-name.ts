import type { SeenTerm } from '../../newsroom/newsroom.ts';
import { ENOUGH_POSTS } from '../../newsroom/usual-fields.ts';
import type { Field } from '../../post/front-matter.ts';
import type { Violation } from '../../schema/validate.ts';
import { findMisspelling } from '../../text/words/misspelling.ts';
import type { Facts } from '../rule.ts';

/** Fields whose values are names that the site gives: it has few, and many posts have each. */
export const oddFields = ['layout', 'lang'] as const;

/** What so many posts do is what is done here. */
const SEVERAL = 3;
/** Or so large a part of those that have the field. */
const PART = 0.02;

/** Whether others have such values as well: a list of authors, a language of the site's own naming. */
export function isUsualHere(
  { name, value }: Field,
  { keyword }: Violation,
  { newsroom, templates }: Facts,
): boolean {
  if (Array.isArray(value) && keyword === 'type') {
    if (templates?.takesList(name)) return true;
    const lists = newsroom?.count('fields', `${name}[]`) ?? 0;
    return lists >= Math.max(SEVERAL, PART * (newsroom?.count('fields', name) ?? 0));
  }
  return name === 'lang' && typeof value === 'string' && (newsroom?.count('lang', value) ?? 0) >= SEVERAL;
}

/** The usual name that is much like the one that only this post has; undefined where it may well be meant. */
export function findOddName({ name, value }: Field, { newsroom, templates }: Facts): SeenTerm | undefined {
  const kind = name === 'layout' ? 'layout' : 'lang';
  if (!newsroom || typeof value !== 'string' || newsroom.count(kind, value) > 1) return undefined;
  if (kind === 'layout' && templates?.hasLayout(value)) return undefined;
  const usual = newsroom.seen(kind).filter(({ text, posts }) => posts >= ENOUGH_POSTS && text !== value);
  const folded = usual.find(({ text }) => fold(text) === fold(value));
  // Names of languages are so short that each is much like another.
  if (folded || kind === 'lang') return folded;
  const meant = findMisspelling(
    value,
    usual.map(({ text }) => text),
  );
  return usual.find(({ text }) => text === meant);
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}
