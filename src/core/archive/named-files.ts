import { decodeUrlPart } from '../text/url.ts';

/** More files change at once where another branch is checked out: then all posts are to be checked again. */
const MAX_FILES = 100;
/** Shorter names, in characters of a URL, stand in any text. */
const LEAST_NAME = 3;

/** Tells whether one of some texts, such as links, names one of some files of the site, or the page that is made of it. */
export function createNameTest(paths: readonly string[]): (texts: Iterable<string>) => boolean {
  const names = paths.length > MAX_FILES ? [] : paths.map(nameOfPage);
  const long = [...new Set(names)].filter(name => encodeURIComponent(name).length >= LEAST_NAME);
  return texts => {
    if (long.length === 0) return false;
    for (const text of texts) {
      const plain = (text.includes('%') ? decodeUrlPart(text) : text).toLowerCase();
      if (long.some(name => plain.includes(name))) return true;
    }
    return false;
  };
}

/** `2024-03-05-the-tide.md` is at `…/the-tide.html`, and `tides/index.md` at `/tides/`. */
function nameOfPage(path: string): string {
  const name = path.replace(/\/index\.[^./]*$/, '').replace(/^.*\//s, '');
  return name
    .replace(/\.[^.]*$/, '')
    .replace(/^\d{4}-\d\d?-\d\d?-/, '')
    .toLowerCase();
}
