import { type PostSummary, type TermKind, termKinds } from './post-summary.ts';

/** Gives the same list for lists that hold the same: most posts have the layout, the author, the tags of others. */
export type ShareList = (list: readonly string[]) => readonly string[];

/** Makes a `ShareList`. What it has given it keeps. */
export function createSharedLists(): ShareList {
  const lists = new Map<string, readonly string[]>();
  return list => {
    const key = list.join('\n');
    const known = lists.get(key);
    if (known) return known;
    lists.set(key, list);
    return list;
  };
}

/** Lists that nobody shares are kept as one text: five times as small as lists of texts. */
const SEPARATOR = '\n';

/**
 * The same summary in a third of the memory: a newsroom has very many. What is seldom asked for is one text, and read
 * from it when somebody asks.
 */
export function packSummary(summary: PostSummary, share: ShareList): PostSummary {
  return summary instanceof PackedSummary ? summary : new PackedSummary(summary, share);
}

class PackedSummary implements PostSummary {
  readonly path: string;
  readonly title: string;
  readonly date: number | undefined;
  readonly from: string;
  readonly permalink: string | undefined;
  readonly epoch: number | undefined;
  readonly aliases: readonly string[];
  readonly author: readonly string[];
  readonly layout: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly dateForm: readonly string[];
  readonly dateZone: readonly string[];
  /** By itself: one Chinese character doubles the memory of the whole text in which it is. */
  readonly words: string;
  readonly #rest: string;

  constructor(summary: PostSummary, share: ShareList) {
    this.path = summary.path;
    this.title = summary.title;
    this.date = summary.date;
    this.from = summary.from;
    this.permalink = summary.permalink;
    // Mostly the same number, which then is there once.
    this.epoch = summary.epoch === summary.date ? summary.date : summary.epoch;
    this.aliases = share(summary.aliases);
    this.author = share(summary.author);
    this.layout = share(summary.layout);
    this.tags = share(summary.tags);
    this.categories = share(summary.categories);
    this.dateForm = share(summary.dateForm);
    this.dateZone = share(summary.dateZone);
    this.words = summary.words;
    this.#rest = restOf(summary);
  }

  get fingerprint(): string {
    return this.#part(0);
  }

  get ids(): readonly string[] {
    const ids = this.#part(1);
    return ids === '' ? [] : ids.split(' ');
  }

  get links(): readonly string[] {
    return this.#rest.split(SEPARATOR).slice(2);
  }

  #part(index: number): string {
    let start = 0;
    for (let part = 0; part < index; part++) start = this.#rest.indexOf(SEPARATOR, start) + 1;
    const end = this.#rest.indexOf(SEPARATOR, start);
    return this.#rest.slice(start, end < 0 ? undefined : end);
  }
}

/** Addresses hold no line end, and ids no blank: `createSummariser` sees to that. */
function restOf({ fingerprint, ids, links }: PostSummary): string {
  return [fingerprint, ids.join(' '), ...links].join(SEPARATOR);
}

/** A summary as plain data, to be stored. */
export function unpackSummary(summary: PostSummary): PostSummary {
  const { path, title, date, from, permalink, epoch, aliases, links, ids, words, fingerprint } = summary;
  const terms = Object.fromEntries(termKinds.map(kind => [kind, summary[kind]]));
  // Exactly the kinds there are.
  const all = terms as Record<TermKind, readonly string[]>;
  return { path, title, date, from, permalink, epoch, aliases, ...all, links, ids, words, fingerprint };
}
