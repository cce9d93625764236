import { findAttribute, type Tag } from '../kramdown/tag.ts';

/** Addresses that serve nothing but counting. */
const COUNTER =
  /^(?:https?:)?\/\/(?:medium\.com\/_\/stat\b|pixel\.wp\.com\/|stats\.wordpress\.com\/|feeds\.feedburner\.com\/~r\/|(?:www\.)?facebook\.com\/tr\b|(?:www\.|ssl\.)?google-analytics\.com\/|(?:[\w-]+\.)?doubleclick\.net\/|(?:sb|b)\.scorecardresearch\.com\/)/i;

/** Whether an image is there only to count who loads it: known addresses, and images of one pixel. */
export function isTrackingPixel(image: Tag): boolean {
  const url = findAttribute(image, 'src')?.value?.trim() ?? '';
  if (COUNTER.test(url)) return true;
  return /^(?:https?:)?\/\//i.test(url) && isTiny(image, 'width') && isTiny(image, 'height');
}

function isTiny(image: Tag, side: string): boolean {
  return /^\s*[01](?:px)?\s*$/.test(findAttribute(image, side)?.value ?? '');
}
