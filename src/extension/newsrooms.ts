import * as vscode from 'vscode';
import {
  createNewsroom,
  createNewsroomKeeper,
  type Newsroom,
  type NewsroomKeeper,
  siteKeyOf,
} from '../core/index.ts';
import { createDebouncer } from './debounce.ts';
import { findPosts, placePost } from './find-posts.ts';
import { createLayouts } from './layouts.ts';
import { type Log, runInBackground } from './log.ts';
import { createNewsroomHost } from './newsroom-files.ts';
import { showReading } from './reading-progress.ts';
import type { SiteFolder, SiteFolders } from './site-folders.ts';
import { watchDocuments } from './watch-documents.ts';
import { watchPostFiles } from './watch-post-files.ts';

/** The newsroom of a site, and how far it has been read. */
export interface NewsroomState {
  readonly root: vscode.Uri;
  readonly newsroom: Newsroom;
  /** All posts have been read once; some may have changed since. */
  readonly isComplete: boolean;
  /** How many posts are out of date. */
  readonly pending: number;
}

/** Knows what the posts of each site have in common: it reads them in the background, and again when they change. */
export interface Newsrooms extends vscode.Disposable {
  /** The posts as far as they have been read. */
  find(folder: SiteFolder): Newsroom;
  /** The same for rules, which judge by what is not there: undefined as long as some posts have not been read. */
  complete(folder: SiteFolder): Newsroom | undefined;
  /** The newsrooms of all sites of the workspace. */
  all(): readonly NewsroomState[];
  /** Settles when all posts of the site have been read that are known to have changed. */
  whenRead(folder: SiteFolder): Promise<Newsroom>;
  /** The names of the layouts that the site has. */
  layouts(folder: SiteFolder): Promise<readonly string[]>;
  /** Posts came, went, or have another title, address or term: what is said of others may no longer be true. */
  readonly onDidChange: vscode.Event<void>;
  /** More or fewer posts are out of date. */
  readonly onDidRead: vscode.Event<void>;
}

/** What newsrooms are made with. */
interface Sources {
  readonly folders: SiteFolders;
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
}

interface Kept {
  readonly root: vscode.Uri;
  readonly siteKey: string;
  readonly keeper: NewsroomKeeper;
}

/** An open post is read again when it has been left in peace for so many milliseconds. */
const quietTime = 300;
/** Others are told of a change when nothing has changed for so many milliseconds. */
const settledTime = 400;
/** The cache is written when nothing has been read for so many milliseconds. */
const idleTime = 2000;

/** Reads the posts of the workspace, and again those that change, on the disk or in an editor. */
export function createNewsrooms({ folders, storage, log }: Sources): Newsrooms {
  const kept = new Map<string, Kept>();
  const layouts = createLayouts(log);
  const changed = new vscode.EventEmitter<void>();
  const read = new vscode.EventEmitter<void>();
  const none = createNewsroom();
  let lastRevisions = '';
  let starting: Promise<void> = Promise.resolve();

  const settled = createDebouncer<'all'>(settledTime, () => {
    const states = [...kept].map(([key, { keeper }]) => [key, keeper.isComplete, keeper.newsroom.revision]);
    const revisions = JSON.stringify(states);
    if (revisions !== lastRevisions) changed.fire();
    lastRevisions = revisions;
  });
  const idle = createDebouncer<NewsroomKeeper>(idleTime, keeper => runInBackground(keeper.save(), log));

  function keeperOf({ root, factsOf }: SiteFolder): NewsroomKeeper {
    const key = root.toString();
    const { site } = factsOf('');
    const siteKey = siteKeyOf(site);
    const known = kept.get(key);
    if (known?.siteKey === siteKey) return known.keeper;
    known?.keeper.dispose();
    const onChange = (): void => {
      read.fire();
      settled.schedule('all');
      if (keeper.pending === 0) idle.schedule(keeper);
    };
    const keeper = createNewsroomKeeper(site, createNewsroomHost({ root, storage, log, onChange }));
    kept.set(key, { root, siteKey, keeper });
    return keeper;
  }

  async function readAll(): Promise<void> {
    layouts.clear();
    const sites = await findPosts(folders);
    for (const [key, { keeper }] of kept) {
      if (sites.has(key)) continue;
      keeper.dispose();
      kept.delete(key);
    }
    for (const { folder, paths } of sites.values()) {
      const keeper = keeperOf(folder);
      await readOpenEditors();
      await showReading(keeper, read.event, keeper.start(paths));
    }
  }

  /** What is in an editor counts there, saved or not. */
  async function readOpenEditors(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) await readEditor(document);
  }

  async function readEditor(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== 'markdown' || document.uri.scheme === 'untitled') return;
    const placed = await placePost(document.uri, folders);
    if (placed && !document.isClosed) keeperOf(placed.folder).open(placed.path, document.getText());
  }

  function restart(): void {
    starting = starting.then(readAll, readAll);
    runInBackground(starting, log);
  }

  restart();
  const subscriptions = vscode.Disposable.from(
    changed,
    read,
    settled,
    idle,
    layouts,
    folders.onDidChange(restart),
    watchPostFiles({
      log,
      async onDidChange(uris) {
        const changes = new Map<NewsroomKeeper, string[]>();
        for (const uri of uris) {
          const placed = await placePost(uri, folders);
          const keeper = placed && keeperOf(placed.folder);
          if (keeper) changes.set(keeper, [...(changes.get(keeper) ?? []), placed.path]);
        }
        for (const [keeper, paths] of changes) await showReading(keeper, read.event, keeper.change(paths));
      },
      onDidDelete(uris) {
        for (const { root, keeper } of kept.values()) {
          const gone = pathsBelow(keeper.newsroom, uris, root);
          if (gone.length > 0) keeper.remove(gone);
        }
      },
      onDidMoveFolder: restart,
    }),
    watchDocuments({
      quietTime,
      folders,
      log,
      async refresh(document, isCurrent) {
        if (isCurrent()) await readEditor(document);
      },
      async forget({ uri }) {
        const placed = await placePost(uri, folders);
        if (placed) await keeperOf(placed.folder).close(placed.path);
      },
    }),
  );

  return {
    find: folder => kept.get(folder.root.toString())?.keeper.newsroom ?? none,
    complete(folder) {
      const keeper = kept.get(folder.root.toString())?.keeper;
      return keeper?.isComplete ? keeper.newsroom : undefined;
    },
    all: () =>
      [...kept.values()].map(({ root, keeper }) => ({
        root,
        newsroom: keeper.newsroom,
        isComplete: keeper.isComplete,
        pending: keeper.pending,
      })),
    async whenRead(folder) {
      await starting;
      await keeperOf(folder).change([]);
      return keeperOf(folder).newsroom;
    },
    layouts: ({ root }) => layouts.find(root),
    onDidChange: changed.event,
    onDidRead: read.event,
    dispose() {
      for (const { keeper } of kept.values()) keeper.dispose();
      subscriptions.dispose();
    },
  };
}

/** The posts that lie at these files, or in these folders. */
function pathsBelow(newsroom: Newsroom, uris: readonly vscode.Uri[], root: vscode.Uri): readonly string[] {
  const prefix = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const gone = new Set(uris.map(({ path }) => path));
  const isGone = (path: string): boolean => {
    for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) {
      if (gone.has(prefix + path.slice(0, at))) return true;
    }
    return false;
  };
  return [...[...newsroom.all()].map(({ path }) => path), ...newsroom.unread].filter(isGone);
}
