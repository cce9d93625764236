import { type PageRendering, parsePost, renderPage, type Site, withTheme } from '../../core/index.ts';
import { findTheme } from '../site/read-theme.ts';
import type { VisitedPost } from '../site/visit-posts.ts';
import { type Saying, saying } from '../words/saying.ts';

/** Prints posts within the layouts of their sites. */
export type PrintPage = (post: Pick<VisitedPost, 'text' | 'place'>) => Promise<PageRendering>;

/** Makes what prints pages as they are built now. The theme of each site is looked for once. */
export function createPagePrinter(): PrintPage {
  const now = Date.now();
  const sites = new Map<Site, Promise<Site>>();

  return async ({ text, place }) => {
    const own = place.facts.site;
    const known = sites.get(own) ?? open(own, place);
    sites.set(own, known);
    const site = await known;
    return renderPage(parsePost(place.path, text, site), site, { now });
  };

  async function open(own: Site, { root, settings }: VisitedPost['place']): Promise<Site> {
    const theme = await findTheme(root, own, settings.theme);
    // Also what the post itself says of `now` is to be known.
    return { ...(theme ? withTheme(own, theme) : own), now };
  }
}

/** What keeps a page from being whole; undefined where nothing does. */
export function lackOf({ missing, unread, faults }: PageRendering): Saying | undefined {
  if (unread !== undefined) return saying('the layout {name} cannot be read', { name: unread });
  if (missing !== undefined)
    return saying('there is no layout "{name}" in the site or an installed theme', { name: missing });
  const [fault] = faults;
  return fault && saying('Jekyll stops at {name} in {file}', { name: fault.name, file: fault.path });
}
