import type { KnownTag } from '../site/build/known-tag.ts';
import type { Site } from '../site/site.ts';
import type { UrlBase } from './addresses.ts';
import { createPageDrop } from './drops/page-drop.ts';
import { createSiteDrop } from './drops/site-drop.ts';
import { libraryAt, type SiteLibrary } from './drops/site-library.ts';
import type { Value } from './values/value.ts';

/** Makes HTML of a text as the site does: all of it, or only its quotation marks and dashes. */
export type RenderMarkdown = (text: string, kind: 'markdown' | 'quotes') => string;

/** What is known when a post's Liquid runs. */
export interface LiquidFacts {
  /** Nothing is reckoned or looked up: whatever Liquid would print is a placeholder. */
  readonly isOff: boolean;
  readonly page: Value;
  readonly site: Value;
  /** The folder of the post, relative to the site's root; empty where it lies there. */
  readonly folder: string;
  /** The name of the site's time zone. */
  readonly timeZone: string;
  readonly urlBase: UrlBase;
  readonly rules: LiquidRules;
  /** The moment of the build, in milliseconds since 1970 UTC; undefined where none is given. */
  readonly now: number | undefined;
  /** Undefined where nobody has handed the site's files in. */
  readonly library: SiteLibrary | undefined;
  readonly markdown: RenderMarkdown | undefined;
  /** How many times as much as the Liquid of a post it may cost; once where nothing is said. */
  readonly allowance?: number;
}

/** What is an error to the site's Liquid, and what it knows besides Jekyll's own. */
export interface LiquidRules {
  readonly jekyll: 3 | 4;
  /** Liquid's version; undefined where it is not known. */
  readonly liquid: 4 | 5 | undefined;
  /** `liquid: { strict_variables: true }`. */
  readonly areNamesStrict: boolean;
  /** `liquid: { strict_filters: true }`. */
  readonly areFiltersStrict: boolean;
  /** Plugins may bring filters: what one makes that is not known here, only a build tells. */
  readonly mayHavePluginFilters: boolean;
  /** The tags that plugins bring. */
  readonly pluginTags: ReadonlyMap<string, KnownTag>;
}

/** What the Liquid of a post sees whose front matter is that of `text`. */
export function createLiquidFacts(path: string, text: string, site: Site): LiquidFacts {
  const timeZone = site.timeZone ?? 'UTC';
  const library = site.runsLiquid && site.files ? libraryAt(site.files, site) : undefined;
  const textOf = (name: string): string | undefined => {
    const value = site.config[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    page: createPageDrop({ path, text, site, library }),
    site: createSiteDrop(site, library, path),
    folder: path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '',
    timeZone,
    isOff: !site.runsLiquid,
    now: site.now,
    urlBase: { url: textOf('url'), baseurl: textOf('baseurl') },
    rules: rulesOf(site),
    library,
    markdown: site.markdown,
  };
}

function rulesOf({ config, files, build }: Site): LiquidRules {
  const liquid = new Map(Object.entries(Object(config['liquid'])));
  const named = [config['plugins'], config['gems']].flat(2).map(String);
  return {
    jekyll: build.jekyll,
    liquid: build.liquid,
    areNamesStrict: liquid.get('strict_variables') === true,
    areFiltersStrict: liquid.get('strict_filters') === true,
    mayHavePluginFilters:
      named.some(name => name !== 'undefined') ||
      files?.below('_plugins/').some(file => file.endsWith('.rb')) === true,
    pluginTags: build.tags,
  };
}
