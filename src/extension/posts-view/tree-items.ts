import * as vscode from 'vscode';
import { inertText, type ListedPost, type ProblemCounts } from '../../core/index.ts';
import { sayList, sayPosts, sayProblemCount, sayProblems, sayRule } from '../ask/field-words.ts';
import {
  type GroupNode,
  idOf,
  type KindNode,
  type MoreNode,
  type PostNode,
  type PostsNode,
  type SiteNode,
} from './tree-nodes.ts';

/** The command behind the entry that shows more of a long group; its argument is the id of the group. */
export const SHOW_MORE_COMMAND = 'copydesk.posts.showMore';

/** An entry as VS Code shows it. */
export function toTreeItem(node: PostsNode, counts: ProblemCounts | undefined): vscode.TreeItem {
  const item = makeItem(node, counts);
  item.id = idOf(node);
  return item;
}

function makeItem(node: PostsNode, counts: ProblemCounts | undefined): vscode.TreeItem {
  switch (node.type) {
    case 'site':
      return siteItem(node);
    case 'group':
      return groupItem(node);
    case 'kind':
      return kindItem(node);
    case 'post':
      return postItem(node, counts);
    case 'more':
      return moreItem(node);
  }
}

function siteItem({ archive }: SiteNode): vscode.TreeItem {
  const name = nameOf(archive.root);
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.description = sayPosts(archive.list.size);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}', name, item.description) };
  item.iconPath = new vscode.ThemeIcon('root-folder');
  return item;
}

function groupItem(group: GroupNode): vscode.TreeItem {
  const label = labelOf(group);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(group.size);
  item.iconPath = new vscode.ThemeIcon(icons[group.name]);
  item.contextValue = `group.${group.name}`;
  const size = group.name === 'kinds' ? String(group.size) : sayPosts(group.size);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}', label, size) };
  return item;
}

function kindItem({ rule, kind }: KindNode): vscode.TreeItem {
  const item = new vscode.TreeItem(rule, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = vscode.l10n.t('{0} in {1}', sayProblemCount(kind.problems), sayPosts(kind.posts));
  item.tooltip = sayRule(rule);
  item.contextValue = kind.fixable > 0 ? 'kind.fixable' : 'kind';
  item.iconPath = new vscode.ThemeIcon(kind.fixable > 0 ? 'lightbulb-autofix' : 'circle-small');
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1}', rule, item.description) };
  return item;
}

function moreItem({ left, parent }: MoreNode): vscode.TreeItem {
  const title = vscode.l10n.t('Show More…');
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  item.description = vscode.l10n.t('{0} more', left);
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = { command: SHOW_MORE_COMMAND, title, arguments: [parent] };
  return item;
}

const icons: Readonly<Record<GroupNode['name'], string>> = {
  drafts: 'edit',
  scheduled: 'clock',
  errors: 'error',
  changed: 'diff-modified',
  kinds: 'checklist',
  year: 'calendar',
  month: 'calendar',
  folder: 'folder',
};

function labelOf({ name, key }: GroupNode): string {
  switch (name) {
    case 'drafts':
      return vscode.l10n.t('Drafts');
    case 'scheduled':
      return vscode.l10n.t('Scheduled');
    case 'errors':
      return vscode.l10n.t('With Errors');
    case 'changed':
      return vscode.l10n.t('Changed Since the Last Commit');
    case 'kinds':
      return vscode.l10n.t('Kinds of Problems');
    case 'year':
      return key === '' ? vscode.l10n.t('Without a Date') : key;
    case 'month':
      return sayMonth(key);
    case 'folder':
      return key === '' ? '.' : inertText(key);
  }
}

/** A month such as `2024-03` in the language of the window. */
function sayMonth(month: string): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

function postItem({ post, uri }: PostNode, counts: ProblemCounts | undefined): vscode.TreeItem {
  const title = inertText(post.title);
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.None);
  const problems = counts ? sayProblems(counts) : '';
  item.description = [post.day, problems].filter(Boolean).join(' · ');
  item.resourceUri = uri;
  item.iconPath = iconOf(post, counts);
  item.contextValue = `post.${post.stage}`;
  item.tooltip = tooltipOf(post, problems);
  item.accessibilityInformation = {
    label: sayList([
      title,
      post.day,
      sayStage(post),
      counts && problems === '' ? vscode.l10n.t('no problems') : problems,
    ]),
  };
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Open'), arguments: [uri] };
  return item;
}

function iconOf({ stage }: ListedPost, counts: ProblemCounts | undefined): vscode.ThemeIcon {
  if (counts?.errors)
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  if (counts?.warnings)
    return new vscode.ThemeIcon('warning', new vscode.ThemeColor('problemsWarningIcon.foreground'));
  if (stage === 'draft') return new vscode.ThemeIcon('edit');
  return stage === 'scheduled' ? new vscode.ThemeIcon('clock') : vscode.ThemeIcon.File;
}

/** Of what is published nothing is said: nearly all posts are. */
function sayStage({ stage }: ListedPost): string {
  if (stage === 'draft') return vscode.l10n.t('draft');
  return stage === 'scheduled' ? vscode.l10n.t('scheduled') : '';
}

/** What stands in the list may be cut off where the side bar is narrow. */
function tooltipOf({ path, title, day, summary }: ListedPost, problems: string): string {
  const { author, tags } = summary;
  const lines = [
    title,
    day,
    path,
    author.length > 0 ? vscode.l10n.t('Author: {0}', author.join(', ')) : '',
    tags.length > 0 ? vscode.l10n.t('Tags: {0}', tags.join(', ')) : '',
    problems,
  ];
  return lines
    .filter(line => line !== '')
    .map(inertText)
    .join('\n');
}

/** What tells a site from the others: where it lies, and in which folder only where the window has several. */
function nameOf(root: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(root);
  const isFolder = folder?.uri.toString() === root.toString();
  return inertText(isFolder ? folder.name : vscode.workspace.asRelativePath(root));
}
