import fs from 'node:fs/promises';
import { createNewsroom, createSummariser, type Newsroom, type OpenNewsroom } from '../core/index.ts';
import { findFiles } from './find-files.ts';
import { readTexts } from './read-text.ts';
import type { PostPlace, Sites } from './sites.ts';

/** What the sites know whose posts are checked: by a site's root, all of its posts. */
export type Newsrooms = ReadonlyMap<string, Newsroom>;

/**
 * Reads the posts of each site that a folder among the `paths` is part of. Where single files are checked, as before
 * a commit, nothing else is read, and the rules that ask the newsroom are silent.
 */
export async function readNewsrooms(
  paths: readonly string[],
  files: readonly string[],
  sites: Sites,
): Promise<Newsrooms> {
  const newsrooms = new Map<string, OpenNewsroom>();
  if (!(await hasFolder(paths))) return newsrooms;
  const places = new Map<string, PostPlace>();
  const roots = new Set<string>();
  for (const file of files) {
    if (file === '-') continue;
    const place = await sites.of(file);
    places.set(place.file, place);
    if (place.isInSite) roots.add(place.root);
  }
  const others = await findFiles([...roots], sites.isPostFile);
  for (const file of others.files) {
    const place = await sites.of(file);
    places.set(place.file, place);
  }
  await fill(newsrooms, places);
  return newsrooms;
}

async function fill(
  newsrooms: Map<string, OpenNewsroom>,
  places: ReadonlyMap<string, PostPlace>,
): Promise<void> {
  const summarisers = new Map<string, ReturnType<typeof createSummariser>>();
  for await (const { file, reading } of readTexts([...places.keys()])) {
    const { root, path, facts } = places.get(file)!;
    const newsroom = newsrooms.get(root) ?? createNewsroom();
    newsrooms.set(root, newsroom);
    const summarise = summarisers.get(root) ?? createSummariser(facts.site);
    summarisers.set(root, summarise);
    if ('text' in reading) newsroom.set(summarise(path, reading.text));
    else newsroom.setUnread(path);
  }
}

async function hasFolder(paths: readonly string[]): Promise<boolean> {
  const stats = await Promise.all(paths.map(path => fs.stat(path).catch(() => undefined)));
  return stats.some(stat => stat?.isDirectory());
}
