import fs from 'node:fs/promises';
import picomatch from 'picomatch';
import type { FileProblem } from '../files/file-problem.ts';
import type { Sites } from './sites.ts';
import { type Sightings, type Walk, walkFolder } from './walk-folder.ts';

/** The files that the paths of a command line mean. */
export interface FoundFiles {
  /** Paths as they are to be shown: relative where they were given so. `-` is standard input. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
  /** What is to be told of links, in sentences for the user. */
  readonly notes: readonly string[];
  /** Files that killed runs left. */
  readonly drafts: readonly string[];
}

/**
 * Finds the files that `paths` mean: a file is itself, also one that is left out elsewhere; a folder its posts, else
 * every Markdown file below it; anything else is a glob.
 */
export async function findFiles(
  paths: readonly string[],
  sites: Sites,
  stop: AbortSignal,
): Promise<FoundFiles> {
  const files = new Set<string>();
  const seen: Sightings = { problems: [], leaving: [], leftOut: [], unread: [], drafts: [] };
  for (const given of paths) {
    const found = given === '-' ? ['-'] : await expand(given, { sites, seen, stop });
    for (const file of found) files.add(file);
  }
  return { files: [...files], problems: seen.problems, notes: notesOf(seen), drafts: seen.drafts };
}

/** The files; what is wrong with the path, or with folders below it, is among what the walk has seen. */
async function expand(given: string, walk: Walk): Promise<readonly string[]> {
  const refuse = (reason: string): readonly string[] => {
    walk.seen.problems.push({ path: given, what: 'cannot be read', reason });
    return [];
  };
  const stat = await fs.stat(given).catch(() => undefined);
  if (stat?.isFile()) return [given];
  if (stat?.isDirectory()) return choosePosts(await walkPosts(given, walk), walk.sites);
  const glob = given.replaceAll('\\', '/');
  const { base, isGlob } = picomatch.scan(glob);
  if (!isGlob) return refuse('there is no such file or folder');
  const isMatch = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const files = (await walkPosts(base || '.', walk)).filter(file => isMatch(file.replaceAll('\\', '/')));
  return files.length > 0 ? files : refuse('no file matches');
}

/** The Markdown files below a folder, less what the site's `_config.yml` excludes and its `.copydeskignore` names. */
async function walkPosts(folder: string, walk: Walk): Promise<readonly string[]> {
  const files = await walkFolder(folder, walk);
  const kept: string[] = [];
  for (const file of files) if (!(await walk.sites.isLeftOut(file))) kept.push(file);
  return kept;
}

async function choosePosts(files: readonly string[], sites: Sites): Promise<readonly string[]> {
  const posts: string[] = [];
  // One after the other: settings files are read once, and a site may have very many files.
  for (const file of files) if (await sites.isPostFile(file)) posts.push(file);
  return posts.length > 0 ? posts : files;
}

/** One line a kind of link: a site may have very many. */
function notesOf({ leaving, leftOut, unread }: Sightings): readonly string[] {
  return [
    ...noteOf(leaving, 'leads out of the site, where a build elsewhere may not find it'),
    ...noteOf(leftOut, 'leads out of the site, and Jekyll leaves it out in safe mode'),
    ...noteOf(unread, 'is a link to a folder at a place where Jekyll does not follow it'),
  ];
}

function noteOf([first, ...others]: readonly string[], says: string): readonly string[] {
  if (first === undefined) return [];
  const rest = others.length === 0 ? '' : ` So do ${others.length} more links.`;
  return [`${first}: it ${says}.${rest}`];
}
