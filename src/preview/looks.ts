/* What the page and the extension tell each other of how the page looks. Imports nothing, like protocol.ts. */

/** How the page is to look besides the article. */
export interface Looks {
  readonly areRemoteImagesAllowed: boolean;
  /** Whether the site has style sheets that could be shown. */
  readonly hasSiteStyles: boolean;
  /** Its style sheets in their order; none while they are not wanted. Hostile until they are scoped. */
  readonly siteStyles: readonly string[];
  /** What the site's layout puts around the text of a post, as simple selectors: `article`, `.post-content`, `#main`. */
  readonly wrappers: readonly string[];
  /** Whether Liquid runs; it does not in a folder that is not trusted, and the page says so. */
  readonly runsLiquid: boolean;
  readonly words: LooksWords;
}

/** The words of the page's own controls, in the reader's language. */
export interface LooksWords {
  readonly toolbar: string;
  readonly width: string;
  readonly panel: string;
  readonly phone: string;
  readonly tablet: string;
  readonly desk: string;
  readonly siteStyles: string;
  readonly siteStylesHint: string;
  readonly remoteImages: string;
  readonly remoteImagesHint: string;
  readonly restricted: string;
  readonly restrictedHint: string;
}

/** The words of what stands for things that are not shown; `{0}` stands for a value. */
export interface BoxWords {
  readonly image: string;
  readonly missingImage: string;
  /** `{0}` is the host. */
  readonly blockedImage: string;
  readonly noAddress: string;
  readonly lateImage: string;
  readonly pixel: string;
  readonly embedded: string;
  readonly video: string;
  readonly audio: string;
  readonly frame: string;
  readonly codeFrame: string;
  readonly post: string;
  readonly script: string;
  readonly form: string;
  readonly styleSheet: string;
  readonly drawing: string;
  readonly formula: string;
}

/** From the extension to the page, before the first article and whenever the looks change. */
export interface LooksMessage {
  readonly type: 'looks';
  readonly looks: Looks;
}

/** From the page to the extension: the reader pressed a switch. */
export interface LooksRequest {
  readonly type: 'allowRemoteImages' | 'useSiteStyles';
  readonly isOn: boolean;
}

/** The widths that a page can be shown in. */
export const pageWidths = ['panel', 'phone', 'tablet', 'desk'] as const;

/** A width that a page can be shown in: `panel` is as wide as there is room. */
export type PageWidth = (typeof pageWidths)[number];

/** Whether a message that reached the page tells its looks. */
export function isLooksMessage(message: unknown): message is LooksMessage {
  if (!isRecord(message) || message['type'] !== 'looks' || !isRecord(message['looks'])) return false;
  const { areRemoteImagesAllowed, hasSiteStyles, siteStyles, wrappers, runsLiquid, words } = message['looks'];
  return (
    typeof areRemoteImagesAllowed === 'boolean' &&
    typeof hasSiteStyles === 'boolean' &&
    isTexts(siteStyles) &&
    isTexts(wrappers) &&
    typeof runsLiquid === 'boolean' &&
    isRecord(words) &&
    isTexts(Object.values(words))
  );
}

/** Whether a message that reached the extension asks for other looks. */
export function isLooksRequest(message: unknown): message is LooksRequest {
  return (
    isRecord(message) &&
    (message['type'] === 'allowRemoteImages' || message['type'] === 'useSiteStyles') &&
    typeof message['isOn'] === 'boolean'
  );
}

/** Whether a value names a width. */
export function isPageWidth(value: unknown): value is PageWidth {
  return pageWidths.some(width => width === value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
