import { nameOfPost, type PictureHabit } from './learn-pictures.ts';
import type { AddressForm } from './written-address.ts';

/** A new picture of a post. */
export interface NewPicture {
  /** The post's path, relative to the site's root. */
  readonly post: string;
  /** How its name will end, without a dot: see `kindOfPicture`. */
  readonly ending: string;
  /** The present moment, in milliseconds since 1970 UTC: for drafts, which have no date. */
  readonly now: number;
  /** Whether there is a file at a path already, or will be one. Paths are relative to the site's root. */
  isTaken(path: string): boolean;
}

/** Where a picture goes, and what the text says to show it. */
export interface PlacedPicture {
  /** Relative to the site's root. */
  readonly file: string;
  /** As posts write it. */
  readonly address: string;
  /** As front matter has it, where no Liquid runs. */
  readonly plainAddress: string;
}

/** Finds a place at which nothing is yet; undefined where the post has no name. */
export function placePicture(habit: PictureHabit, picture: NewPicture): PlacedPicture | undefined {
  const own = nameOfPost(picture.post);
  if (!own) return undefined;
  const [year = '', month = '', day = ''] =
    own.year === ''
      ? new Date(picture.now).toISOString().slice(0, 10).split('-')
      : [own.year, own.month, own.day];
  const words: Readonly<Record<string, string>> = { year, month, day, slug: safeName(own.slug) };
  const fill = (pattern: string): string =>
    pattern.replace(/:(year|month|day|slug)(?![a-z])/g, (_, word: string) => words[word]!);
  const base = `${fill(habit.folder)}${fill(habit.name)}`;
  for (let number = 1; number <= MOST; number++) {
    const file = `${base}${number === 1 ? '' : `-${number}`}.${picture.ending}`;
    if (picture.isTaken(file)) continue;
    return { file, ...addressesOf(file, habit.form) };
  }
  return undefined;
}

/** The addresses of a picture of the site, as posts write them. */
export function addressesOf(
  file: string,
  { before, behind }: AddressForm,
): Pick<PlacedPicture, 'address' | 'plainAddress'> {
  const plainAddress = `/${file.split('/').map(encodeSegment).join('/')}`;
  return { plainAddress, address: `${before}${plainAddress}${behind}` };
}

/** No post has more pictures. */
const MOST = 1000;

/** What no file system refuses, and no address has to be encoded for. */
function safeName(slug: string): string {
  const name = slug
    .replace(/[\s"'#%&*:;<>?\\/|{}[\]()`^]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|-+$/g, '');
  return name === '' ? 'image' : name;
}

/** Letters of any script stay readable, as posts write them; what would end an address does not. */
function encodeSegment(segment: string): string {
  return segment.replace(
    /[\s"'()<>%?#{}]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
