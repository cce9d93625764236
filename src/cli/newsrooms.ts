import fs from 'node:fs/promises';
import { createNewsroom, createSummariser, type Newsroom, type OpenNewsroom } from '../core/index.ts';
import { findFiles } from './find-files.ts';
import type { CheckOptions } from './options.ts';
import { readTexts } from './read-text.ts';
import type { PostPlace, Sites } from './sites.ts';

/** What the sites know whose posts are checked: by a site's root, all of its posts. */
export type Newsrooms = ReadonlyMap<string, Newsroom>;

/**
 * Reads the posts of each site that a folder or a glob among the paths is part of. Where only single files are named,
 * as before a commit, nothing else is read unless `--newsroom` asks for it: the rules that ask the newsroom are silent.
 *
 * What is checked is read a second time then. That is a thirtieth of what checking it takes, and to keep the texts of
 * a site would take its size twice over in memory; nor would `--fix` mend what is in the file by then.
 */
export async function readNewsrooms(
  { paths, stdinPath, knowsNewsroom }: Pick<CheckOptions, 'paths' | 'stdinPath' | 'knowsNewsroom'>,
  files: readonly string[],
  sites: Sites,
): Promise<Newsrooms> {
  const newsrooms = new Map<string, OpenNewsroom>();
  if (!knowsNewsroom && (await areSingleFiles(paths))) return newsrooms;
  const places = new Map<string, PostPlace>();
  const roots = new Set<string>();
  for (const file of files) {
    const place = await sites.of(file === '-' ? stdinPath : file);
    if (file !== '-') places.set(place.file, place);
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

async function areSingleFiles(paths: readonly string[]): Promise<boolean> {
  const stats = await Promise.all(paths.map(path => fs.stat(path).catch(() => undefined)));
  return paths.every((path, index) => path === '-' || stats[index]?.isFile());
}
