import { type CheckedPost, countFindings, type KeptFinding, type ProblemCounts } from '../../core/index.ts';

/** A kind of problem, and where it is found. */
export interface ProblemKind {
  readonly rule: string;
  readonly problems: number;
  readonly posts: number;
  /** How many of them have a fix that is called safe. */
  readonly fixable: number;
}

/** What is known of the posts of a site: what the check of their files found, or what holds for them in an editor. */
export interface SiteResults {
  /** What was found in the file of a post. */
  stored(path: string): CheckedPost | undefined;
  allStored(): Iterable<CheckedPost>;
  store(post: CheckedPost): void;
  /** The file is gone, or holds something else. */
  forget(path: string): void;
  /** The post is in an editor: this counts, until it is undefined. */
  setLive(path: string, findings: readonly KeptFinding[] | undefined): void;
  isLive(path: string): boolean;
  /** Undefined where the post has not been checked. */
  countsOf(path: string): ProblemCounts | undefined;
  /** The paths of the posts with errors. */
  readonly withErrors: ReadonlySet<string>;
  /** Kinds of problems, those with the most first. */
  kinds(): readonly ProblemKind[];
  postsWith(rule: string): readonly string[];
}

interface KindTally {
  readonly posts: Map<string, number>;
  problems: number;
  fixable: number;
}

/** Makes results of no post. Each change takes time linear in the findings of the post alone. */
export function createSiteResults(): SiteResults {
  const stored = new Map<string, CheckedPost>();
  const live = new Map<string, readonly KeptFinding[]>();
  const counts = new Map<string, ProblemCounts>();
  const withErrors = new Set<string>();
  const kinds = new Map<string, KindTally>();

  function findingsOf(path: string): readonly KeptFinding[] | undefined {
    return live.get(path) ?? stored.get(path)?.findings;
  }

  /** Has what is counted follow a change of what is known of a post. */
  function change(path: string, make: () => void): void {
    for (const finding of findingsOf(path) ?? []) tally(path, finding, -1);
    make();
    const findings = findingsOf(path);
    for (const finding of findings ?? []) tally(path, finding, 1);
    const counted = findings && countFindings(findings);
    if (counted) counts.set(path, counted);
    else counts.delete(path);
    if (counted?.errors) withErrors.add(path);
    else withErrors.delete(path);
  }

  function tally(path: string, { rule, severity, isFixable }: KeptFinding, step: 1 | -1): void {
    if (severity === 'hint') return;
    const kind = kinds.get(rule) ?? { posts: new Map(), problems: 0, fixable: 0 };
    kinds.set(rule, kind);
    kind.problems += step;
    if (isFixable) kind.fixable += step;
    const here = (kind.posts.get(path) ?? 0) + step;
    if (here > 0) kind.posts.set(path, here);
    else kind.posts.delete(path);
    if (kind.problems === 0) kinds.delete(rule);
  }

  return {
    stored: path => stored.get(path),
    allStored: () => stored.values(),
    store: post => change(post.path, () => stored.set(post.path, post)),
    forget: path => change(path, () => stored.delete(path)),
    setLive(path, findings) {
      change(path, () => (findings ? live.set(path, findings) : live.delete(path)));
    },
    isLive: path => live.has(path),
    countsOf: path => counts.get(path),
    withErrors,
    kinds() {
      const all = [...kinds].map(([rule, { posts, problems, fixable }]): ProblemKind => {
        return { rule, problems, posts: posts.size, fixable };
      });
      return all.sort((a, b) => b.problems - a.problems || (a.rule < b.rule ? -1 : 1));
    },
    postsWith: rule => [...(kinds.get(rule)?.posts.keys() ?? [])],
  };
}
