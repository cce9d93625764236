import type { Newsroom } from '../../newsroom/newsroom.ts';
import { pageKey } from '../../newsroom/own-pages.ts';
import type { PostSummary } from '../../newsroom/post-summary.ts';
import { findMisspelling } from '../shared/misspelling.ts';

/**
 * The posts that a path most likely was meant to lead to, best first: of the same name on another day, or of nearly
 * the same name in the same place. Takes time linear in the newsroom.
 */
export function nearestPages(path: string, newsroom: Newsroom): readonly PostSummary[] {
  const wanted = split(path);
  const ofName: PostSummary[] = [];
  const nearby = new Map<string, PostSummary>();
  for (const summary of newsroom.all()) {
    if (summary.permalink === undefined) continue;
    const { folder, name } = split(summary.permalink);
    if (name === wanted.name) ofName.push(summary);
    else if (folder === wanted.folder) nearby.set(name, summary);
  }
  const misspelt = nearby.get(findMisspelling(wanted.name, [...nearby.keys()]) ?? '');
  // Where it is the only one of its day, the date says enough.
  const [only] = nearby.size === 1 && wanted.folder.length > 1 ? nearby.values() : [];
  return [...new Set([...ofName, misspelt, only])].filter(summary => summary !== undefined).slice(0, 3);
}

function split(path: string): { readonly folder: string; readonly name: string } {
  const key = pageKey(path);
  const slash = key.lastIndexOf('/');
  return { folder: key.slice(0, slash), name: key.slice(slash + 1).toLowerCase() };
}
