import * as vscode from 'vscode';
import { type Arrangement, readQuery } from '../../core/index.ts';
import { sayPosts } from '../ask/field-words.ts';
import type { Deps } from '../deps.ts';
import { fileOfTarget } from '../host/command-targets.ts';
import { createGitChanges } from '../host/git-changes.ts';
import { runInBackground } from '../host/log.ts';
import { createArchives } from './archives.ts';
import { askFilter } from './ask-filter.ts';
import { createPostsTree } from './posts-tree.ts';
import { SHOW_MORE_COMMAND } from './tree-items.ts';

const VIEW = 'copydesk.posts';
/** Where it is remembered what posts are put together by. */
const ARRANGEMENT = 'copydesk.posts.arrangement';

/** While posts are read or checked the view is shown anew every so many milliseconds at most. */
const BUSY_TIME = 1000;
/** After a single change it is shown anew within so many milliseconds. */
const CHANGE_TIME = 150;

/** The list of all posts in the side bar of the explorer. */
export function registerPostsView(deps: Deps): vscode.Disposable {
  const { checks, newsrooms, memory, log } = deps;
  const git = createGitChanges(log);
  const archives = createArchives(deps);
  const tree = createPostsTree({ archives, checks, git });
  tree.arrangement = memory.get<Arrangement>(ARRANGEMENT) === 'folder' ? 'folder' : 'month';
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });

  const context = createContext();
  let timer: Timer | undefined;
  let isOther = true;

  /** However many changes there are, the view is shown anew now and then. */
  function schedule(): void {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        runInBackground(update(), log);
      },
      isBusy() ? BUSY_TIME : CHANGE_TIME,
    );
  }

  function isBusy(): boolean {
    return checks.isChecking || newsrooms.all().some(({ pending }) => pending > 0);
  }

  async function update(): Promise<void> {
    const isListOther = await archives.update();
    const hasPosts = archives.all().length > 0;
    const isReading = newsrooms.all().some(({ isComplete }) => !isComplete);
    context.set('copydesk.hasPosts', hasPosts);
    context.set('copydesk.isReadingPosts', isReading);
    context.set('copydesk.hasSite', hasPosts || (await hasConfig(deps)));
    context.set('copydesk.postsFiltered', tree.query !== '');
    context.set('copydesk.postsArrangement', tree.arrangement);
    if (!isListOther && !isOther) return;
    isOther = false;
    tree.refresh();
    tell();
  }

  /** Says what is shown. Beside a message VS Code does not tell what to do where nothing is found. */
  function tell(): void {
    const count = tree.query === '' ? 0 : tree.count(tree.query);
    view.message = count > 0 ? messageOf(count) : '';
    view.description = tree.query !== '' && count === 0 ? tree.query : '';
  }

  function messageOf(count: number): string {
    const posts = sayPosts(count);
    const isAboutProblems = readQuery(tree.query).problems !== 'any';
    return isAboutProblems && !checks.isWhole
      ? vscode.l10n.t('{0} — filter: {1}. Not all posts have been checked.', posts, tree.query)
      : vscode.l10n.t('{0} — filter: {1}', posts, tree.query);
  }

  function showOther(): void {
    isOther = true;
    schedule();
  }

  async function filter(query: string | undefined): Promise<void> {
    if (query === undefined) return;
    tree.query = query;
    isOther = true;
    await update();
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  async function arrange(arrangement: Arrangement): Promise<void> {
    tree.arrangement = arrangement;
    await memory.update(ARRANGEMENT, arrangement);
    isOther = true;
    await update();
  }

  /** Opens the post of an entry, and does something with it that is done with the post in front. */
  async function open(target: unknown, command: string): Promise<void> {
    const uri = fileOfTarget(target) ?? fileOfTarget(view.selection[0]);
    if (!uri) return;
    await vscode.window.showTextDocument(uri);
    await vscode.commands.executeCommand(command);
  }

  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'copydesk.showPosts': async () => {
      // Somebody who asks for it sees it, and what it says where there is no site.
      await vscode.commands.executeCommand('setContext', 'copydesk.postsWanted', true);
      runInBackground(newsrooms.search(), log);
      await update();
      await vscode.commands.executeCommand(`${VIEW}.focus`);
    },
    'copydesk.filterPosts': async () => filter(await askFilter(tree, deps)),
    'copydesk.clearPostFilter': () => filter(''),
    'copydesk.groupPostsByMonth': () => arrange('month'),
    'copydesk.groupPostsByFolder': () => arrange('folder'),
    'copydesk.posts.preview': target => open(target, 'copydesk.showPreviewToSide'),
    'copydesk.posts.cleanUp': target => open(target, 'copydesk.cleanUp'),
    [SHOW_MORE_COMMAND]: id => tree.showMore(String(id)),
  };
  schedule();
  return vscode.Disposable.from(
    git,
    tree,
    view,
    { dispose: () => clearTimeout(timer) },
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    newsrooms.onDidRead(schedule),
    newsrooms.onDidChange(schedule),
    checks.onDidChange(showOther),
    git.onDidChange(showOther),
  );
}

/** Whether a folder of the workspace is a site, although it has no posts yet. */
async function hasConfig({ folders }: Deps): Promise<boolean> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const place = vscode.Uri.joinPath(uri, '_posts');
    if (await folders.isPlain(place)) continue;
    const { site } = (await folders.find(place)).factsOf('');
    if (site.hasConfig) return true;
  }
  return false;
}

interface ContextKeys {
  /** Tells VS Code what the manifest asks for, where that is another value than before. */
  set(name: string, value: unknown): void;
}

function createContext(): ContextKeys {
  const known = new Map<string, unknown>();
  return {
    set(name, value) {
      if (known.get(name) === value) return;
      known.set(name, value);
      void vscode.commands.executeCommand('setContext', name, value);
    },
  };
}
