import fs from 'node:fs/promises';
import picomatch from 'picomatch';
import { type FileProblem, UNREADABLE } from '../files/file-problem.ts';
import { type Saying, saying } from '../words/saying.ts';
import type { Sites } from './sites.ts';
import { type Sightings, type Walk, walkFolder } from './walk-folder.ts';

/** The files that the paths of a command line mean. */
export interface FoundFiles {
  /** Paths as they are to be shown: relative where they were given so. `-` is standard input. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
  /** Remarks about links. */
  readonly notes: readonly Saying[];
  /** Files that killed runs left behind. */
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
  const refuse = (reason: Saying): readonly string[] => {
    walk.seen.problems.push({ path: given, what: UNREADABLE, reason });
    return [];
  };
  const stat = await fs.stat(given).catch(() => undefined);
  if (stat?.isFile()) return [given];
  if (stat?.isDirectory()) return choosePosts(await walkPosts(given, walk), walk.sites);
  const glob = given.replaceAll('\\', '/');
  const { base, isGlob } = picomatch.scan(glob);
  if (!isGlob) return refuse(saying('no such file or folder', {}));
  const isMatch = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const files = (await walkPosts(base || '.', walk)).filter(file => isMatch(file.replaceAll('\\', '/')));
  return files.length > 0 ? files : refuse(saying('no file matches', {}));
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

/** One line for each kind of link, because a site may have very many. */
function notesOf({ leaving, leftOut, unread }: Sightings): readonly Saying[] {
  return [
    ...noteOf(leaving, link =>
      saying(
        '{link}: This link leads out of the site, so a build on another machine may not find its target.',
        {
          link,
        },
      ),
    ),
    ...noteOf(leftOut, link =>
      saying('{link}: This link leads out of the site, and Jekyll skips it in safe mode.', { link }),
    ),
    ...noteOf(unread, link =>
      saying('{link}: Jekyll does not follow links to folders here, so it skips this one.', { link }),
    ),
  ];
}

function noteOf([first, ...others]: readonly string[], say: (link: string) => Saying): readonly Saying[] {
  if (first === undefined) return [];
  if (others.length === 0) return [say(first)];
  const count = others.length;
  return [
    count === 1
      ? saying('{note} The same is true of 1 more link.', { note: say(first) })
      : saying('{note} The same is true of {count} more links.', { note: say(first), count }),
  ];
}
