import type { BoxWords } from '../protocol.ts';
import type { PagePlace } from './image-address.ts';

/** Where and in whose words placeholders are made. */
export interface PlaceholderSetting {
  readonly place: PagePlace;
  readonly words: BoxWords;
  /** Whether the post comes from another site, so that its own addresses without a host meant that one. */
  readonly isCopied: boolean;
  /** Whether the user lets images come from other machines. */
  readonly areRemoteImagesAllowed: boolean;
  /** Addresses of images that turned out to lead nowhere. */
  readonly missingImages: ReadonlySet<string>;
  /** The attribute that says which part of the file an element stands for: a box stands for the same. */
  readonly placeAttribute: string;
  /** Whether it is a whole page: what says no place is its layouts' own. */
  readonly isWhole: boolean;
}
