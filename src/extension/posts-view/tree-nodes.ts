import type * as vscode from 'vscode';
import type { ListedPost } from '../../core/index.ts';
import type { ProblemKind } from '../site-check/site-results.ts';
import type { Archive } from './archives.ts';

/** An entry of the view. */
export type PostsNode = SiteNode | GroupNode | KindNode | PostNode | MoreNode;

/** A site, where the workspace has several. */
export interface SiteNode {
  readonly type: 'site';
  readonly archive: Archive;
}

/** What a group has in common. */
export type GroupName = 'drafts' | 'scheduled' | 'errors' | 'changed' | 'kinds' | 'year' | 'month' | 'folder';

/** Posts, or groups of them, that stand together. */
export interface GroupNode {
  readonly type: 'group';
  readonly archive: Archive;
  readonly name: GroupName;
  /** The year, month or folder; of the others empty. */
  readonly key: string;
  /** How many posts are in it; of the group of kinds, how many kinds. */
  readonly size: number;
}

/** A kind of problem, with the posts that have it. */
export interface KindNode {
  readonly type: 'kind';
  readonly archive: Archive;
  readonly rule: string;
  readonly kind: ProblemKind;
}

/** A post within a group. */
export interface PostNode {
  readonly type: 'post';
  readonly archive: Archive;
  readonly post: ListedPost;
  /** Commands of the view act on it. */
  readonly uri: vscode.Uri;
  /** The id of the entry that it stands in: it may stand in several. */
  readonly parent: string;
}

/** Stands for the posts of a long group that are not shown yet. */
export interface MoreNode {
  readonly type: 'more';
  /** The id of the entry that it stands in. */
  readonly parent: string;
  readonly left: number;
}

/** What tells an entry from all others as long as the window is open. */
export function idOf(node: PostsNode): string {
  switch (node.type) {
    case 'site':
      return node.archive.root.toString();
    case 'group':
      return `${node.archive.root.toString()} ${node.name} ${node.key}`;
    case 'kind':
      return `${node.archive.root.toString()} kind ${node.rule}`;
    case 'post':
      return `${node.parent} post ${node.post.path}`;
    case 'more':
      return `${node.parent} more`;
  }
}
