import fs from 'node:fs';
import path from 'node:path';
import {
  createSharedLists,
  fieldsOf,
  isOff,
  isPartOfSite,
  isRecord,
  type Site,
  type SummaryFields,
  siteKeyOf,
  summaryOf,
} from '../../core/index.ts';
import { InputError, reasonOf } from '../files/file-problem.ts';
import type { FileReport } from '../reports/report.ts';
import { relativeTo } from '../site/nearest.ts';
import { sumOf } from '../site/noted-reads.ts';
import type { Newsrooms, SitePosts, SummaryMemory } from '../site/read-newsrooms.ts';
import { type FileSums, stampFiles } from '../site/read-site-files.ts';
import type { PostPlace } from '../site/sites.ts';
import { type Saying, saying } from '../words/saying.ts';
import { type CacheWriter, type Head, isDraftOf, parse, readCache, writeCache } from './cache-file.ts';
import type { Outcome } from './checker.ts';

/** What was found in former runs. */
export interface CheckCache {
  readonly memory: SummaryMemory;
  /** All posts have been read: from now on it is known what would be found again. */
  begin(newsrooms: Newsrooms): void;
  /** Whether what was found in a post would be found again. */
  knows(place: PostPlace): boolean;
  /** That; undefined where it cannot be read. */
  recall(place: PostPlace, shownAs: string): Outcome | undefined;
  keep(place: PostPlace, outcome: Outcome): void;
  /** Puts what is known now in the place of what was. Returns why that could not be done. */
  end(): Saying | undefined;
}

/** What findings follow from besides posts: when it is the same, so are they. */
export interface CacheSources {
  /** The program and what it was asked for. */
  readonly program: string;
  /** What settings and sites are made of; final once all posts have been read. */
  readonly sumOfReads: () => string;
  /** What this run writes besides the cache: the next finds there what it did not. */
  readonly written: readonly string[];
  readonly now: number;
}

/** What is known of a post in this run. */
interface Known {
  /** In the cache. */
  readonly name: string;
  readonly place: PostPlace;
  readonly bytes: string;
  readonly made: string;
  /** Of a former run in which it was the same; the summary is in the newsroom by then, and as large as all the rest. */
  readonly before: Omit<Head<unknown>, 'bytes' | 'summary'> | undefined;
  isWritten: boolean;
}

/** Opens a cache. */
export function openCache(file: string, sources: CacheSources): CheckCache {
  const folder = path.dirname(path.resolve(file));
  const stored = readCache<SummaryFields>(file);
  const writer = beginWriting(file);
  const share = createSharedLists();
  /** By their absolute paths. */
  const posts = new Map<string, Known>();
  const madeBy = new Map<Site, string>();
  let newsrooms: Newsrooms = new Map();
  let keyOf: KeyOf = () => '';

  const nameOf = ({ file: absolute }: PostPlace): string => relativeTo(folder, absolute);

  /** What is the same as before is written once something is not: mostly nothing is, and the file stays as it is. */
  let same: string[] | undefined = [];

  function madeOf(site: Site): string {
    const made = madeBy.get(site) ?? sumOf(`${sources.program} ${siteKeyOf(site)}`);
    madeBy.set(site, made);
    return made;
  }

  function write(known: Known, found: Pick<Head<unknown>, 'key' | 'asksFiles'>, body: () => string): void {
    const { name, place, bytes, made, before } = known;
    const summary = newsrooms.get(place.root)?.get(place.path);
    if (!summary || known.isWritten) return;
    known.isWritten = true;
    if (before?.made === made && before.key === found.key) {
      if (same) same.push(name);
      else writer.copy(stored.lineOf(name));
      return;
    }
    writeSame();
    writer.add(name, { bytes, made, summary: fieldsOf(summary), ...found }, body());
  }

  function writeSame(): void {
    for (const name of same ?? []) writer.copy(stored.lineOf(name));
    same = undefined;
  }

  return {
    memory: {
      recall(place, content) {
        const [name, bytes] = [nameOf(place), sumOf(content)];
        const made = madeOf(place.facts.site);
        const head = stored.headOf(name);
        const isSame = head?.bytes === bytes;
        const before = isSame ? { made: head.made, key: head.key, asksFiles: head.asksFiles } : undefined;
        posts.set(place.file, { name, place, bytes, made, before, isWritten: false });
        return isSame && head.made === made ? summaryOf(head.summary, share) : undefined;
      },
    },
    begin(all) {
      newsrooms = all;
      const sums = new Map(Array.from(posts.values(), ({ place, bytes }) => [place.file, bytes]));
      const [own, ...written] = [file, ...sources.written].map(each => path.resolve(each));
      keyOf = createKeys(sources, all, {
        knownSum: each => sums.get(each),
        sumOf,
        isLeftOut: each => each === own || isDraftOf(own!, each) || written.includes(each),
      });
    },
    knows(place) {
      const { key, asksFiles = false } = posts.get(place.file)?.before ?? {};
      return key !== undefined && key === keyOf(place, asksFiles);
    },
    recall(place, shownAs) {
      const known = posts.get(place.file);
      const { key, asksFiles = false } = known?.before ?? {};
      if (!known || key === undefined) return undefined;
      const body = stored.bodyOf(known.name);
      const report = parse(body);
      if (!isReport(report)) return undefined;
      write(known, { key, asksFiles }, () => body);
      return { report: { ...report, path: shownAs }, unsettled: [], asksFiles, change: undefined };
    },
    keep(place, outcome) {
      const known = posts.get(place.file);
      if (!known || 'problem' in outcome) return;
      const { report, asksFiles } = outcome;
      write(known, { key: keyOf(place, asksFiles), asksFiles }, () => JSON.stringify(report));
    },
    end() {
      for (const known of posts.values()) {
        const { key, asksFiles } = known.before ?? {};
        write(known, { key, asksFiles }, () => (key === undefined ? '' : stored.bodyOf(known.name)));
      }
      // Where single files were checked by themselves, nothing is known of others.
      const isSame = posts.size === 0 || same?.length === stored.size;
      if (!isSame) writeSame();
      stored.close();
      if (isSame) {
        writer.drop();
        return undefined;
      }
      const failure = writer.end();
      return failure === undefined ? undefined : sayUnwritten(file, failure);
    },
  };
}

function beginWriting(file: string): CacheWriter<SummaryFields> {
  try {
    return writeCache(file);
  } catch (error) {
    throw new InputError(sayUnwritten(file, error));
  }
}

function sayUnwritten(file: string, error: unknown): Saying {
  return saying('--cache {file}: The file cannot be written: {reason}.', { file, reason: reasonOf(error) });
}

/** It is what `keep` wrote, unless somebody has written to the file. */
function isReport(value: unknown): value is FileReport {
  return isRecord(value) && Array.isArray(value['findings']) && typeof value['sketch'] === 'string';
}

/** Gives the same key in two runs in which a post that is the same would get the same findings. */
type KeyOf = (place: PostPlace, asksFiles: boolean) => string;

function createKeys(
  { program, sumOfReads, now }: CacheSources,
  newsrooms: Newsrooms,
  files: FileSums,
): KeyOf {
  const base = `${program} ${sumOfReads()}`;
  const sums = new Map<string, string>();
  function once(key: string, make: () => string): string {
    const known = sums.get(key) ?? make();
    sums.set(key, known);
    return known;
  }
  return ({ root, settings, path: post, facts }, asksFiles) => {
    const newsroom = newsrooms.get(root);
    const parts = [base, once(`posts ${root}`, () => sumOfPosts(newsroom, facts.site, now))];
    if (!isOff('newsroom/repeated-text', settings, post))
      parts.push(once(`texts ${root}`, () => sumOfTexts(newsroom)));
    if (asksFiles) parts.push(once(`files ${root}`, () => sumOf([...stampFiles(root, files)].join('\n'))));
    const all = parts.join(' ');
    return once(all, () => sumOf(all));
  };
}

/**
 * What posts may know of others: all of their front matter, whether their day has come, and whether all are here.
 * Texts are left out: see `Newsroom.revision`.
 */
function sumOfPosts(newsroom: SitePosts | undefined, site: Site, now: number): string {
  if (!newsroom) return '';
  const posts = Array.from(newsroom.all(), summary => {
    const { date = 0 } = summary;
    return JSON.stringify([...fieldsOf(summary).slice(0, -2), date > now]);
  });
  return sumOf([...posts.sort(), ...[...newsroom.unread].sort(), isPartOfSite(newsroom, site)].join('\n'));
}

function sumOfTexts(newsroom: SitePosts | undefined): string {
  return sumOf(
    Array.from(newsroom?.all() ?? [], ({ path: post, fingerprint }) => `${post} ${fingerprint}`)
      .sort()
      .join('\n'),
  );
}

/** The sum of what a run's findings follow from besides files: the program itself and what it was asked for. */
export function sumOfProgram(asked: unknown): string | undefined {
  // Run from its sources, the program is many files, which change.
  if (typeof __filename === 'undefined') return undefined;
  return sumOf(`${sumOf(fs.readFileSync(__filename))} ${JSON.stringify(asked)}`);
}
