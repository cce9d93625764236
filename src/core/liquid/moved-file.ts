import type { Site } from '../site/site.ts';
import { replace, spanOf, type TextEdit } from '../text/span.ts';
import { includesFolder } from './site-names.ts';

/** A file of the site that gets another path; both are relative to the site's root. */
export interface MovedFile {
  readonly from: string;
  readonly to: string;
}

const NAMING = /\{%-?\s*(include|include_cached|link)\s+([^\s%}]+)/g;

/** Whether Liquid can name the file: by `{% include %}` only those are named that lie with the others. */
export function isNamedByInclude({ from, to }: MovedFile, site: Site): boolean {
  const folder = includesFolder(site);
  return from.startsWith(folder) && to.startsWith(folder);
}

/** What is to be written in a text that includes or links to the file. */
export function editsForMovedFile(text: string, moved: MovedFile, site: Site): readonly TextEdit[] {
  const folder = includesFolder(site);
  const isInclude = isNamedByInclude(moved, site);
  const edits: TextEdit[] = [];
  for (const { 0: all, 1: tag, 2: name = '', index } of text.matchAll(NAMING)) {
    const end = index + all.length;
    const slash = name.startsWith('/') ? '/' : '';
    const isMeant = tag === 'link' ? name === slash + moved.from : isInclude && folder + name === moved.from;
    const written = tag === 'link' ? slash + moved.to : moved.to.slice(folder.length);
    if (isMeant) edits.push(replace(spanOf(end - name.length, end), written));
  }
  return edits;
}
