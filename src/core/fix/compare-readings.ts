import type { ReadingChange } from '../rules/rule.ts';
import type { Embed, Image, LinkedText, PageReading } from './page-reading.ts';

/** What fixes may change of what readers meet, because they say so: for each kind, at how many places. */
export type Allowance = ReadonlyMap<ReadingChange, number>;

/** What readers would meet otherwise. */
export type Difference = 'printed' | 'words' | 'links' | 'images' | 'embeds' | 'drawings' | 'targets';

/** How two readings of a page differ beyond what is allowed; undefined where readers meet the same. */
export function compareReadings(
  before: PageReading,
  after: PageReading,
  declared: Allowance,
): Difference | undefined {
  if (printsMore(before, after, declared)) return 'printed';
  // Whether a space is left where a tag stood as text is no matter.
  const allowed = before.printed > after.printed ? new Map([...declared, ['spacing', 1] as const]) : declared;
  if (before.words !== after.words && !sameWords(before.words, after.words, allowed)) return 'words';
  const mayAdd = allowed.has('mark') || allowed.has('reveal');
  const mayMove = allowed.get('address') ?? 0;
  let moved = 0;
  const addresses: Pick<Comparison<{ readonly address: string }>, 'isSame' | 'note'> = {
    isSame: (a, b) => mayMove > 0 || a.address === b.address,
    note(a, b) {
      if (a.address !== b.address) moved++;
    },
  };
  const isSameLink = (a: LinkedText, b: LinkedText): boolean =>
    addresses.isSame(a, b) && (a.text === b.text || sameWords(a.text, b.text, allowed));
  const isSameImage = (a: Image, b: Image): boolean =>
    addresses.isSame(a, b) && (a.alt === b.alt || allowed.has('alt'));
  if (!sameInOrder(before.links, after.links, { ...addresses, isSame: isSameLink, mayAdd })) return 'links';
  if (!sameInOrder(before.images, after.images, { ...addresses, isSame: isSameImage, mayAdd }))
    return 'images';
  const isSameEmbed = (a: Embed, b: Embed): boolean => a.element === b.element && addresses.isSame(a, b);
  if (!sameInOrder(before.embeds, after.embeds, { ...addresses, isSame: isSameEmbed, mayAdd }))
    return 'embeds';
  if (moved > mayMove) return 'links';
  const equal = { isSame: (a: string, b: string): boolean => a === b, mayAdd };
  if (!sameInOrder(before.drawings, after.drawings, equal)) return 'drawings';
  const kept = new Set(after.targets);
  return before.targets.every(id => kept.has(id)) ? undefined : 'targets';
}

function withoutSpaces(words: string): string {
  return words.replace(/\s+/g, '');
}

/**
 * What readers meet no more although the edits do not remove it: of fixes that are to be looked at, those do what they
 * say which lose no more than their edits take away.
 *
 * @param removed what the edits take out of the text, entities decoded
 */
export function findLoss(
  before: PageReading,
  after: PageReading,
  { removed, allowed }: { readonly removed: string; readonly allowed: Allowance },
): Difference | undefined {
  if (printsMore(before, after, allowed)) return 'printed';
  const normalise = normaliser(allowed);
  if (loses(normalise(before.words), normalise(after.words), removed)) return 'words';
  const addresses = allowed.get('address') ?? 0;
  const lacks = (had: readonly string[], has: readonly string[]): boolean => {
    const gone = lostOf(had, has).filter(each => !removed.includes(each));
    return gone.length > addresses;
  };
  const addressOf = ({ address }: { readonly address: string }): string => address;
  if (lacks(before.links.map(addressOf), after.links.map(addressOf))) return 'links';
  if (lacks(before.images.map(addressOf), after.images.map(addressOf))) return 'images';
  if (lacks(before.embeds.map(addressOf), after.embeds.map(addressOf))) return 'embeds';
  return undefined;
}

/** Whether more tags stand on the page as text than were, but for those that were none. */
function printsMore(before: PageReading, after: PageReading, allowed: Allowance): boolean {
  return after.printed > before.printed + (allowed.get('escape') ?? 0);
}

/** Of each character no more may go than was removed. */
function loses(before: string, after: string, removed: string): boolean {
  if (before === after) return false;
  const counts = new Map<string, number>();
  const count = (text: string, by: number): void => {
    for (const character of text) counts.set(character, (counts.get(character) ?? 0) + by);
  };
  count(before, 1);
  count(after, -1);
  count(removed, -1);
  for (const [character, left] of counts) if (left > 0 && character.trim() !== '') return true;
  return false;
}

function lostOf(had: readonly string[], has: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of has) counts.set(each, (counts.get(each) ?? 0) + 1);
  return had.filter(each => {
    const left = counts.get(each) ?? 0;
    counts.set(each, left - 1);
    return left <= 0;
  });
}

function sameWords(before: string, after: string, allowed: Allowance): boolean {
  const normalise = normaliser(allowed);
  const [old, now] = [normalise(before), normalise(after)];
  if (old === now || (allowed.has('reveal') && isContainedInOrder(old, now))) return true;
  return allowed.has('front-matter') && withoutSpaces(old).endsWith(withoutSpaces(now));
}

/** Whether all characters of a text but its white space, that of `pre` included, stand in another, in order; others may stand between them. */
function isContainedInOrder(text: string, other: string): boolean {
  let at = 0;
  for (const character of text.replace(/[\s\u2423\u23ce]+/g, '')) {
    at = other.indexOf(character, at);
    if (at < 0) return false;
    at += character.length;
  }
  return true;
}

/** Takes out of words what fixes say that they change. */
function normaliser(allowed: Allowance): (words: string) => string {
  const steps: ((words: string) => string)[] = [];
  // Dashes and quotation marks of the page are others in the file, of which a fix says what it takes out.
  if (allowed.has('hide')) steps.push(words => words.replace(/[-–—…“”‘’«»"']/g, ''));
  if (allowed.has('punctuation')) steps.push(words => words.normalize('NFKC'));
  // Where an address ends, a space tells.
  if (allowed.has('mark')) steps.push(takeOutMarks);
  if (allowed.has('punctuation') || allowed.has('spacing') || allowed.has('mark'))
    steps.push(words => words.replace(/\s+/g, ''));
  if (allowed.has('underline'))
    steps.push(words => words.replace(/ ?(?:[-=]{2,}|[‐-―−－]+-*) ?/g, ' ').trim());
  return words => steps.reduce((text, step) => step(text), words);
}

/** The signs of Markdown, and the addresses that stand between them. */
function takeOutMarks(words: string): string {
  const texts = words.replace(
    /\]\([^()]{0,2000}\)|\]\([^()\s]{1,2000}(?=\s|$)|\((?:https?:|mailto:|\/)[^()\s]{1,2000}\)/g,
    '',
  );
  return texts.replace(/[*_~`#<>[\]()!|\\-]/g, '');
}

interface Comparison<Item> {
  readonly isSame: (before: Item, after: Item) => boolean;
  /** Is told of each two that are the same. */
  readonly note?: (before: Item, after: Item) => void;
  /** Whether there may be more of them than before. */
  readonly mayAdd: boolean;
}

function sameInOrder<Item>(
  before: readonly Item[],
  after: readonly Item[],
  { isSame, note, mayAdd }: Comparison<Item>,
): boolean {
  if (!mayAdd && before.length !== after.length) return false;
  let next = 0;
  return before.every(item => {
    while (mayAdd && next < after.length - 1 && !isSame(item, after[next]!)) next++;
    const found = after[next++];
    if (found === undefined || !isSame(item, found)) return false;
    note?.(item, found);
    return true;
  });
}
