import { findAttribute, type Tag } from '../kramdown/tag.ts';

const media: ReadonlySet<string> = new Set(
  'iframe video audio object embed canvas svg math table pre'.split(' '),
);
/** Frames that show a button or an advertisement, not a piece of the article. */
const CHROME_FRAME =
  /^(?:https?:)?\/\/(?:[\w-]+\.)*(?:facebook\.com\/plugins\/(?:like|share_button|follow|likebox)|platform\.twitter\.com\/widgets\/(?:tweet|follow)_button|doubleclick\.net|googlesyndication\.com|googletagmanager\.com|widgets\.wp\.com\/likes|amazon-adsystem\.com|adnxs\.com|taboola\.com|outbrain\.com)/i;
const ICON_NAME =
  /(?:^|[\s/_-])(?:icons?|logos?|share|social|sharing|buttons?|btn|badge|avatar|spinner|loading)(?:[\s/._-]|$)/i;

/** The widest icon, in pixels. */
const ICON = 64;

/** Whether an element shows something other than text and images. */
export function isMedium(tag: Tag): boolean {
  return media.has(tag.name) && !isChromeFrame(tag);
}

/** Whether a frame shows a button or an advertisement. */
export function isChromeFrame(tag: Tag): boolean {
  return tag.name === 'iframe' && CHROME_FRAME.test(findAttribute(tag, 'src')?.value ?? '');
}

/** Whether an image is a sign on a button: it is small, or is called so within a link. */
export function isIconImage(image: Tag, link: Tag | undefined): boolean {
  const [width, height] = ['width', 'height'].map(side =>
    Number.parseInt(findAttribute(image, side)?.value ?? '', 10),
  );
  if (width !== undefined && height !== undefined && width <= ICON && height <= ICON) return true;
  if (link === undefined || (width ?? 0) > ICON * 2) return false;
  return ['src', 'class', 'alt'].some(name => ICON_NAME.test(findAttribute(image, name)?.value ?? ''));
}
