import { hostOf } from '../text/url.ts';
import type { Newsroom } from './newsroom.ts';
import type { PostSummary } from './post-summary.ts';
import { holdsUnit, titleUnits } from './title-units.ts';

/** A post, and how much it has to do with another one: comparable within one ranking only. */
export interface RelatedPost {
  readonly summary: PostSummary;
  readonly score: number;
}

/** What the others are compared with; a post that is not written yet may have no more than a title. */
export type RankedFor = Pick<
  PostSummary,
  'path' | 'title' | 'tags' | 'categories' | 'author' | 'from' | 'date'
> & {
  /** Its first words, without markup. */
  readonly words?: string | undefined;
  /** The paths of the posts that it links to, or that link to it: see `linkedPaths`. */
  readonly linked?: ReadonlySet<string> | undefined;
};

/** How much it counts that two posts share something; the rarer that is, the more. */
const weights = { title: 1, words: 0.3, ownWords: 0.15, term: 0.6, author: 0.3, host: 0.15 } as const;

/** As much as an editor's word for it counts: more than one rare word, less than two titles that are nearly the same. */
const LINK = 5;

/** Days after which nearness in time counts half. */
const HALF_LIFE = 30;
const DAY = 86_400_000;

/**
 * The posts that have most to do with one, best first: by links between them, rare words in their titles and first
 * words, tags, author, source, and dates that are near. Takes time linear in the newsroom: some microseconds a post.
 */
export function rankRelated(newsroom: Newsroom, post: RankedFor, limit = 20): readonly RelatedPost[] {
  const others = [...newsroom.all()].filter(({ path }) => path !== post.path).map(toCandidate);
  const scoreOf = createComparison(others, post);
  const ranked = others.map(candidate => ({ summary: candidate.summary, score: scoreOf(candidate) }));
  return ranked
    .sort((a, b) => b.score - a.score || (a.summary.path < b.summary.path ? -1 : 1))
    .slice(0, limit);
}

interface Candidate {
  readonly summary: PostSummary;
  /** In small letters, as units are. */
  readonly title: string;
  readonly words: string;
}

function toCandidate(summary: PostSummary): Candidate {
  return { summary, title: summary.title.toLowerCase(), words: summary.words.toLowerCase() };
}

function createComparison(others: readonly Candidate[], post: RankedFor): (candidate: Candidate) => number {
  const weigh = (things: readonly string[], has: (candidate: Candidate, thing: string) => boolean) =>
    things.map(thing => {
      let posts = 0;
      for (const candidate of others) if (has(candidate, thing)) posts++;
      return { thing, weight: rarity(posts, others.length) };
    });
  const units = weigh(titleUnits(post.title), ({ title }, unit) => holdsUnit(title, unit));
  const inTitles = new Set(units.map(({ thing }) => thing));
  const ownWords = titleUnits(post.words ?? '').filter(unit => !inTitles.has(unit));
  const ownUnits = weigh(ownWords, ({ title }, unit) => holdsUnit(title, unit));
  const terms = weigh(termsOf(post), hasTerm);
  const authors = weigh(post.author, ({ summary }, name) => summary.author.includes(name));
  const hosts = weigh(listOf(hostOf(post.from)), isFrom);
  return candidate => {
    const { summary, title, words } = candidate;
    let inTitle = 0;
    let inWords = 0;
    for (const { thing, weight } of units) {
      // Squared: one rare word tells more than two common ones.
      if (holdsUnit(title, thing)) inTitle += weight ** 2;
      if (holdsUnit(words, thing)) inWords += weight ** 2;
    }
    let inOwnWords = 0;
    for (const { thing, weight } of ownUnits) if (holdsUnit(title, thing)) inOwnWords += weight ** 2;
    // The longer a text, the more it has in common with any other.
    let score = (weights.title * inTitle) / Math.sqrt(10 + title.length);
    score += (weights.ownWords * inOwnWords) / Math.sqrt(10 + title.length);
    if (post.linked?.has(summary.path)) score += LINK;
    score += (weights.words * inWords) / Math.sqrt(10 + words.length);
    for (const { thing, weight } of terms) if (hasTerm(candidate, thing)) score += weights.term * weight;
    for (const { thing, weight } of authors)
      if (summary.author.includes(thing)) score += weights.author * weight;
    for (const { thing, weight } of hosts) if (isFrom(candidate, thing)) score += weights.host * weight;
    return score + nearness(summary.date, post.date);
  };
}

/** 0 for what all posts have. */
function rarity(posts: number, all: number): number {
  return Math.log((all + 1) / (posts + 1));
}

function termsOf({ tags, categories }: Pick<PostSummary, 'tags' | 'categories'>): readonly string[] {
  return [...new Set([...tags, ...categories])];
}

function hasTerm({ summary: { tags, categories } }: Candidate, term: string): boolean {
  return tags.includes(term) || categories.includes(term);
}

function isFrom({ summary }: Candidate, host: string): boolean {
  return summary.from.includes(`//${host}`);
}

function listOf(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** From 1, on the same day, to 0. */
function nearness(a: number | undefined, b: number | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return HALF_LIFE / (HALF_LIFE + Math.abs(a - b) / DAY);
}
