import type { Newsroom } from '../newsroom/newsroom.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import type { Site } from '../site/site.ts';
import type { SiteFiles } from '../site/site-files.ts';
import { folderOf, isImagePath, nameOf, plainPageKey, plainPath } from './address-path.ts';
import { oncePerSite } from './once-per-site.ts';
import { encodePath, type PublishedFiles, type PublishedPage, publishedFilesOf } from './published-files.ts';

/** What is asked of all addresses of a site together, about one that is not among them. Paths are plain ones. */
export interface KnownAddresses {
  /** The first page of the site is at hand, so not only its posts are. */
  readonly isAtHand: boolean;
  /** The one address that differs from a path in nothing but the case of its letters. */
  inOtherCase(path: string): string | undefined;
  hasFolder(folder: string): boolean;
  /** Files of that kind lie in the folder of a path, or in a folder around it that is not the root. */
  isOfKnownFolder(path: string): boolean;
  /** Something is published in the outermost folder of a path. */
  hasFirstFolder(path: string): boolean;
  /** Posts link to several addresses below a path. */
  areOthersBelow(path: string): boolean;
  /** The page that is made of a file. */
  pageOfFile(file: string): PublishedPage | undefined;
  /** The one post whose file has a name. */
  postNamed(name: string): PostSummary | undefined;
  /** The addresses of files of a name, in lower case. */
  filesNamed(name: string): readonly string[];
  /** The addresses of the files, or of the pages, in a folder. */
  within(folder: string, kind: 'file' | 'page'): readonly string[];
}

/** What the addresses are of. */
export interface AddressSources {
  readonly files: SiteFiles;
  readonly site: Site;
  readonly newsroom: Newsroom | undefined;
}

/** All addresses of a site, gathered once for the same files and posts. */
export function knownAddressesOf(sources: AddressSources): KnownAddresses {
  return memoryOf(sources.files, sources.site)(sources);
}

const memoryOf = oncePerSite(createMemory);

function createMemory(): (sources: AddressSources) => KnownAddresses {
  let known:
    | { readonly newsroom: Newsroom | undefined; readonly revision: number; readonly all: KnownAddresses }
    | undefined;
  return sources => {
    const { newsroom, files, site } = sources;
    const revision = newsroom?.revision ?? 0;
    if (known?.newsroom !== newsroom || known?.revision !== revision)
      known = { newsroom, revision, all: gather(publishedFilesOf(files, site), newsroom) };
    return known!.all;
  };
}

/** What lies in a folder, or below it. */
type Kind = 'none' | 'files' | 'images';

function gather(published: PublishedFiles, newsroom: Newsroom | undefined): KnownAddresses {
  const pages = [...published.pages().byKey.values()];
  const addresses = pages.map(({ address }) => address);
  for (const { permalink } of newsroom?.all() ?? []) if (permalink !== undefined) addresses.push(permalink);
  const folders = lazy(() => foldersOf(published.files));
  const firstFolders = lazy(
    () => new Set([...published.files, ...addresses.map(plainPath)].map(firstFolderOf)),
  );
  const byLower = lazy(() => byLowerCase(published.files, addresses));
  const byName = lazy(() => groupBy([...published.files], path => nameOf(path).toLowerCase()));
  const filesIn = lazy(() => groupBy([...published.files], folderOf));
  const pagesIn = lazy(() => groupBy(addresses, address => folderOf(plainPageKey(plainPath(address)))));
  const pagesByFile = lazy(
    () => new Map(pages.filter(({ isAlias }) => !isAlias).map(page => [page.file, page])),
  );
  const postsByName = lazy(() => groupBy([...(newsroom?.all() ?? [])], ({ path }) => nameOf(path)));
  const linked = lazy(() => linkedFolders(newsroom));
  return {
    isAtHand: published.pages().byKey.has(''),
    inOtherCase: path => byLower().get(plainPageKey(path).toLowerCase()),
    hasFolder: folder => folders().has(folder),
    isOfKnownFolder(path) {
      const folder = folderOf(path);
      if (folders().has(folder)) return true;
      let around = folder;
      while (!folders().has(around)) around = folderOf(around.slice(0, -1)) || '/';
      const kind = folders().get(around);
      return around !== '/' && (kind === 'images' || (kind === 'files' && !isImagePath(path)));
    },
    hasFirstFolder: path => firstFolders().has(firstFolderOf(path)),
    areOthersBelow: path => (linked().get(firstFolderOf(path))?.size ?? 0) > 1,
    pageOfFile: file => pagesByFile().get(file),
    postNamed(name) {
      const named = postsByName().get(name) ?? [];
      return named.length === 1 ? named[0] : undefined;
    },
    filesNamed: name => byName().get(name.toLowerCase()) ?? [],
    within: (folder, kind) => (kind === 'file' ? filesIn() : pagesIn()).get(folder) ?? [],
  };
}

function foldersOf(files: ReadonlySet<string>): ReadonlyMap<string, Kind> {
  const folders = new Map<string, Kind>([['/', 'none']]);
  for (const path of files) {
    const kind = isImagePath(path) ? 'images' : 'files';
    let folder = folderOf(path);
    // What is said of a folder is said of those around it, too.
    while (folder !== '' && folders.get(folder) !== 'images' && folders.get(folder) !== kind) {
      folders.set(folder, kind);
      folder = folderOf(folder.slice(0, -1));
    }
  }
  return folders;
}

function firstFolderOf(path: string): string {
  return /^\/([^/]*)/.exec(plainPageKey(path))?.[1] ?? '';
}

/** Those that two addresses would have in common lead to neither. */
function byLowerCase(
  files: ReadonlySet<string>,
  pages: readonly string[],
): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  const add = (path: string, address: string): void => {
    const key = plainPageKey(path).toLowerCase();
    const known = found.get(key);
    found.set(key, found.has(key) && known !== address ? undefined : address);
  };
  for (const path of files) add(path, encodePath(path));
  for (const address of pages) add(plainPath(address), address);
  return found;
}

/** The paths to which posts link with a slash in front, by their outermost folder; of each no more than tells that there are several. */
function linkedFolders(newsroom: Newsroom | undefined): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { links } of newsroom?.all() ?? []) {
    for (const link of links) {
      if (!/^\/[^/]/.test(link)) continue;
      const path = plainPageKey(plainPath(link.replace(/[?#].*$/s, '')));
      const folder = firstFolderOf(path);
      const paths = found.get(folder) ?? new Set();
      if (paths.size < 2) found.set(folder, paths.add(path));
    }
  }
  return found;
}

function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
