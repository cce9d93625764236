import type { Site } from './site.ts';
import { createSiteFiles, type SiteFiles } from './site-files.ts';

/** What a theme brings, as Jekyll 4.3 reads it; all else in its folder is not the site's. */
const broughtFolders = ['_layouts/', '_includes/', '_sass/', '_data/', 'assets/'];

/** A site's files, and below them those of its theme: a file of the site stands for the theme's of its path. */
export function overlayTheme(own: SiteFiles, theme: SiteFiles, { config, build }: Site): SiteFiles {
  const placed = new Map<string, string>();
  for (const folder of broughtFolders) {
    // Jekyll 3 looks for data in the site alone.
    if (folder === '_data/' && build.jekyll === 3) continue;
    const place = placeOf(folder, config);
    for (const path of theme.below(folder)) {
      const shown = place + path.slice(folder.length);
      if (!own.has(shown)) placed.set(shown, path);
    }
  }
  return createSiteFiles({
    list: () => [...own.paths, ...placed.keys()],
    read(path) {
      const inTheme = placed.get(path);
      return inTheme === undefined ? own.read(path) : theme.read(inTheme);
    },
    ofTheme: new Set(placed.keys()),
  });
}

/** A theme's folders have their usual names, whatever those of the site are called. */
function placeOf(folder: string, config: Site['config']): string {
  const settings: Readonly<Record<string, string>> = {
    '_layouts/': 'layouts_dir',
    '_includes/': 'includes_dir',
    '_data/': 'data_dir',
  };
  const named = config[settings[folder] ?? ''];
  return typeof named === 'string' ? `${named.replace(/^\/+|\/+$/g, '')}/` : folder;
}
