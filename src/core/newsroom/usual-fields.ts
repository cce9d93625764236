import { isOfOnePost } from '../post/field-names.ts';
import { familyOf, type KindTallies, type PostKind, type Tally } from './post-kinds.ts';

/** A field that nearly all posts of a kind have. */
export interface UsualField {
  readonly name: string;
  /** How many posts there are of the kind, and how many of them have it. */
  readonly posts: number;
  readonly having: number;
}

/** Fewer posts are no measure. */
export const ENOUGH_POSTS = 20;
/** What so large a part of the posts has is what posts have here. */
export const NEARLY_ALL = 0.95;
/** Fewer posts say nothing of a time. */
const ENOUGH_OF_A_TIME = 3;

/**
 * The fields that nearly all posts like one have and that it is to have, too, whichever it has: those of its layout and
 * language, where there are enough of them. One that is written about now is judged by those of its time as well.
 *
 * @param names the fields that may be asked for, as most posts spell them
 */
export function usualFields(
  kinds: KindTallies,
  kind: PostKind,
  names: Iterable<string>,
): readonly UsualField[] {
  const kin = findKin(kinds, kind);
  if (!kin) return [];
  const families = new Map<string, string>();
  for (const name of names) {
    const family = familyOf(name);
    if (!families.has(family)) families.set(family, name);
  }
  return [...families].flatMap(([family, name]) => {
    if (isOfOnePost(name) || name.endsWith('[]')) return [];
    const having = kin.all.having.get(family) ?? 0;
    const isUsual = having >= NEARLY_ALL * kin.all.posts && kin.others(family) && kin.atThatTime(family);
    return isUsual ? [{ name, posts: kin.all.posts, having }] : [];
  });
}

/** The posts that one is measured by. */
interface Kin {
  readonly all: Tally;
  /** Whether the other posts of its own layout have a field, where they are too few to be all that it is measured by. */
  others(family: string): boolean;
  /** Whether most of the others have it that were written at the time. */
  atThatTime(family: string): boolean;
}

function findKin(kinds: KindTallies, { folder, layout, lang, year }: PostKind): Kin | undefined {
  const inFolder = kinds.tally({ folder });
  if (inFolder.posts < ENOUGH_POSTS) return undefined;
  const ofLayout = kinds.tally({ folder, layout });
  const hasManyAlike = ofLayout.posts >= ENOUGH_POSTS;
  // A post without a layout is one of another kind only where many are.
  const isOddOne = layout === '' && ofLayout.posts < inFolder.posts / 2;
  if (hasManyAlike && !isOddOne) {
    const part = kinds.tally({ folder, layout, lang }).posts >= ENOUGH_POSTS;
    const kind = part ? { folder, layout, lang } : { folder, layout };
    return { all: kinds.tally(kind), others: () => true, atThatTime: timesOf(kinds, kind, year) };
  }
  const others = ofLayout.posts - 1;
  if (layout !== '' && others < 1) return undefined;
  return {
    all: inFolder,
    others: family => layout === '' || (ofLayout.having.get(family) ?? 0) >= others,
    atThatTime: timesOf(kinds, { folder }, year),
  };
}

/**
 * What was usual once, or only lately, is asked of no other time: of the same year, and of the years around it. The post
 * itself, which has not the field, is among those that are counted.
 */
function timesOf(kinds: KindTallies, kind: Partial<PostKind>, year: number): Kin['atThatTime'] {
  const times = [[year], [year - 1, year, year + 1]].map(years =>
    years.map(each => kinds.tally({ ...kind, year: each })),
  );
  return family =>
    times.every(tallies => {
      const others = sum(tallies.map(tally => tally.posts)) - 1;
      const having = sum(tallies.map(tally => tally.having.get(family) ?? 0));
      return others < ENOUGH_OF_A_TIME || having >= NEARLY_ALL * others;
    });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
