import type { Newsroom } from '../newsroom/newsroom.ts';
import type { PostSummary } from '../newsroom/post-summary.ts';
import { folderOf, type ListedPost, type ListMoment, listPost } from './listed-post.ts';

/** What posts are put together by. */
export type Arrangement = 'month' | 'folder';

/** Posts that stand together in the list. */
export interface PostGroup {
  /** The month as `2024-03`, or the folder; empty for posts without a date, and for the site's root. */
  readonly key: string;
  readonly size: number;
}

/** The posts of a site, grouped and in order. A post that changes has its own groups put in order anew, and no others. */
export interface PostList {
  readonly size: number;
  /** Brings the list in step with the newsroom; returns whether it shows anything else now. */
  update(newsroom: Newsroom, moment: ListMoment): boolean;
  /** The same bit by bit, for those who share the time with others. */
  follow(newsroom: Newsroom, moment: ListMoment): Generator<undefined, boolean, undefined>;
  get(path: string): ListedPost | undefined;
  all(): Iterable<ListedPost>;
  /** The drafts, or what waits for its date; the newest first. */
  inStage(stage: 'draft' | 'scheduled'): readonly ListedPost[];
  /** Months, the newest first, without what is not published yet; or folders, by their names. */
  groups(arrangement: Arrangement): readonly PostGroup[];
  /** The posts of a group, the newest first. */
  inGroup(arrangement: Arrangement, key: string): readonly ListedPost[];
}

/** So many posts are put in their places at a time. */
const STEP = 1000;

/** The newest first; of one day by the names of the files. */
export function byNewest(a: ListedPost, b: ListedPost): number {
  return compare(b.day, a.day) || (b.summary.date ?? 0) - (a.summary.date ?? 0) || compare(b.path, a.path);
}

/** Makes a list without posts. */
export function createPostList(): PostList {
  const posts = new Map<string, ListedPost>();
  const stages = createGroups(({ stage }) => stage);
  const months = createGroups(({ stage, day }) => (stage === 'published' ? day.slice(0, 7) : undefined));
  const folders = createGroups(({ path }) => folderOf(path));
  const all = [stages, months, folders];
  const groupsOf = { month: months, folder: folders };
  /** What is scheduled is published once its date has come. */
  let scheduled: readonly ListedPost[] = [];
  let known: { readonly newsroom: Newsroom; readonly revision: number } | undefined;

  function put(summary: PostSummary, moment: ListMoment): boolean {
    const before = posts.get(summary.path);
    const post = listPost(summary, moment);
    posts.set(summary.path, post);
    const isSame =
      before && before.title === post.title && before.day === post.day && before.stage === post.stage;
    for (const groups of all) groups.put(before, post);
    return !isSame;
  }

  function remove(path: string): void {
    const before = posts.get(path);
    posts.delete(path);
    if (before) for (const groups of all) groups.put(before, undefined);
  }

  function* follow(newsroom: Newsroom, moment: ListMoment): Generator<undefined, boolean, undefined> {
    let isOther = false;
    let count = 0;
    for (const { summary } of scheduled) isOther = put(summary, moment) || isOther;
    if (known?.newsroom === newsroom && known.revision === newsroom.revision) {
      scheduled = stages.of('scheduled');
      return isOther;
    }
    known = { newsroom, revision: newsroom.revision };
    // What has not changed is the same object.
    for (const summary of newsroom.all()) {
      if (posts.get(summary.path)?.summary === summary) continue;
      isOther = put(summary, moment) || isOther;
      if (++count % STEP === 0) yield;
    }
    if (posts.size > newsroom.size) {
      for (const path of [...posts.keys()]) if (!newsroom.get(path)) remove(path);
      isOther = true;
    }
    scheduled = stages.of('scheduled');
    return isOther;
  }

  return {
    get size() {
      return posts.size;
    },
    update(newsroom, moment) {
      const steps = follow(newsroom, moment);
      for (;;) {
        const { done, value } = steps.next();
        if (done) return value;
      }
    },
    follow,
    get: path => posts.get(path),
    all: () => posts.values(),
    inStage: stages.of,
    groups(arrangement) {
      const sorted = groupsOf[arrangement].all().toSorted((a, b) => compare(a.key, b.key));
      return arrangement === 'month' ? sorted.reverse() : sorted;
    },
    inGroup: (arrangement, key) => groupsOf[arrangement].of(key),
  };
}

interface Groups {
  /** Puts a post in the place of what was known of it. */
  put(before: ListedPost | undefined, after: ListedPost | undefined): void;
  all(): readonly PostGroup[];
  of(key: string): readonly ListedPost[];
}

interface Group {
  readonly posts: Map<string, ListedPost>;
  /** Undefined until somebody asks for it. */
  sorted: readonly ListedPost[] | undefined;
}

function createGroups(keyOf: (post: ListedPost) => string | undefined): Groups {
  const groups = new Map<string, Group>();

  function remove(key: string, path: string): void {
    const group = groups.get(key);
    if (!group?.posts.delete(path)) return;
    group.sorted = undefined;
    if (group.posts.size === 0) groups.delete(key);
  }

  return {
    put(before, after) {
      const [from, to] = [before && keyOf(before), after && keyOf(after)];
      if (before && from !== undefined && from !== to) remove(from, before.path);
      if (!after || to === undefined) return;
      const group = groups.get(to) ?? { posts: new Map(), sorted: undefined };
      groups.set(to, group);
      group.posts.set(after.path, after);
      group.sorted = undefined;
    },
    all: () => [...groups].map(([key, { posts }]) => ({ key, size: posts.size })),
    of(key) {
      const group = groups.get(key);
      if (!group) return [];
      group.sorted ??= [...group.posts.values()].sort(byNewest);
      return group.sorted;
    },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
