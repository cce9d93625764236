import type { Newsroom } from './newsroom.ts';
import { kindOfPost } from './post-kinds.ts';
import type { PostSummary } from './post-summary.ts';

/** So many posts show how a new one is written. */
const ENOUGH = 30;

/**
 * The paths of the posts that show how a new one is written, the newest first: those in the folder and the language of
 * the post at hand, or else of the newest post, with the layout that most of these have.
 *
 * @param at the path of the post at hand; undefined where there is none
 */
export function samplePosts(newsroom: Newsroom, at: string | undefined): readonly string[] {
  const published = [...newsroom.all()].filter(({ path }) => /(?:^|\/)_posts\//.test(path));
  const newest = published.sort((a, b) => timeOf(b) - timeOf(a));
  const pattern = (at === undefined ? undefined : newsroom.get(at)) ?? newest[0];
  if (!pattern) return [];
  const { folder, lang } = kindOfPost(pattern);
  const alike = newest.filter(summary => {
    const kind = kindOfPost(summary);
    return kind.folder === folder && kind.lang === lang;
  });
  const layouts = alike.slice(0, ENOUGH).map(({ layout }) => layout[0] ?? '');
  const layout = layouts.find(each => layouts.filter(other => other === each).length * 2 >= layouts.length);
  return alike
    .filter(summary => layout === undefined || (summary.layout[0] ?? '') === layout)
    .slice(0, ENOUGH)
    .map(({ path }) => path);
}

function timeOf({ path, date }: PostSummary): number {
  const day = /(?:^|\/)(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(path)?.[1];
  const time = date ?? (day === undefined ? Number.NaN : Date.parse(day));
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}
