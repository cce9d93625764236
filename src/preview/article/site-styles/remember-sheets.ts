import type { SiteSheet } from '../../protocol.ts';
import { createSiteSheet, createWholePageSheet, type SheetSetting } from './site-sheet.ts';

/** What a style sheet of the site is made for. */
export interface SheetUse {
  readonly isWhole: boolean;
  readonly wrappers: ReadonlySet<string>;
  readonly setting: SheetSetting;
}

/** More than the pages of a site have. */
const MOST = 100;

/** Makes style sheets of the site's, and keeps them: a large one takes longer than all else that a look needs. */
export function rememberSheets(): (sheet: SiteSheet, use: SheetUse) => CSSStyleSheet | undefined {
  const known = new Map<string, CSSStyleSheet | undefined>();
  return (sheet, { isWhole, wrappers, setting }) => {
    const { place, areRemoteImagesAllowed, ownFamilies } = setting;
    const { theme, ...own } = place;
    const about = [isWhole, [...wrappers], own, theme?.address, [...(theme?.paths ?? [])]];
    const key = JSON.stringify([sheet, about, areRemoteImagesAllowed, [...ownFamilies]]);
    if (known.has(key)) return known.get(key);
    if (known.size >= MOST) known.clear();
    const made = isWhole ? createWholePageSheet(sheet, setting) : createSiteSheet(sheet, wrappers, setting);
    known.set(key, made);
    return made;
  };
}
