import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import { type FileProblem, hasCode, reasonOf, UNREADABLE } from '../files/file-problem.ts';
import { isDraft } from '../files/leftovers.ts';
import { type Said, saying } from '../words/saying.ts';
import type { Sites } from './sites.ts';

/** What is found besides posts. */
export interface Sightings {
  readonly problems: FileProblem[];
  /** Links that lead out of their site. */
  readonly leaving: string[];
  /** Those that Jekyll's safe mode skips for this reason. */
  readonly leftOut: string[];
  /** Links to folders where Jekyll does not follow them. */
  readonly unread: string[];
  /** Files that killed runs left behind. */
  readonly drafts: string[];
}

/** What a walk needs besides the folder. */
export interface Walk {
  readonly sites: Sites;
  readonly seen: Sightings;
  readonly stop: AbortSignal;
}

const MARKDOWN = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i;

/** Folders that are not searched for posts. */
const IGNORED: ReadonlySet<string> = new Set(['node_modules', '_site', 'vendor', '.git', '.jekyll-cache']);
/** Links to folders can multiply endlessly even without a circle. */
const MOST_LINKS = 1000;

/**
 * All Markdown files below a folder, in order. Symbolic links are followed as Jekyll 4.3 follows them: to files
 * everywhere; to folders everywhere but within `_posts` and collections, which Ruby's `Dir["**"]` reads; in safe mode
 * to what lies in the site, and from `_posts` itself.
 */
export async function walkFolder(folder: string, { sites, seen, stop }: Walk): Promise<readonly string[]> {
  const files: string[] = [];
  let links = 0;
  const start = await fs.realpath(folder).catch(() => path.resolve(folder));
  await visit(folder, [start]);
  return files;

  /** `trail` are the folders, by their real paths, in which links were followed, and the present one. */
  async function visit(place: string, trail: readonly string[]): Promise<void> {
    const entries = await readFolder(place, seen.problems);
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      if (stop.aborted) return;
      const file = path.join(place, entry.name);
      if (entry.isSymbolicLink()) await follow(file, trail);
      else if (entry.isDirectory()) {
        if (!IGNORED.has(entry.name))
          await visit(file, [...trail.slice(0, -1), path.join(trail.at(-1)!, entry.name)]);
      } else if (entry.isFile() && MARKDOWN.test(entry.name)) files.push(file);
      else if (isDraft(entry.name)) seen.drafts.push(file);
    }
  }

  async function follow(link: string, trail: readonly string[]): Promise<void> {
    const name = path.basename(link);
    const isMarkdown = MARKDOWN.test(name);
    try {
      const isFolder = (await fs.stat(link)).isDirectory();
      if (isFolder ? IGNORED.has(name) || /^[.#~]|~$/.test(name) : !isMarkdown) return;
      const target = await fs.realpath(link);
      const place = await sites.of(path.join(link, 'a.md'));
      if (isFolder && isInCollection(path.relative(place.root, path.resolve(link)))) seen.unread.push(link);
      else if (isFolder && trail.some(from => isWithin(from, target)))
        refuse(link, saying('this symbolic link leads in a circle, which stops the build', {}));
      else {
        const leaves = place.isInSite && !isWithin(target, await fs.realpath(place.root));
        const isLeftOut =
          leaves && place.facts.site.config['safe'] === true && !/^_(?:posts|drafts)$/.test(name);
        if (leaves) seen[isLeftOut ? 'leftOut' : 'leaving'].push(link);
        if (isLeftOut) return;
        if (!isFolder) files.push(link);
        else if (++links <= MOST_LINKS) await visit(link, [...trail, target]);
        else if (links === MOST_LINKS + 1)
          refuse(link, saying('{count} links to folders were already followed', { count: MOST_LINKS }));
      }
    } catch (error) {
      // Other links may lead anywhere.
      if (isMarkdown) refuse(link, reasonOfLink(error));
    }
  }

  function refuse(file: string, reason: Said): void {
    seen.problems.push({ path: file, what: UNREADABLE, reason });
  }
}

function reasonOfLink(error: unknown): Said {
  if (hasCode(error, 'ENOENT')) return saying('this symbolic link leads nowhere', {});
  if (hasCode(error, 'ELOOP')) return saying('this symbolic link leads in a circle', {});
  return reasonOf(error);
}

/** Whether a path relative to the site's root is in `_posts`, or in another folder whose name starts with `_`. */
function isInCollection(relative: string): boolean {
  return path
    .dirname(relative)
    .split(path.sep)
    .some(name => name.startsWith('_'));
}

function isWithin(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

async function readFolder(folder: string, problems: FileProblem[]): Promise<Dirent[]> {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    problems.push({ path: folder, what: UNREADABLE, reason: reasonOf(error) });
    return [];
  }
}
