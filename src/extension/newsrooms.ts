import * as vscode from 'vscode';
import {
  createNewsroom,
  createSummariser,
  isPostPath,
  type Newsroom,
  type OpenNewsroom,
  type PostSummary,
} from '../core/index.ts';
import { createFileQueue } from './file-queue.ts';
import { createLayouts } from './layouts.ts';
import { type Log, runInBackground } from './log.ts';
import type { OpenPosts } from './open-posts.ts';
import { pathIn } from './post-path.ts';
import type { SiteFolder, SiteFolders } from './site-folders.ts';
import { watchDocuments } from './watch-documents.ts';

/** Knows what the posts of each site have in common, as far as they have been read: that happens in the background. */
export interface Newsrooms extends vscode.Disposable {
  find(folder: SiteFolder): Newsroom;
  /** The names of the layouts that the site has. */
  layouts(folder: SiteFolder): Promise<readonly string[]>;
}

/** What newsrooms are made with. */
interface Sources {
  readonly folders: SiteFolders;
  readonly posts: OpenPosts;
  readonly log: Log;
}

const endings = '{md,markdown,mkd,mkdn,mkdown}';
const posts = `**/{_posts,_drafts}/**/*.${endings}`;
const built = '**/{node_modules,vendor,_site}/**';

/** An open post is read again when it has been left in peace for so many milliseconds. */
const quietTime = 300;

/** Reads the posts of the workspace, and again those that change, on the disk or in an editor. */
export function createNewsrooms({ folders, posts: openPosts, log }: Sources): Newsrooms {
  const newsrooms = new Map<string, OpenNewsroom>();
  /** In which of them a post is. */
  const homes = new Map<string, OpenNewsroom>();
  const paths = new Map<string, string>();
  const layouts = createLayouts(log);
  const queue = createFileQueue({ log, read });

  function find({ root }: SiteFolder): OpenNewsroom {
    const key = root.toString();
    const newsroom = newsrooms.get(key) ?? createNewsroom();
    newsrooms.set(key, newsroom);
    return newsroom;
  }

  function set(uri: vscode.Uri, folder: SiteFolder, summary: PostSummary): void {
    const key = uri.toString();
    const newsroom = find(folder);
    if (homes.get(key) !== newsroom) remove(uri);
    homes.set(key, newsroom);
    paths.set(key, summary.path);
    newsroom.set(summary);
  }

  function remove(uri: vscode.Uri): void {
    const key = uri.toString();
    homes.get(key)?.remove(paths.get(key)!);
    homes.delete(key);
  }

  async function read(uri: vscode.Uri): Promise<void> {
    // What is in an editor counts there, saved or not.
    if (isOpen(uri)) return;
    const folder = await folders.find(uri);
    if (!isPostPath(pathIn(folder.root, uri), folder.settings)) return;
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      if (!isOpen(uri)) set(uri, folder, summarise(uri, folder, text));
    } catch (error) {
      remove(uri);
      throw error;
    }
  }

  async function readAll(): Promise<void> {
    newsrooms.clear();
    homes.clear();
    layouts.clear();
    queue.add(await vscode.workspace.findFiles(posts, built));
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const { root, settings } = await folders.find(vscode.Uri.joinPath(uri, '_posts'));
      for (const glob of settings.files) {
        queue.add(await vscode.workspace.findFiles(new vscode.RelativePattern(root, glob), built));
      }
    }
  }

  runInBackground(readAll(), log);
  const watcher = vscode.workspace.createFileSystemWatcher(`**/*.${endings}`);
  const subscriptions = vscode.Disposable.from(
    queue,
    layouts,
    watcher,
    watcher.onDidCreate(uri => queue.add([uri])),
    watcher.onDidChange(uri => queue.add([uri])),
    watcher.onDidDelete(remove),
    folders.onDidChange(() => runInBackground(readAll(), log)),
    watchDocuments({
      quietTime,
      folders,
      log,
      async refresh(document, isCurrent) {
        const open = await openPosts.readHead(document);
        if (!open || !isCurrent()) return;
        const { folder, head } = open;
        if (!isPostPath(pathIn(folder.root, document.uri), folder.settings)) return;
        set(document.uri, folder, summarise(document.uri, folder, head.text));
      },
      forget: ({ uri }) => queue.add([uri]),
    }),
  );
  return { find, layouts: ({ root }) => layouts.find(root), dispose: () => void subscriptions.dispose() };
}

function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(document => document.uri.toString() === key);
}

function summarise(uri: vscode.Uri, { root, factsOf }: SiteFolder, text: string): PostSummary {
  const path = pathIn(root, uri);
  return createSummariser(factsOf(path).site)(path, text);
}
