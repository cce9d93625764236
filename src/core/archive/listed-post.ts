import type { PostSummary } from '../newsroom/post-summary.ts';
import { publicationState } from '../site/publication.ts';
import type { Site } from '../site/site.ts';

/** Where a post is on its way to the readers. */
export type PostStage = 'draft' | 'scheduled' | 'published';

/** A post as a list of posts shows it. */
export interface ListedPost {
  /** Relative to the site's root, with `/`. */
  readonly path: string;
  /** Its title, else the name of its file. */
  readonly title: string;
  /** As `2024-03-05`; empty where none is known. */
  readonly day: string;
  readonly stage: PostStage;
  readonly summary: PostSummary;
}

/** What the stage of a post depends on besides the post. */
export interface ListMoment {
  readonly site: Site;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** A post of the newsroom as the list shows it at a moment. */
export function listPost(summary: PostSummary, moment: ListMoment): ListedPost {
  const { path, title } = summary;
  return {
    path,
    title: title || path.slice(path.lastIndexOf('/') + 1),
    day: dayOfPost(summary),
    stage: stageOf(summary, moment),
    summary,
  };
}

/** The folder of a post, without the last `/`; empty at the site's root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What is hidden by `published: false` is a draft as well, wherever its file lies. */
function stageOf({ path, date, hiddenAt }: PostSummary, { site, now }: ListMoment): PostStage {
  const published = hiddenAt === undefined ? undefined : false;
  const { state } = publicationState({ path, published, date }, site.build, now);
  if (/(?:^|\/)_drafts\//.test(path) || state === 'draft' || state === 'unpublished') return 'draft';
  return state === 'waits' ? 'scheduled' : 'published';
}

/** The longest way, in milliseconds, from a day's beginning in UTC to its end somewhere. */
const A_DAY_SOMEWHERE = 38 * 3_600_000;

/** The day that the file is named after, which is that of the site's time zone, unless the date is of another one. */
function dayOfPost({ path, date }: PostSummary): string {
  const named = /(?:^|\/)(\d{4})-(\d{1,2})-(\d{1,2})-[^/]*$/.exec(path);
  const day = named && `${named[1]}-${named[2]!.padStart(2, '0')}-${named[3]!.padStart(2, '0')}`;
  const start = day ? Date.parse(day) : Number.NaN;
  const isOfDay =
    date === undefined || (date > start - A_DAY_SOMEWHERE / 2 && date < start + A_DAY_SOMEWHERE);
  if (day && Number.isFinite(start) && isOfDay) return day;
  const given = new Date(date ?? Number.NaN);
  const year = given.getUTCFullYear();
  // Dates of other years are written otherwise, or not at all.
  return year >= 0 && year <= 9999 ? given.toISOString().slice(0, 10) : '';
}
