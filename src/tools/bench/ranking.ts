/*
 * Asks whether posts that belong together are among the first ten that the newsroom ranks for each other: posts that
 * link to each other, that are parts of a series, or that come from one host and share a rare word of their titles.
 * That they link to each other is not told to the ranking, which in the editor knows it: it would find all of them.
 */
import {
  createNewsroom,
  createSummariser,
  defaultSite,
  type PostSummary,
  rankRelated,
} from '../../core/index.ts';

/** As many as a list of related posts may have. */
const FIRST = 10;
/** In so many titles a word may be and still be rare. */
const RARE = 4;

type Pair = readonly [PostSummary, PostSummary];

/** Prints how many of the true pairs are among the first ten, beside a ranking by tags in common. */
export function benchRanking(posts: ReadonlyMap<string, string>): void {
  const newsroom = createNewsroom();
  const summarise = createSummariser(defaultSite);
  for (const [name, text] of posts) newsroom.set(summarise(`_posts/${name}`, text));
  const all = [...newsroom.all()];
  const kinds: Readonly<Record<string, readonly Pair[]>> = {
    'link to each other': all.flatMap(post => linked(post, link => newsroom.copiesOf(link))),
    'share a series': pairs(all, isSeries),
    'share a host and a rare word': pairs(all, createRareWords(all)),
  };
  console.log(`\nrelated posts among the first ${FIRST} of ${all.length}`);
  console.log(
    `  ${''.padEnd(34)}${'pairs'.padStart(9)}${'Copydesk'.padStart(12)}${'tags alone'.padStart(12)}`,
  );
  const truths = [...new Set(Object.values(kinds).flat())];
  for (const [name, truth] of [...Object.entries(kinds), ['all together', truths] as const]) {
    const ours = recall(truth, post => rankRelated(newsroom, post, FIRST).map(({ summary }) => summary));
    const tags = recall(truth, post => rankByTags(all, post));
    const percent = (part: number): string => `${(100 * part).toFixed(0)} %`.padStart(12);
    console.log(`  ${name.padEnd(34)}${String(truth.length).padStart(9)}${percent(ours)}${percent(tags)}`);
  }
}

function linked(post: PostSummary, find: (link: string) => readonly PostSummary[]): readonly Pair[] {
  const targets = new Set(post.links.flatMap(find).filter(target => target !== post));
  return [...targets].map(target => [post, target]);
}

function pairs(
  all: readonly PostSummary[],
  belong: (a: PostSummary, b: PostSummary) => boolean,
): readonly Pair[] {
  return all.flatMap(a => all.filter(b => a !== b && belong(a, b)).map((b): Pair => [a, b]));
}

/** The same words before a number or a colon: `Ferries (2)`, `海港札记｜…`. */
function isSeries(a: PostSummary, b: PostSummary): boolean {
  const series = ({ title }: PostSummary): string | undefined =>
    /^(.{4,}?)\s*(?:[（(【第#:：|｜]|[-–—]\s|\d)/u.exec(title)?.[1];
  const name = series(a);
  return name !== undefined && name === series(b);
}

function createRareWords(all: readonly PostSummary[]): (a: PostSummary, b: PostSummary) => boolean {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const wordsOf = ({ title }: PostSummary): ReadonlySet<string> =>
    new Set(
      Array.from(segmenter.segment(title))
        .filter(({ isWordLike, segment }) => isWordLike === true && segment.length > 1)
        .map(({ segment }) => segment.toLowerCase()),
    );
  const words = new Map(all.map(post => [post, wordsOf(post)]));
  const counts = new Map<string, number>();
  for (const own of words.values()) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  const hosts = new Map(
    all.map(post => [post, URL.canParse(post.from) ? new URL(post.from).host : undefined]),
  );
  return (a, b) => {
    const host = hosts.get(a);
    if (host === undefined || host !== hosts.get(b)) return false;
    return [...words.get(a)!].some(word => words.get(b)!.has(word) && counts.get(word)! <= RARE);
  };
}

/** The part of the pairs whose second post is among what is ranked for the first. */
function recall(truth: readonly Pair[], rank: (post: PostSummary) => readonly PostSummary[]): number {
  const ranked = new Map([...new Set(truth.map(([post]) => post))].map(post => [post, new Set(rank(post))]));
  return truth.filter(([post, other]) => ranked.get(post)!.has(other)).length / Math.max(1, truth.length);
}

/** What anybody would do first: as many terms in common as possible, then dates that are near. */
function rankByTags(all: readonly PostSummary[], post: PostSummary): readonly PostSummary[] {
  const terms = new Set([...post.tags, ...post.categories]);
  const common = ({ tags, categories }: PostSummary): number =>
    [...new Set([...tags, ...categories])].filter(term => terms.has(term)).length;
  const distance = ({ date }: PostSummary): number => Math.abs((date ?? 0) - (post.date ?? 0));
  return all
    .filter(other => other !== post)
    .sort((a, b) => common(b) - common(a) || distance(a) - distance(b))
    .slice(0, FIRST);
}
