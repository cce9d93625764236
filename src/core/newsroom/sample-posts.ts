import type { Newsroom } from './newsroom.ts';
import { kindOfPost } from './post-kinds.ts';
import type { PostSummary } from './post-summary.ts';

/** So many posts show how a new one is written. */
const ENOUGH = 30;

/** Posts that lie in one folder, but for years and months, and are written in one language. */
export interface PostPlace {
  readonly folder: string;
  /** Empty where the front matter names none. */
  readonly lang: string;
  /** How many there are. */
  readonly posts: number;
  /** The path of the newest. */
  readonly newest: string;
}

/** Fewer are no place of their own. */
const SOME = 3;

/**
 * Where new posts may go: first beside the post at hand, or else the newest, then where most are.
 *
 * @param at the path of the post at hand; undefined where there is none
 */
export function postPlaces(newsroom: Newsroom, at: string | undefined): readonly PostPlace[] {
  const places = new Map<string, { folder: string; lang: string; posts: number; newest: PostSummary }>();
  for (const summary of newsroom.all()) {
    if (!isPublished(summary)) continue;
    const { folder, lang } = kindOfPost(summary);
    const key = `${folder}\n${lang}`;
    const known = places.get(key);
    if (!known) places.set(key, { folder, lang, posts: 1, newest: summary });
    else {
      known.posts++;
      if (timeOf(summary) > timeOf(known.newest)) known.newest = summary;
    }
  }
  const pattern = patternOf(newsroom, at);
  const near = pattern && kindOfPost(pattern);
  const isNear = ({ folder, lang }: Pick<PostPlace, 'folder' | 'lang'>): boolean =>
    folder === near?.folder && lang === near.lang;
  return [...places.values()]
    .filter(({ posts }) => posts >= SOME)
    .sort((a, b) => Number(isNear(b)) - Number(isNear(a)) || b.posts - a.posts)
    .map(place => ({ ...place, newest: place.newest.path }));
}

/** The post that a new one is to be like. */
function patternOf(newsroom: Newsroom, at: string | undefined): PostSummary | undefined {
  const here = at === undefined ? undefined : newsroom.get(at);
  if (here) return here;
  let newest: PostSummary | undefined;
  for (const summary of newsroom.all())
    if (isPublished(summary) && (!newest || timeOf(summary) > timeOf(newest))) newest = summary;
  return newest;
}

/**
 * The paths of the posts that show how a new one is written, the newest first: those in the folder and the language of
 * the post at hand, or else of the newest post, with the layout that most of these have.
 *
 * @param at the path of the post at hand; undefined where there is none
 */
export function samplePosts(newsroom: Newsroom, at: string | undefined): readonly string[] {
  const pattern = patternOf(newsroom, at);
  if (!pattern) return [];
  const { folder, lang } = kindOfPost(pattern);
  const alike = [...newsroom.all()]
    .filter(summary => {
      const kind = kindOfPost(summary);
      return isPublished(summary) && kind.folder === folder && kind.lang === lang;
    })
    .sort((a, b) => timeOf(b) - timeOf(a));
  const layouts = alike.slice(0, ENOUGH).map(({ layout }) => layout[0] ?? '');
  const layout = layouts.find(each => layouts.filter(other => other === each).length * 2 >= layouts.length);
  return alike
    .filter(summary => layout === undefined || (summary.layout[0] ?? '') === layout)
    .slice(0, ENOUGH)
    .map(({ path }) => path);
}

function isPublished({ path }: PostSummary): boolean {
  return /(?:^|\/)_posts\//.test(path);
}

function timeOf({ path, date }: PostSummary): number {
  const day = /(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1];
  const time = date ?? (day === undefined ? Number.NaN : Date.parse(day));
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}
