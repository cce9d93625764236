import * as vscode from 'vscode';
import { createPostList, type ListedPost, type PostList } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import { pause } from '../host/pause.ts';
import { pathIn } from '../newsroom/post-path.ts';

/** The posts of a site as the view lists them. */
export interface Archive {
  readonly root: vscode.Uri;
  readonly list: PostList;
}

/** The posts of all sites of the workspace. */
export interface Archives {
  /** Those that have posts. */
  all(): readonly Archive[];
  /** Brings the lists in step with the newsrooms; returns whether one of them is another now. */
  update(): Promise<boolean>;
}

/** Makes the lists; they are empty until the first update. */
export function createArchives({ folders, newsrooms }: Pick<Deps, 'folders' | 'newsrooms'>): Archives {
  let archives = new Map<string, Archive>();
  let updating: Promise<unknown> = Promise.resolve();

  async function update(): Promise<boolean> {
    const before = archives;
    const after = new Map<string, Archive>();
    let isOther = false;
    for (const { root, newsroom } of newsrooms.all()) {
      const key = root.toString();
      const archive = before.get(key) ?? { root, list: createPostList() };
      after.set(key, archive);
      const { site, now } = (await folders.find(vscode.Uri.joinPath(root, '_posts'))).factsOf('');
      isOther = (await inTurns(archive.list.follow(newsroom, { site, now }))) || isOther;
    }
    archives = after;
    return isOther || before.size !== after.size;
  }

  return {
    all: () => [...archives.values()].filter(({ list }) => list.size > 0),
    update() {
      const own = updating.then(update);
      updating = Promise.allSettled([own]);
      return own;
    },
  };
}

/** Takes steps, and lets others run between two of them: all posts at once, and who is typing would feel it. */
async function inTurns<Result>(steps: Generator<undefined, Result, undefined>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause(0);
  }
}

/** Those of some files that are posts of the list, each once, the newest first. */
export function postsAt({ root, list }: Archive, uris: readonly vscode.Uri[]): readonly ListedPost[] {
  const posts = new Set<ListedPost>();
  for (const uri of uris) {
    const post = list.get(pathIn(root, uri));
    if (post) posts.add(post);
  }
  return [...posts].sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.path < b.path ? -1 : 1));
}
