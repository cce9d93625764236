import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';

/**
 * `find`, so that it looks once through the same files of a site that is configured the same: in an editor `_config.yml`
 * changes while the files stay.
 */
export function oncePerSite<Found>(
  find: (files: SiteFiles, site: Site) => Found,
): (files: SiteFiles, site: Site) => Found {
  const known = new WeakMap<SiteFiles, { readonly config: Site['config']; readonly found: Found }>();
  return (files, site) => {
    const before = known.get(files);
    if (before?.config === site.config) return before.found;
    const found = find(files, site);
    known.set(files, { config: site.config, found });
    return found;
  };
}
