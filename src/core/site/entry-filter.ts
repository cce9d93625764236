import { asText } from '../text/escape/as-text.ts';
import { fitsWildcard } from '../text/patterns/wildcard.ts';
import type { Site } from './site.ts';

/** What Jekyll leaves out besides what a site names (`Configuration::DEFAULT_EXCLUDES`). */
const usuallyExcluded: readonly string[] = [
  '.sass-cache',
  '.jekyll-cache',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/** The same of Jekyll 3, which leaves out what begins with a dot anyway. */
const excludedBy3 = usuallyExcluded.filter(name => name !== 'gemfiles');

/** Tells whether Jekyll takes notice of the file at a path, relative to the site's root (`EntryFilter#filter`). */
export function createEntryFilter({
  config,
  build,
}: Pick<Site, 'config' | 'build'>): (path: string) => boolean {
  const included = config['include'] === undefined ? ['.htaccess'] : textsOf(config['include']);
  const named = config['exclude'] === undefined ? [] : textsOf(config['exclude']);
  // Before Jekyll 4 a list of the site's own stands in place of the usual one.
  const usual =
    build.jekyll > 3
      ? usuallyExcluded
      : Array.isArray(config['exclude']) || named.length > 0
        ? []
        : excludedBy3;
  const excluded = [...named, ...usual].filter(pattern => !included.includes(pattern));
  const built = textsOf(config['destination'] ?? '_site').map(folder => folder.replace(/^\.\//, ''));
  const folders = new Map<string, boolean>();

  function isRead(entry: string, isFolder: boolean): boolean {
    const name = entry.slice(entry.lastIndexOf('/') + 1);
    if (name.endsWith('.') || (isFolder && built.includes(entry))) return false;
    const isIncluded = fitsOne(included, name, isFolder);
    if (!isIncluded && fitsOne(excluded, entry, isFolder)) return false;
    return isIncluded || (!/^[._#~]/.test(name) && !name.endsWith('~'));
  }

  function isFolderRead(folder: string): boolean {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const answer = isAboveRead(folder) && isRead(folder, true);
    folders.set(folder, answer);
    return answer;
  }

  function isAboveRead(path: string): boolean {
    const slash = path.lastIndexOf('/');
    return slash < 0 || isFolderRead(path.slice(0, slash));
  }

  return path => isAboveRead(path) && isRead(path, false);
}

/** `EntryFilter#glob_include?`: a pattern is a glob, or the start of what is meant. */
function fitsOne(patterns: readonly string[], entry: string, isFolder: boolean): boolean {
  return patterns.some(
    pattern =>
      entry.startsWith(pattern) || fitsWildcard(pattern, entry) || (isFolder && pattern === `${entry}/`),
  );
}

function textsOf(value: unknown): readonly string[] {
  return [value]
    .flat(2)
    .filter(item => item !== null && item !== undefined && item !== '')
    .map(item => asText(item).replace(/^\/+/, ''));
}
