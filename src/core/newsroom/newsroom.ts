import { type PostSummary, type TermKind, termKinds } from './post-summary.ts';

/** A term and how many posts have it. */
export interface SeenTerm {
  readonly text: string;
  readonly posts: number;
}

/** What the posts of one site have in common. Setting or removing a post takes time linear in its terms. */
export interface Newsroom {
  /** Adds a post, or replaces what was known of it; `post` is any name that is always the same for one post. */
  set(post: string, summary: PostSummary): void;
  remove(post: string): void;
  /** The terms of a kind, most used first, then by their characters; those of `exceptPost` alone are left out. */
  seen(kind: TermKind, exceptPost?: string): readonly SeenTerm[];
  /** How many posts have the term. */
  count(kind: TermKind, term: string): number;
}

/** Makes a newsroom without posts. */
export function createNewsroom(): Newsroom {
  const summaries = new Map<string, PostSummary>();
  const counts = new Map<TermKind, Map<string, number>>(termKinds.map(kind => [kind, new Map()]));
  /** Emptied of a kind when one of its counts changes. */
  const sorted = new Map<TermKind, readonly SeenTerm[]>();

  function count(kind: TermKind, term: string): number {
    return counts.get(kind)!.get(term) ?? 0;
  }

  function add(summary: PostSummary, step: 1 | -1): void {
    for (const kind of termKinds) {
      for (const term of summary[kind]) {
        const posts = count(kind, term) + step;
        if (posts > 0) counts.get(kind)!.set(term, posts);
        else counts.get(kind)!.delete(term);
        sorted.delete(kind);
      }
    }
  }

  function remove(post: string): void {
    const summary = summaries.get(post);
    if (summary) add(summary, -1);
    summaries.delete(post);
  }

  function sort(kind: TermKind): readonly SeenTerm[] {
    const terms = [...counts.get(kind)!].map(([text, posts]) => ({ text, posts }));
    // Not by a language's order: that takes fifty times as long, and the terms are of several languages.
    terms.sort((a, b) => b.posts - a.posts || (a.text < b.text ? -1 : 1));
    sorted.set(kind, terms);
    return terms;
  }

  return {
    set(post, summary) {
      remove(post);
      summaries.set(post, summary);
      add(summary, 1);
    },
    remove,
    seen(kind, exceptPost = '') {
      const terms = sorted.get(kind) ?? sort(kind);
      const own = summaries.get(exceptPost)?.[kind] ?? [];
      const onlyOwn = new Set(own.filter(term => count(kind, term) === 1));
      return onlyOwn.size === 0 ? terms : terms.filter(({ text }) => !onlyOwn.has(text));
    },
    count,
  };
}
