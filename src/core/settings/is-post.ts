import { findFences } from '../text/fences.ts';
import { matchesGlob } from '../text/patterns/glob.ts';
import type { Settings } from './settings.ts';

const MARKDOWN = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i;

/** What GitHub shows of a folder: Jekyll leaves it out, since its name has no date. */
const ABOUT_FOLDER = /(?:^|\/)_posts\/(?:.*\/)?(?:readme|contributing|licen[cs]e|changelog)[._-][\w.-]*$/i;

/**
 * Whether a file is a post: one that its path makes a post, or Markdown whose front matter names a layout.
 *
 * @param path relative to the site's root, with `/`
 */
export function isPost(path: string, text: string, settings: Settings): boolean {
  if (isPostPath(path, settings)) return true;
  const fences = MARKDOWN.test(path) ? findFences(text) : undefined;
  return fences !== undefined && /^layout[ \t]*:/m.test(text.slice(fences.yaml.start, fences.yaml.end));
}

/**
 * Whether its path alone makes a file a post: Markdown below `_posts` or `_drafts`, or that the setting `files` names.
 *
 * @param path relative to the site's root, with `/`
 */
export function isPostPath(path: string, { files }: Settings): boolean {
  if (!MARKDOWN.test(path) || ABOUT_FOLDER.test(path)) return false;
  if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return true;
  return matchesGlob(files, path);
}
