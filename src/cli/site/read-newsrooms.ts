import fs from 'node:fs/promises';
import path from 'node:path';
import {
  createNewsroom,
  createRulesSummariser,
  createSharedLists,
  fieldsOf,
  type Newsroom,
  type OpenNewsroom,
  type PostSummary,
  type Summarise,
  type SummaryFields,
  summaryOf,
} from '../../core/index.ts';
import { type BytesReading, readBytes, toText } from '../files/read-text.ts';
import type { CheckOptions } from '../words/options.ts';
import { findFiles } from './find-files.ts';
import type { PostPlace } from './sites.ts';
import type { Run } from './visit-posts.ts';

/** The posts of a site as they were read, as far as rules ask for them. */
export interface SitePosts extends Pick<Newsroom, 'size' | 'get' | 'all' | 'unread'> {
  /**
   * What they have in common. It is found when first asked for, which takes a fifteenth of a run that finds all posts as
   * a former one did, and is asked for nothing else.
   */
  newsroom(): Newsroom;
}

/** What is known of the sites whose posts are checked, by their roots. */
export type Newsrooms = ReadonlyMap<string, SitePosts>;

/** What knows of former runs how posts are summed up. */
export interface SummaryMemory {
  /** The summary that was made of the same bytes, if any. */
  recall(place: PostPlace, bytes: Buffer): PostSummary | undefined;
}

/** What a newsroom is to know of a post: plain data, whoever has read it. */
export interface SummedUp {
  readonly root: string;
  readonly path: string;
  /** Undefined where the post cannot be read. */
  readonly fields: SummaryFields | undefined;
}

/** Reads posts and sums them up, in their order; undefined where that cannot be done any more. */
export type SumUp = (files: readonly string[]) => Promise<readonly SummedUp[] | undefined>;

/** What newsrooms are read with. */
export interface NewsroomReading extends Pick<Run, 'sites' | 'stop'> {
  readonly memory?: SummaryMemory | undefined;
  /** Those who read some of the posts meanwhile. */
  readonly helpers?: readonly SumUp[];
}

/** So many posts are summed up by one at a time. */
const PART = 50;

/**
 * Reads the posts of each site that a folder or a glob among the paths is part of. Where only single files are named,
 * as before a commit, nothing else is read unless `--newsroom` asks for it: the rules that ask the newsroom are silent.
 *
 * What is checked is read a second time then. That is a hundredth of what checking it takes, and to keep the texts of
 * a site would take its size twice over in memory; nor would `--fix` mend what is in the file by then.
 */
export async function readNewsrooms(
  files: readonly string[],
  { paths, stdinPath, knowsNewsroom }: Pick<CheckOptions, 'paths' | 'stdinPath' | 'knowsNewsroom'>,
  reading: NewsroomReading,
): Promise<Newsrooms> {
  if (!knowsNewsroom && (await areSingleFiles(paths))) return new Map();
  const { sites, stop } = reading;
  const known = new Set<string>();
  const roots = new Set<string>();
  for (const file of files) {
    const place = await sites.of(file === '-' ? stdinPath : file);
    if (file !== '-') known.add(place.file);
    if (place.isInSite) roots.add(place.root);
  }
  // What a root itself holds has been found by its path, which is the usual one.
  for (const given of paths) roots.delete(path.resolve(given));
  const others = await findFiles([...roots], sites, stop);
  for (const file of others.files) known.add(path.resolve(file));
  return sumUpAll([...known], reading);
}

/** Sums up posts together with the helpers, and keeps the summaries in the order of the posts. */
async function sumUpAll(files: readonly string[], reading: NewsroomReading): Promise<Newsrooms> {
  const newsrooms = new Map<string, OpenSitePosts>();
  const own = createSumUp(reading);
  const done = new Map<number, readonly SummedUp[]>();
  let [next, kept] = [0, 0];
  async function work(sumUp: SumUp): Promise<void> {
    while (next < files.length && !reading.stop.aborted) {
      const start = next;
      next += PART;
      const part = files.slice(start, start + PART);
      done.set(start, (await sumUp(part)) ?? (await own(part)));
      for (let ready = done.get(kept); ready; ready = done.get(kept)) {
        done.delete(kept);
        kept += PART;
        for (const each of ready) keep(each);
      }
    }
  }
  function keep({ root, path: file, fields }: SummedUp): void {
    const posts = newsrooms.get(root) ?? createSitePosts();
    newsrooms.set(root, posts);
    if (fields) posts.add(fields);
    else posts.addUnread(file);
  }
  await Promise.all([own, ...(reading.helpers ?? [])].map(work));
  return newsrooms;
}

/** Makes what reads posts and sums them up here. */
export function createSumUp({
  sites,
  stop,
  memory,
}: NewsroomReading): (files: readonly string[]) => Promise<readonly SummedUp[]> {
  const summarisers = new Map<string, Summarise>();
  return async files => {
    const summedUp: SummedUp[] = [];
    for (const file of files) {
      const place = await sites.of(file);
      const { root } = place;
      const summarise = summarisers.get(root) ?? createRulesSummariser(place.facts.site);
      summarisers.set(root, summarise);
      const reading = await readBytes(file, stop);
      if (stop.aborted) break;
      const recalled = 'bytes' in reading ? memory?.recall(place, reading.bytes) : undefined;
      const summary = recalled ?? trySummarise(summarise, place.path, reading);
      summedUp.push({ root, path: place.path, fields: summary && fieldsOf(summary) });
    }
    return summedUp;
  };
}

interface OpenSitePosts extends SitePosts {
  add(fields: SummaryFields): void;
  addUnread(path: string): void;
}

function createSitePosts(): OpenSitePosts {
  const summaries = new Map<string, PostSummary>();
  const unread = new Set<string>();
  const share = createSharedLists();
  let newsroom: OpenNewsroom | undefined;
  function open(): OpenNewsroom {
    const opened = createNewsroom();
    for (const summary of summaries.values()) opened.set(summary);
    for (const path of unread) opened.setUnread(path);
    return opened;
  }
  return {
    get size() {
      return summaries.size;
    },
    unread,
    get: path => summaries.get(path),
    all: () => summaries.values(),
    add(fields) {
      const summary = summaryOf(fields, share);
      summaries.set(summary.path, summary);
    },
    addUnread: path => unread.add(path),
    newsroom() {
      newsroom ??= open();
      return newsroom;
    },
  };
}

/** A post that cannot be summarised is reported when it is checked; the newsroom knows that it exists. */
function trySummarise(summarise: Summarise, file: string, bytes: BytesReading): PostSummary | undefined {
  try {
    const reading = toText(bytes);
    return 'text' in reading ? summarise(file, reading.text) : undefined;
  } catch {
    return undefined;
  }
}

async function areSingleFiles(paths: readonly string[]): Promise<boolean> {
  const stats = await Promise.all(paths.map(each => fs.stat(each).catch(() => undefined)));
  return paths.every((each, index) => each === '-' || stats[index]?.isFile());
}
