import * as vscode from 'vscode';
import { type Arrangement, byNewest, type ListedPost, matchesQuery, readQuery } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import type { GitChanges } from '../host/git-changes.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';
import { type Archive, type Archives, postsAt } from './archives.ts';
import { toTreeItem } from './tree-items.ts';
import { type GroupNode, idOf, type PostNode, type PostsNode } from './tree-nodes.ts';

/** What the view shows, and how. */
export interface PostsTree extends vscode.TreeDataProvider<PostsNode>, vscode.Disposable {
  arrangement: Arrangement;
  /** What posts are looked for by, as written; empty: all are shown. */
  query: string;
  /** Shows more of the entry with an id. */
  showMore(id: string): void;
  /** Has all that is shown asked for again. */
  refresh(): void;
  /** How many posts a query is about. */
  count(query: string): number;
}

/** What the tree is made of. */
interface Sources extends Pick<Deps, 'checks'> {
  readonly archives: Archives;
  readonly git: GitChanges;
}

/** A post, and the site that it is of. */
interface FoundPost {
  readonly archive: Archive;
  readonly post: ListedPost;
}

/** Of one entry so many posts are shown at first, and with each step more. */
const PAGE = 300;

/** Makes the tree of all posts, or of those that are looked for. An entry's own are found when it is opened. */
export function createPostsTree({ archives, checks, git }: Sources): PostsTree {
  const changed = new vscode.EventEmitter<undefined>();
  const pages = new Map<string, number>();
  /** What was found last: it is counted, and then shown. */
  let last: { readonly written: string; readonly found: readonly FoundPost[] } | undefined;

  function rootOf(): readonly PostsNode[] {
    if (tree.query !== '') return foundNodes();
    const all = archives.all();
    const [only, ...others] = all;
    if (!only) return [];
    return others.length > 0 ? all.map(archive => ({ type: 'site', archive })) : groupsOf(only);
  }

  function groupsOf(archive: Archive): readonly PostsNode[] {
    const { root, list } = archive;
    const results = checks.resultsOf(root);
    const group = (name: GroupNode['name'], size: number, key = ''): GroupNode[] =>
      size > 0 ? [{ type: 'group', archive, name, key, size }] : [];
    return [
      ...group('drafts', list.inStage('draft').length),
      ...group('scheduled', list.inStage('scheduled').length),
      ...group('errors', results?.withErrors.size ?? 0),
      ...group('changed', postsAt(archive, git.all()).length),
      ...group('kinds', results?.kinds().length ?? 0),
      ...(tree.arrangement === 'month'
        ? yearsOf(archive).flatMap(({ year, size }) => group('year', size, year))
        : list.groups('folder').flatMap(({ key, size }) => group('folder', size, key))),
    ];
  }

  function childrenOf(node: GroupNode): readonly PostsNode[] {
    const { archive, name, key } = node;
    const { root, list } = archive;
    switch (name) {
      case 'drafts':
        return postsIn(node, list.inStage('draft'));
      case 'scheduled':
        return postsIn(node, list.inStage('scheduled'));
      case 'errors':
        return postsIn(node, byPaths(archive, checks.resultsOf(root)?.withErrors ?? []));
      case 'changed':
        return postsIn(node, postsAt(archive, git.all()));
      case 'kinds':
        return (checks.resultsOf(root)?.kinds() ?? []).map(kind => ({
          type: 'kind',
          archive,
          rule: kind.rule,
          kind,
        }));
      case 'year':
        if (key === '') return postsIn(node, list.inGroup('month', ''));
        return list
          .groups('month')
          .filter(month => month.key.startsWith(`${key}-`))
          .map(month => ({
            type: 'group',
            archive,
            name: 'month',
            key: month.key,
            size: month.size,
          }));
      case 'month':
      case 'folder':
        return postsIn(node, list.inGroup(name, key));
    }
  }

  function postsIn(
    parent: PostsNode & { readonly archive: Archive },
    posts: readonly ListedPost[],
  ): readonly PostsNode[] {
    const id = idOf(parent);
    return withMore(id, posts.slice(0, sizeOf(id)).map(toNode(parent.archive, id)), posts.length);
  }

  function foundNodes(): readonly PostsNode[] {
    const posts = find(tree.query).toSorted((a, b) => byNewest(a.post, b.post));
    const shown = posts.slice(0, sizeOf('found')).map(({ archive, post }) => toNode(archive, 'found')(post));
    return withMore('found', shown, posts.length);
  }

  function find(written: string): readonly FoundPost[] {
    if (last?.written !== written) last = { written, found: findAnew(written) };
    return last.found;
  }

  function findAnew(written: string): readonly FoundPost[] {
    const query = readQuery(written);
    const found: FoundPost[] = [];
    for (const archive of archives.all()) {
      const results = checks.resultsOf(archive.root);
      for (const post of archive.list.all())
        if (matchesQuery(post, query, results?.countsOf(post.path))) found.push({ archive, post });
    }
    return found;
  }

  function withMore(parent: string, shown: readonly PostNode[], all: number): readonly PostsNode[] {
    return all > shown.length ? [...shown, { type: 'more', parent, left: all - shown.length }] : shown;
  }

  function sizeOf(id: string): number {
    return pages.get(id) ?? PAGE;
  }

  const tree: PostsTree = {
    arrangement: 'month',
    query: '',
    onDidChangeTreeData: changed.event,
    getTreeItem(node) {
      const counts =
        node.type === 'post' ? checks.resultsOf(node.archive.root)?.countsOf(node.post.path) : undefined;
      return toTreeItem(node, counts);
    },
    getChildren(node) {
      if (!node) return [...rootOf()];
      switch (node.type) {
        case 'site':
          return [...groupsOf(node.archive)];
        case 'group':
          return [...childrenOf(node)];
        case 'kind': {
          const paths = checks.resultsOf(node.archive.root)?.postsWith(node.rule) ?? [];
          return [...postsIn(node, byPaths(node.archive, paths))];
        }
        default:
          return [];
      }
    },
    count: query => find(query).length,
    showMore(id) {
      pages.set(id, sizeOf(id) + PAGE);
      changed.fire(undefined);
    },
    refresh() {
      last = undefined;
      changed.fire(undefined);
    },
    dispose: () => changed.dispose(),
  };
  return tree;
}

function toNode(archive: Archive, parent: string): (post: ListedPost) => PostNode {
  return post => ({ type: 'post', archive, post, uri: uriOfPost(archive.root, post.path), parent });
}

function byPaths({ list }: Archive, paths: Iterable<string>): readonly ListedPost[] {
  return [...paths].flatMap(path => list.get(path) ?? []).sort(byNewest);
}

function yearsOf({ list }: Archive): readonly { readonly year: string; readonly size: number }[] {
  const sizes = new Map<string, number>();
  for (const { key, size } of list.groups('month')) {
    const year = key.slice(0, 4);
    sizes.set(year, (sizes.get(year) ?? 0) + size);
  }
  return [...sizes].map(([year, size]) => ({ year, size }));
}
