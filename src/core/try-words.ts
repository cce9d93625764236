import { check } from './check.ts';
import type { Post } from './post/post.ts';
import { rules } from './rules/index.ts';
import type { Facts } from './rules/rule.ts';
import { defaultSettings, type Settings } from './settings/settings.ts';
import type { Span } from './text/span.ts';
import type { HouseWord } from './text/words/house-words.ts';

const RULE = 'style/house-word';
const ruleSet = rules.filter(({ id }) => id === RULE);

/** Where a word of the house would be found in a post, were it switched on. */
export function tryHouseWord(post: Post, word: HouseWord, facts: Facts): readonly Span[] {
  const settings: Settings = { ...defaultSettings, words: [{ ...word, isOff: false }] };
  return check(post, facts, settings, ruleSet).flatMap(({ rule, span, related }) =>
    rule === RULE ? [span, ...related.map(place => place.span)] : [],
  );
}
