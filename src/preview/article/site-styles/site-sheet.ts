import type { SiteSheet } from '../../protocol.ts';
import { ID_PREFIX } from '../id-prefix.ts';
import { originOfImage, type PagePlace } from '../image-address.ts';
import { renameAnimations, writeKeyframes } from './animations.ts';
import { type AddressOf, settleAddresses, settleFontSources, takesImages } from './css-addresses.ts';
import { handOnRoot, keepRootBox } from './root-style.ts';
import {
  meansRoot,
  type RootMeaning,
  scopePageSelector,
  scopeSelector,
  toContainerCondition,
} from './scope-css.ts';

/** The part of the page that CSS of the site may shape: the article without the boxes that the preview puts into it. */
const SCOPE = '@scope (.copydesk-stage > main > article) to ([data-copydesk])';

/** Where a style sheet stands, and what it may bring in. */
export interface SheetSetting {
  readonly place: PagePlace;
  readonly areRemoteImagesAllowed: boolean;
  /** The families of the preview's own parts, in lower case: a font of the site by such a name would change them. */
  readonly ownFamilies: ReadonlySet<string>;
}

/**
 * Makes of a style sheet of the site one that shapes the article alone and brings in nothing but images and fonts of the
 * site. The browser reads it, so there is no second reading that could differ; one that knows no scopes gives none.
 */
export function createSiteSheet(
  sheet: SiteSheet,
  wrappers: ReadonlySet<string>,
  setting: SheetSetting,
): CSSStyleSheet | undefined {
  return createScopedSheet(sheet, selector => scopeSelector(selector, wrappers), setting);
}

/** The same for a whole page, whose root is the page itself. */
export function createWholePageSheet(sheet: SiteSheet, setting: SheetSetting): CSSStyleSheet | undefined {
  return createScopedSheet(sheet, scopePageSelector, setting);
}

/** What the rules of a style sheet are written with. */
interface Writing extends Pick<SheetSetting, 'ownFamilies'> {
  readonly isWhole: boolean;
  /** Says where a selector of the site looks within the scope. */
  scopeOf(selector: string): string;
  readonly imageAt: AddressOf;
  readonly fontAt: AddressOf;
  /** Fonts and keyframes, which no scope holds. */
  readonly unscoped: string[];
}

function createScopedSheet(
  { text, media }: SiteSheet,
  scopeOf: Writing['scopeOf'],
  setting: SheetSetting,
): CSSStyleSheet | undefined {
  const source = new CSSStyleSheet();
  source.replaceSync(text); // An @import is left out: what it brings in comes as a style sheet of its own.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${SCOPE} {}`);
  const root = sheet.cssRules[0];
  if (!(root instanceof CSSGroupingRule)) return undefined;
  const { ownFamilies } = setting;
  const isWhole = scopeOf === scopePageSelector;
  const writing: Writing = { scopeOf, isWhole, ownFamilies, ...addressesOf(setting), unscoped: [] };
  const rules = writeRules(source.cssRules, writing);
  const all = media === '' ? rules : [inMedia(media, rules)];
  for (const rule of all) insert(root, rule, root.cssRules.length);
  for (const rule of writing.unscoped) insert(sheet, rule, sheet.cssRules.length);
  return sheet;
}

/** One rule at a time: none can end the scope. One that cannot stand there is one that the article does without. */
function insert(into: CSSGroupingRule | CSSStyleSheet, rule: string, index: number): void {
  try {
    into.insertRule(rule, index);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Images come from where those of the article may come from, fonts from the site's files alone. */
function addressesOf({ place, areRemoteImagesAllowed }: SheetSetting): {
  readonly imageAt: AddressOf;
  readonly fontAt: AddressOf;
} {
  const finderOf = (kinds: readonly string[]): AddressOf => {
    // What has been settled once is asked about again, within all that its rule says.
    const settled = new Set<string>();
    return address => {
      if (settled.has(address) || address.startsWith(`#${ID_PREFIX}`)) return address;
      const origin = originOfImage(address, place);
      if (!kinds.includes(origin.kind)) return undefined;
      const found = 'address' in origin ? origin.address : address;
      settled.add(found);
      return found;
    };
  };
  const ofImages = ['inline', 'site', ...(areRemoteImagesAllowed ? ['remote'] : [])];
  return { imageAt: finderOf(ofImages), fontAt: finderOf(['site']) };
}

/** What a rule may be nested in. */
const DEEPEST = 16;

function writeRules(rules: CSSRuleList, writing: Writing, depth = 0): readonly string[] {
  if (depth > DEEPEST) return [];
  return Array.from(rules).flatMap(rule => writeRule(rule, writing, depth));
}

function writeRule(rule: CSSRule, writing: Writing, depth: number): readonly string[] {
  const inner = () => writeRules((rule as CSSGroupingRule).cssRules, writing, depth + 1);
  if (rule instanceof CSSStyleRule) {
    const selector = writing.scopeOf(rule.selectorText);
    const style = keepHarmless(rule.style, writing, meansRoot(rule.selectorText));
    return [`${selector} { ${style} ${inner().join('\n')} }`];
  }
  if (rule instanceof CSSMediaRule) return [inMedia(rule.conditionText, inner())];
  if (rule instanceof CSSSupportsRule) return [`@supports ${rule.conditionText} { ${inner().join('\n')} }`];
  if (rule instanceof CSSFontFaceRule) writing.unscoped.push(...writeFont(rule.style, writing));
  if (rule instanceof CSSKeyframesRule) {
    const frames = writeKeyframes(rule, style => keepHarmless(style, { ...writing, isWhole: false }));
    if (frames !== undefined) writing.unscoped.push(frames);
  }
  // The names of layers hold for the whole page, and the preview has its own.
  if (rule instanceof CSSLayerBlockRule) return inner();
  return [];
}

function inMedia(media: string, rules: readonly string[]): string {
  const condition = toContainerCondition(media);
  const start = condition === undefined ? `@media ${media}` : `@container copydesk-page ${condition}`;
  return `${start} { ${rules.join('\n')} }`;
}

function keepHarmless(
  style: CSSStyleDeclaration,
  { imageAt, isWhole }: Pick<Writing, 'imageAt' | 'isWhole'>,
  isOfRoot: RootMeaning = 'none',
): string {
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    if (name.startsWith('--copydesk-')) style.removeProperty(name);
    const settled = settleAddresses(value, takesImages(name) ? imageAt : keepInline);
    if (settled === value) continue;
    const priority = style.getPropertyPriority(name);
    style.removeProperty(name);
    if (settled !== undefined) style.setProperty(name, settled, priority);
  }
  renameAnimations(style);
  if (isWhole) {
    handOnRoot(style, isOfRoot);
    keepRootBox(style);
  }
  // The parts of a shorthand with a variable in it have no values of their own.
  return settleAddresses(style.cssText, imageAt) ?? '';
}

/** What is no picture's file is in the text itself, or a part of the page: those are called so by the sanitiser. */
const keepInline: AddressOf = address => {
  if (/^data:image\//i.test(address)) return address;
  const name = /^#([\w-]+)$/.exec(address)?.[1];
  return name === undefined ? undefined : `#${ID_PREFIX}${name}`;
};

/** What else may be said of a font. */
const ofFonts = ['font-weight', 'font-style', 'font-stretch', 'font-display', 'unicode-range'];

function writeFont(
  style: CSSStyleDeclaration,
  { fontAt, ownFamilies }: Pick<Writing, 'fontAt' | 'ownFamilies'>,
): readonly string[] {
  const family = style.getPropertyValue('font-family').replace(/^["']|["']$/g, '');
  const sources = settleFontSources(style.getPropertyValue('src'), fontAt);
  if (sources === '' || /["'\\;{}\n]/.test(family) || ownFamilies.has(family.toLowerCase())) return [];
  const others = ofFonts.map(name => [name, style.getPropertyValue(name)] as const);
  const kept = others.filter(([, value]) => /^[\w\s%.,+?-]+$/.test(value));
  const declarations = kept.map(([name, value]) => `${name}: ${value};`).join(' ');
  return [`@font-face { font-family: "${family}"; src: ${sources}; ${declarations} }`];
}
