import { fitsWildcard } from '../../core/index.ts';

/** What `_config.yml` says of the files that Jekyll reads. */
export type JekyllConfig = Readonly<Record<string, unknown>>;

/**
 * Whether Jekyll leaves a file out: `exclude` names it or a folder above it, and `include` does not. As in Jekyll's
 * `EntryFilter`, a pattern is also the beginning of a path, and its `*` goes beyond a `/`.
 *
 * @param path relative to the site's root, with `/`
 */
export function isExcluded(path: string, config: JekyllConfig): boolean {
  const excludes = patternsOf(config['exclude']);
  if (excludes.length === 0) return false;
  const includes = patternsOf(config['include']);
  const excluded = excludes.filter(pattern => !includes.includes(pattern));
  const parts = path.split('/');
  // What lies in `_posts` is listed at once, however deep: folders there are not asked about.
  const special = parts.findIndex(part => /^_(?:posts|drafts)$/.test(part));
  const walked = special < 0 ? parts.length - 1 : special;
  return parts.some((name, index) => {
    const isFolder = index < parts.length - 1;
    if (isFolder && index >= walked) return false;
    const entry = parts.slice(0, index + 1).join('/');
    if (matchesAny(includes, entry) || matchesAny(includes, name)) return false;
    return matchesAny(excluded, entry) || (isFolder && excluded.includes(`${entry}/`));
  });
}

function patternsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  const patterns = value
    .filter(pattern => typeof pattern === 'string')
    .map(pattern => pattern.replace(/^\/+/, ''));
  return patterns.filter(pattern => pattern !== '');
}

function matchesAny(patterns: readonly string[], entry: string): boolean {
  return patterns.some(pattern => entry.startsWith(pattern) || fitsWildcard(pattern, entry));
}
