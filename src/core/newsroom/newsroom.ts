import { addressKey, pageKey } from '../text/address-key.ts';
import { bandsOf, likeness } from './fingerprint.ts';
import { createIndex, type Index } from './index-by.ts';
import { createSharedLists, packSummary } from './packed-summary.ts';
import { createPostKinds, type KindTallies } from './post-kinds.ts';
import { type PostSummary, type TermKind, termKinds } from './post-summary.ts';

/** A term and how many posts have it. */
export interface SeenTerm {
  readonly text: string;
  readonly posts: number;
}

/** What the posts of one site have in common. */
export interface Newsroom {
  readonly size: number;
  /** Goes up when a post comes or goes, or when what others may ask of it changes. */
  readonly revision: number;
  /** The post at a path, relative to the site's root. */
  get(path: string): PostSummary | undefined;
  /** All posts, in the order in which they were set. */
  all(): Iterable<PostSummary>;
  /** The terms of a kind, most used first, then by their characters; those of the post `exceptPath` alone are left out. */
  seen(kind: TermKind, exceptPath?: string): readonly SeenTerm[];
  /** How many posts have the term. */
  count(kind: TermKind, term: string): number;
  /** The posts that have the term. Takes time linear in the posts. */
  withTerm(kind: TermKind, term: string): readonly PostSummary[];
  /** The posts that were copied from the page at an address, however that is written. */
  copiesOf(address: string): readonly PostSummary[];
  /** The posts whose page has the path, below the site's `baseurl`. */
  at(permalink: string): readonly PostSummary[];
  /** The posts whose page would have the path, were they published. */
  hiddenAt(permalink: string): readonly PostSummary[];
  /** The posts that name the epoch, in milliseconds since 1970 UTC. */
  ofEpoch(milliseconds: number): readonly PostSummary[];
  /** The posts whose text is nearly the same as that of a fingerprint, the most alike first. */
  alike(fingerprint: string): readonly PostSummary[];
  /** What posts of a kind have. */
  readonly kinds: KindTallies;
  /** Paths of posts that could not be read: what is not in the newsroom may yet be on the site. */
  readonly unread: ReadonlySet<string>;
}

/** A newsroom that is being filled. Setting or removing a post takes time linear in its summary. */
export interface OpenNewsroom extends Newsroom {
  /** Adds a post, or replaces what was known of it. */
  set(summary: PostSummary): void;
  remove(path: string): void;
  /** The post is there, but it cannot be read. */
  setUnread(path: string): void;
}

/** Texts that share less than this part of their runs of characters are different texts. */
const LEAST_LIKENESS = 0.8;

/** Makes a newsroom without posts. */
export function createNewsroom(): OpenNewsroom {
  const summaries = new Map<string, PostSummary>();
  const unread = new Set<string>();
  const share = createSharedLists();
  const terms = createTermCounts();
  const kinds = createPostKinds();
  const bySource = createIndex(({ from }) => (from === '' ? [] : [addressKey(from)]));
  const byPage = createIndex(({ permalink, aliases }) => {
    const own = permalink === undefined ? [] : [pageKey(permalink)];
    return aliases.length === 0 ? own : [...own, ...aliases.map(pageKey)];
  });
  const byHiddenPage = createIndex(({ hiddenAt }) => (hiddenAt === undefined ? [] : [pageKey(hiddenAt)]));
  const byEpoch = createIndex(({ epoch }) => (epoch === undefined ? [] : [String(epoch)]));
  const indexes: Index[] = [bySource, byPage, byHiddenPage, byEpoch];
  /** Made when first asked for: it is as large as all others together. */
  let byText: Index | undefined;
  let revision = 0;

  function remove(path: string): void {
    if (unread.delete(path)) revision++;
    const summary = summaries.get(path);
    if (!summary) return;
    revision++;
    summaries.delete(path);
    terms.add(summary, -1);
    kinds.add(summary, -1);
    for (const index of indexes) index.remove(summary);
  }

  function textIndex(): Index {
    const index = createIndex(({ fingerprint }) => bandsOf(fingerprint));
    for (const summary of summaries.values()) index.add(summary);
    indexes.push(index);
    return index;
  }

  return {
    get size() {
      return summaries.size;
    },
    get revision() {
      return revision;
    },
    kinds,
    unread,
    get: path => summaries.get(path),
    all: () => summaries.values(),
    set(given) {
      const summary = packSummary(given, share);
      const before = summaries.get(summary.path);
      const revisionBefore = revision;
      remove(summary.path);
      revision = before && isAlike(before, summary) ? revisionBefore : revisionBefore + 1;
      summaries.set(summary.path, summary);
      terms.add(summary, 1);
      kinds.add(summary, 1);
      for (const index of indexes) index.add(summary);
    },
    remove,
    setUnread(path) {
      remove(path);
      unread.add(path);
      revision++;
    },
    seen: (kind, exceptPath = '') => terms.seen(kind, summaries.get(exceptPath)),
    count: terms.count,
    withTerm: (kind, term) => [...summaries.values()].filter(summary => summary[kind].includes(term)),
    copiesOf(address) {
      const found = bySource.find(addressKey(address));
      // A part of a page is on that page, unless the part is all that tells one page from another.
      return found.length > 0 || !address.includes('#')
        ? found
        : bySource.find(addressKey(address.replace(/#.*$/s, '')));
    },
    at: permalink => byPage.find(pageKey(permalink)),
    hiddenAt: permalink => byHiddenPage.find(pageKey(permalink)),
    ofEpoch: milliseconds => byEpoch.find(String(milliseconds)),
    alike(fingerprint) {
      byText ??= textIndex();
      const found = new Set(bandsOf(fingerprint).flatMap(byText.find));
      return [...found]
        .map(summary => ({ summary, likeness: likeness(fingerprint, summary.fingerprint) }))
        .filter(candidate => candidate.likeness >= LEAST_LIKENESS)
        .sort((a, b) => b.likeness - a.likeness)
        .map(({ summary }) => summary);
    },
  };
}

/** The words of a post change with each key that is pressed; nobody else asks for them. */
function isAlike(a: PostSummary, b: PostSummary): boolean {
  const identity = ({ title, from, permalink, epoch, aliases, hiddenAt, date, ...summary }: PostSummary) => {
    const { author, tags, categories, layout, lang, fields, dateForm } = summary;
    return JSON.stringify([
      title,
      from,
      permalink,
      epoch,
      aliases,
      hiddenAt,
      date,
      author,
      tags,
      categories,
      layout,
      lang,
      fields,
      dateForm,
    ]);
  };
  return identity(a) === identity(b);
}

interface TermCounts {
  add(summary: PostSummary, step: 1 | -1): void;
  count(kind: TermKind, term: string): number;
  seen(kind: TermKind, except: PostSummary | undefined): readonly SeenTerm[];
}

function createTermCounts(): TermCounts {
  const counts = new Map<TermKind, Map<string, number>>(termKinds.map(kind => [kind, new Map()]));
  /** Emptied of a kind when one of its counts changes. */
  const sorted = new Map<TermKind, readonly SeenTerm[]>();

  function count(kind: TermKind, term: string): number {
    return counts.get(kind)!.get(term) ?? 0;
  }

  function sort(kind: TermKind): readonly SeenTerm[] {
    const terms = [...counts.get(kind)!].map(([text, posts]) => ({ text, posts }));
    // Not by a language's order: that takes fifty times as long, and the terms are of several languages.
    terms.sort((a, b) => b.posts - a.posts || (a.text < b.text ? -1 : 1));
    sorted.set(kind, terms);
    return terms;
  }

  return {
    count,
    add(summary, step) {
      for (const kind of termKinds) {
        for (const term of summary[kind]) {
          const posts = count(kind, term) + step;
          if (posts > 0) counts.get(kind)!.set(term, posts);
          else counts.get(kind)!.delete(term);
          sorted.delete(kind);
        }
      }
    },
    seen(kind, except) {
      const terms = sorted.get(kind) ?? sort(kind);
      const onlyOwn = new Set(except?.[kind].filter(term => count(kind, term) === 1));
      return onlyOwn.size === 0 ? terms : terms.filter(({ text }) => !onlyOwn.has(text));
    },
  };
}
