import type { Site } from '../../site/site.ts';
import { fromPlainData } from '../values/ruby-yaml.ts';
import { type Drop, unknown } from '../values/value.ts';
import type { SiteLibrary } from './site-library.ts';

/** What Jekyll adds to the site itself; all else that `_config.yml` does not say is empty. */
const computed: ReadonlySet<string> = new Set(
  `categories collections data documents html_pages pages posts related_posts static_files tags
  time`.split(/\s+/),
);

/** `site` as the page at a path sees it: what `_config.yml` says, and what the site's files are. */
export function createSiteDrop(site: Site, library: SiteLibrary | undefined, path: string): Drop {
  return {
    isDrop: true,
    get(key) {
      if (key === 'related_posts' && library) return library.relatedTo(path);
      if (computed.has(key)) return library ? library.ofSite(key) : unknown;
      if (site.collections.includes(key)) return library ? library.collection(key) : unknown;
      return Object.hasOwn(site.config, key) ? fromPlainData(site.config[key]) : undefined;
    },
    keys: () => [...computed, ...Object.keys(site.config)],
    print: () => unknown,
  };
}
