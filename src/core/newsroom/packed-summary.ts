import { byKind, listsOf, type PostSummary, type TermLists } from './post-summary.ts';

/** Gives the same list for lists that hold the same: most posts have the layout, the author, the tags of others. */
export type ShareList = (list: readonly string[]) => readonly string[];

/** Makes a `ShareList`. What it has given it keeps. */
export function createSharedLists(): ShareList {
  const lists = new Map<string, readonly string[]>();
  return list => {
    const key = list.join('\0');
    const known = lists.get(key);
    if (known) return known;
    lists.set(key, list);
    return list;
  };
}

/**
 * Lists that nobody shares are kept as one text: five times as small as lists of texts. JSON writes this character
 * without an escape, so what is stored is read faster. No address holds it, and ids hold no blank: `createSummariser`
 * sees to that.
 */
const SEPARATOR = '\u007f';

/**
 * The same summary in a third of the memory: a newsroom has very many. What is seldom asked for is one text, and read
 * from it when somebody asks.
 */
export function packSummary(summary: PostSummary, share: ShareList): PostSummary {
  return summary instanceof PackedSummary ? summary : new PackedSummary(summary, restOf(summary), share);
}

/** A summary as plain data, to be stored: without names it takes a third less to write and to read. */
export type SummaryFields = readonly [
  path: string,
  title: string,
  date: number | null,
  from: string,
  permalink: string | null,
  hiddenAt: string | null,
  epoch: number | null,
  aliases: readonly string[],
  terms: TermLists,
  words: string,
  rest: string,
];

/** The fields of a summary. */
export function fieldsOf(summary: PostSummary): SummaryFields {
  const { path, title, date, from, permalink, hiddenAt, epoch, aliases, words } = summary;
  const rest = summary instanceof PackedSummary ? summary.rest : restOf(summary);
  return [
    path,
    title,
    date ?? null,
    from,
    permalink ?? null,
    hiddenAt ?? null,
    epoch ?? null,
    aliases,
    listsOf(summary),
    words,
    rest,
  ];
}

/** The summary that had these fields, packed. */
export function summaryOf(fields: SummaryFields, share: ShareList): PostSummary {
  const [path, title, date, from, permalink, hiddenAt, epoch, aliases, terms, words, rest] = fields;
  return new PackedSummary(
    {
      path,
      title,
      date: date ?? undefined,
      from,
      permalink: permalink ?? undefined,
      hiddenAt: hiddenAt ?? undefined,
      epoch: epoch ?? undefined,
      aliases,
      ...byKind(terms),
      words,
    },
    rest,
    share,
  );
}

/** What is kept as it is. */
type PackedFields = Omit<PostSummary, 'fingerprint' | 'ids' | 'links'>;

class PackedSummary implements PostSummary {
  readonly path: string;
  readonly title: string;
  readonly date: number | undefined;
  readonly from: string;
  readonly permalink: string | undefined;
  readonly hiddenAt: string | undefined;
  readonly epoch: number | undefined;
  readonly aliases: readonly string[];
  readonly author: readonly string[];
  readonly layout: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly dateForm: readonly string[];
  readonly dateZone: readonly string[];
  readonly lang: readonly string[];
  readonly fields: readonly string[];
  /** By itself: one Chinese character doubles the memory of the whole text in which it is. */
  readonly words: string;
  readonly rest: string;

  constructor(summary: PackedFields, rest: string, share: ShareList) {
    this.path = summary.path;
    this.title = summary.title;
    this.date = summary.date;
    this.from = summary.from;
    this.permalink = summary.permalink;
    this.hiddenAt = summary.hiddenAt;
    // Mostly the same number, which then is there once.
    this.epoch = summary.epoch === summary.date ? summary.date : summary.epoch;
    this.aliases = share(summary.aliases);
    this.author = share(summary.author);
    this.layout = share(summary.layout);
    this.tags = share(summary.tags);
    this.categories = share(summary.categories);
    this.dateForm = share(summary.dateForm);
    this.dateZone = share(summary.dateZone);
    this.lang = share(summary.lang);
    this.fields = share(summary.fields);
    this.words = summary.words;
    this.rest = rest;
  }

  get fingerprint(): string {
    return this.#part(0);
  }

  get ids(): readonly string[] {
    const ids = this.#part(1);
    return ids === '' ? [] : ids.split(' ');
  }

  get links(): readonly string[] {
    return this.rest.split(SEPARATOR).slice(2);
  }

  #part(index: number): string {
    let start = 0;
    for (let part = 0; part < index; part++) start = this.rest.indexOf(SEPARATOR, start) + 1;
    const end = this.rest.indexOf(SEPARATOR, start);
    return this.rest.slice(start, end < 0 ? undefined : end);
  }
}

/** To V8 a text that is joined from pieces of a Chinese one takes two bytes a character; one read as JSON, only if it must. */
function restOf({ fingerprint, ids, links }: PostSummary): string {
  const rest = [fingerprint, ids.join(' '), ...links].join(SEPARATOR);
  return JSON.parse(JSON.stringify(rest)) as string;
}
