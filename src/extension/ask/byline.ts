import { hostOf, type NewPost, type Newsroom } from '../../core/index.ts';

/** Author and categories of the newest post that comes from the same site. */
export function bylineOf(newsroom: Newsroom, from: string): Pick<NewPost, 'author' | 'categories'> {
  const host = hostOf(from);
  let newest: {
    readonly date: number;
    readonly author: readonly string[];
    readonly categories: readonly string[];
  } = {
    date: Number.NEGATIVE_INFINITY,
    author: [],
    categories: [],
  };
  if (host === undefined) return newest;
  for (const { date, from: source, author, categories } of newsroom.all()) {
    if (date !== undefined && date > newest.date && hostOf(source) === host)
      newest = { date, author, categories };
  }
  return { author: newest.author, categories: newest.categories };
}
