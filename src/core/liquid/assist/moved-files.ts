import type { Site } from '../../site/site.ts';
import { replace, spanOf, type TextEdit } from '../../text/span.ts';
import { includesFolder } from './site-names.ts';

/** Where files of the site go, by where they were; both are relative to the site's root. */
export type MovedFiles = ReadonlyMap<string, string>;

const NAMING = /\{%-?\s*(include|include_cached|link)\s+([^\s%}]+)/g;

/** Whether one of the files can be named by `{% include %}`: only those that lie with the others. */
export function holdsInclude(moved: MovedFiles, site: Site): boolean {
  const folder = includesFolder(site);
  return [...moved].some(([from, to]) => from.startsWith(folder) && to.startsWith(folder));
}

/** What is to be written in a text that includes or links to the files. */
export function editsForMovedFiles(text: string, moved: MovedFiles, site: Site): readonly TextEdit[] {
  const folder = includesFolder(site);
  const edits: TextEdit[] = [];
  for (const { 0: all, 1: tag, 2: name = '', index } of text.matchAll(NAMING)) {
    const before = tag === 'link' ? '' : folder;
    const slash = tag === 'link' && name.startsWith('/') ? '/' : '';
    const to = moved.get(before + name.slice(slash.length));
    if (to === undefined || !to.startsWith(before)) continue;
    const end = index + all.length;
    edits.push(replace(spanOf(end - name.length, end), slash + to.slice(before.length)));
  }
  return edits;
}
