/**
 * The files of a site, as far as its posts' Liquid asks for them: includes, data, layouts, other posts and pages.
 * Nothing of it ever changes; where a file does, there are other `SiteFiles`.
 */
export interface SiteFiles {
  /** Relative to the site's root, with `/`, sorted. */
  readonly paths: readonly string[];
  has(path: string): boolean;
  /** The text of a file; undefined where there is none, or none yet: it may be asked for again, of later `SiteFiles`. */
  read(path: string): string | undefined;
  /** The paths at or below a folder, which ends with `/`. */
  below(folder: string): readonly string[];
  /** Those of the site's theme among them; undefined where that is not at hand. */
  readonly ofTheme: ReadonlySet<string> | undefined;
  /** What `find` makes of the files: it looks once, and what it found goes with them. */
  once<Found, About>(find: (files: SiteFiles, about: About) => Found, about: About): Found;
}

/** What knows a site's files: which there are, and what is in them. */
export interface FilesRead {
  /** Asked for once, and only when somebody wants to know. */
  readonly list: () => Iterable<string>;
  readonly read: (path: string) => string | undefined;
  readonly ofTheme?: ReadonlySet<string>;
}

/** Folders that Jekyll does not read, or makes itself. */
export const foldersOutsideSite: ReadonlySet<string> = new Set([
  'node_modules',
  '_site',
  'vendor',
  '.git',
  '.jekyll-cache',
  '.sass-cache',
]);

/** Whether a path, relative to a site's root, leads into one of these folders. */
export function isOutsideSite(path: string): boolean {
  return path.split('/').some(name => foldersOutsideSite.has(name));
}

/** How files end that hold no text. */
const NO_TEXT =
  /\.(?:apng|avif|bmp|cur|eps|gif|hei[cf]|ico|jfif|jp[eg2]|jpeg|png|psd|tiff?|webp|aac|avi|flac|m4[av]|mkv|mov|mp[34]|mpe?g|og[agv]|opus|wav|web[ma]|wm[av]|eot|otf|ttf|woff2?|7z|bz2|gz|jar|rar|t[bgx]z|tar|xz|zip|zst|docx?|epub|mobi|od[gpst]|pdf|pptx?|xlsx?|apk|bin|class|db|deb|dll|dmg|exe|iso|msi|pyc|rpm|so|sqlite3?|wasm)$/i;

/** Whether a post, or what is in it, may ask for the text of a file: of the others nothing but that they are there. */
export function mayHoldText(path: string): boolean {
  return !NO_TEXT.test(path);
}

/** In bytes. What is larger is no text that anybody has written. */
export const MAX_SITE_FILE = 5_000_000;

/** Files of which each is read when somebody asks for it, and then once. */
export function createSiteFiles({ list, read, ofTheme }: FilesRead): SiteFiles {
  const texts = new Map<string, string | undefined>();
  const found = new Map<unknown, unknown>();
  let known: { readonly names: ReadonlySet<string>; readonly sorted: readonly string[] } | undefined;
  const all = (): NonNullable<typeof known> => {
    if (!known) {
      const names = new Set(list());
      known = { names, sorted: [...names].sort() };
    }
    return known;
  };
  return {
    get paths() {
      return all().sorted;
    },
    ofTheme,
    has: path => all().names.has(path),
    read(path) {
      if (!all().names.has(path)) return undefined;
      if (!texts.has(path)) texts.set(path, read(path));
      return texts.get(path);
    },
    below(folder) {
      const { sorted } = all();
      return sorted.slice(firstFrom(sorted, folder), firstFrom(sorted, `${folder}\uffff`));
    },
    once<Found, About>(find: (files: SiteFiles, about: About) => Found, about: About): Found {
      if (!found.has(find)) found.set(find, find(this, about));
      // Under `find` there is what `find` has returned.
      return found.get(find) as Found;
    },
  };
}

/** The index of the first path that does not come before `path`. */
function firstFrom(sorted: readonly string[], path: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
