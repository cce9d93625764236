import type { Dirent } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import picomatch from 'picomatch';

/** A path that leads to no file that can be read. */
export interface Unreadable {
  readonly path: string;
  readonly problem: string;
}

/** The files that the paths of a command line mean. */
export interface FoundFiles {
  /** Paths as they are to be shown: relative where they were given so. `-` is standard input. */
  readonly files: readonly string[];
  readonly problems: readonly Unreadable[];
}

/** Folders in which no posts are looked for. */
const IGNORED: ReadonlySet<string> = new Set(['node_modules', '_site', 'vendor', '.git', '.jekyll-cache']);
const MARKDOWN = /\.(?:md|markdown|mkd|mkdn|mkdown)$/i;

/** Whether a file is a post by its path and the settings that hold for it. */
export type PostTest = (file: string) => Promise<boolean>;

/**
 * Finds the files that `paths` mean: a file is itself; a folder its posts, else every Markdown file below it; anything
 * else is a glob.
 */
export async function findFiles(paths: readonly string[], isPostFile: PostTest): Promise<FoundFiles> {
  const files = new Set<string>();
  const problems: Unreadable[] = [];
  for (const given of paths) {
    const found = given === '-' ? ['-'] : await expand(given, isPostFile, problems);
    for (const file of found) files.add(file);
  }
  return { files: [...files], problems };
}

/** The files; what is wrong with the path, or with folders below it, goes to `problems`. */
async function expand(given: string, isPostFile: PostTest, problems: Unreadable[]): Promise<string[]> {
  const refuse = (problem: string): string[] => {
    problems.push({ path: given, problem });
    return [];
  };
  const stat = await fs.stat(given).catch(() => undefined);
  if (stat?.isFile()) return [given];
  if (stat?.isDirectory()) return choosePosts(await walk(given, problems), isPostFile);
  const glob = given.replaceAll('\\', '/');
  const { base, isGlob } = picomatch.scan(glob);
  if (!isGlob) return refuse('there is no such file or folder');
  const isMatch = picomatch(glob.replace(/^\.\//, ''), { dot: true });
  const files = (await walk(base || '.', problems)).filter(file => isMatch(file.replaceAll('\\', '/')));
  return files.length > 0 ? files : refuse('no file matches');
}

async function choosePosts(files: string[], isPostFile: PostTest): Promise<string[]> {
  const posts: string[] = [];
  // One after the other: settings files are read once, and a site may have very many files.
  for (const file of files) if (await isPostFile(file)) posts.push(file);
  return posts.length > 0 ? posts : files;
}

/** All Markdown files below a folder, sorted; folders that cannot be read go to `problems`. */
async function walk(folder: string, problems: Unreadable[]): Promise<string[]> {
  const entries = await readFolder(folder, problems);
  const found = await Promise.all(
    entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(entry => {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory()) return IGNORED.has(entry.name) ? [] : walk(file, problems);
        return entry.isFile() && MARKDOWN.test(entry.name) ? [file] : [];
      }),
  );
  return found.flat();
}

async function readFolder(folder: string, problems: Unreadable[]): Promise<Dirent[]> {
  try {
    return await fs.readdir(folder, { withFileTypes: true });
  } catch (error) {
    problems.push({ path: folder, problem: error instanceof Error ? error.message : String(error) });
    return [];
  }
}
