import picomatch from 'picomatch/posix';
import { findFences } from './post/fences.ts';
import type { Settings } from './settings.ts';

/**
 * Whether a file is a post: below `_posts` or `_drafts`, or Markdown whose front matter names a layout, or one that
 * the setting `files` names.
 *
 * @param path relative to the site's root, with `/`
 */
export function isPost(path: string, text: string, settings: Settings): boolean {
  if (!/\.(?:md|markdown|mkd|mkdn|mkdown)$/i.test(path)) return false;
  if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return true;
  const { files } = settings;
  if (files.length > 0 && picomatch([...files], { dot: true })(path)) return true;
  const fences = findFences(text);
  return fences !== undefined && /^layout[ \t]*:/m.test(text.slice(fences.yaml.start, fences.yaml.end));
}
