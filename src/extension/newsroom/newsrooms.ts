import * as vscode from 'vscode';
import { createNewsroom, type Newsroom, type NewsroomKeeper } from '../../core/index.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { findPosts, pathsBelow, placePost } from './find-posts.ts';
import { createLayouts } from './layouts.ts';
import { createNewsroomKeepers } from './newsroom-keepers.ts';
import { isAmongPosts } from './post-path.ts';
import { showReading } from './reading-progress.ts';
import { hasFiles, hasSiteAtHand, isOfSite } from './site-at-hand.ts';
import type { SiteFolder, SiteFolders } from './site-folders.ts';
import { watchDocuments } from './watch-documents.ts';
import { watchPostFiles } from './watch-post-files.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** The newsroom of a site, and how far it has been read. */
export interface NewsroomState {
  readonly root: vscode.Uri;
  readonly newsroom: Newsroom;
  /** All posts have been read once; some may have changed since. */
  readonly isComplete: boolean;
  /** How many posts are out of date. */
  readonly pending: number;
  /** What tells the file that a post was read from; undefined where it is in an editor, or could not be read. */
  hashOf(path: string): number | undefined;
}

/** Knows what the posts of each site have in common: it reads them in the background, and again when they change. */
export interface Newsrooms extends vscode.Disposable {
  /** The posts as far as they have been read. */
  find(folder: SiteFolder): Newsroom;
  /** The same for rules, which judge by what is not there: undefined as long as some posts have not been read. */
  complete(folder: SiteFolder): Newsroom | undefined;
  /** The newsrooms of all sites of the workspace that have been found. */
  all(): readonly NewsroomState[];
  /** Whether there may be sites: as long as nothing tells of any, nothing is looked for. */
  readonly isAwake: boolean;
  /** Looks for sites also where nothing that is open tells of any, and settles when all have been found. */
  search(): Promise<readonly NewsroomState[]>;
  /** Settles when all posts of the site have been read that are known to have changed. */
  whenRead(folder: SiteFolder): Promise<Newsroom>;
  /** The names of the layouts that the site has. */
  layouts(folder: SiteFolder): Promise<readonly string[]>;
  /** Posts were added, removed, or changed in title, address or terms, so findings of others may be out of date. */
  readonly onDidChange: vscode.Event<void>;
  /** The number of posts that are out of date has changed. */
  readonly onDidRead: vscode.Event<void>;
}

/** What newsrooms need. */
interface Sources {
  readonly files: WorkspaceFiles;
  readonly folders: SiteFolders;
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
}

/** Milliseconds without a change after which an open post is read again. */
const QUIET_TIME = 300;

/** Reads the posts of the workspace, and again those that change, on the disk or in an editor. */
export function createNewsrooms({ files, folders, storage, log }: Sources): Newsrooms {
  const keepers = createNewsroomKeepers({ storage, log });
  const layouts = createLayouts(files, log);
  let none: Newsroom | undefined;
  const nothing = (): Newsroom => (none ??= createNewsroom());
  let starting: Promise<void> = Promise.resolve();
  /** Whether reading all posts anew waits for the reading that is under way. */
  let isRestarting = false;
  /** In a window without a site nothing is looked for. */
  let isAwake = false;

  async function readAll(): Promise<void> {
    layouts.clear();
    const sites = await findPosts(folders);
    keepers.retain(new Set(sites.keys()));
    for (const { folder, paths } of sites.values()) {
      const keeper = keepers.of(folder);
      await readOpenEditors();
      await showReading(keeper, keepers.onDidRead, keeper.start(paths));
    }
  }

  /**
   * What is in an editor counts there, saved or not. Not so what only looks like a post: the other side of a
   * comparison, a page of a refactor preview, a post that is not of this workspace. Of their sites no posts are read.
   */
  async function readOpenEditors(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) await readEditor(document);
  }

  async function readEditor(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== 'markdown' || !hasFiles(document.uri)) return;
    const placed = await placePost(document.uri, folders);
    if (placed && !document.isClosed) keepers.find(placed.folder)?.open(placed.path, document.getText());
    if (!isAwake && (await isOfSite(document.uri, folders))) wake();
  }

  function wake(): void {
    if (!isAwake) restart();
  }

  async function lookAround(): Promise<void> {
    if (await hasSiteAtHand(folders)) wake();
  }

  function restart(): void {
    isAwake = true;
    // One that has not begun yet will see this change, too.
    if (isRestarting) return;
    isRestarting = true;
    const read = () => {
      isRestarting = false;
      return readAll();
    };
    starting = starting.then(read, read);
    runInBackground(starting, log);
  }

  const start = (): void => (isAwake ? restart() : runInBackground(lookAround(), log));
  start();
  const subscriptions = vscode.Disposable.from(
    keepers,
    layouts,
    folders.onDidChange(start),
    watchPostFiles({
      files,
      log,
      async onDidChange(uris) {
        if (!isAwake) return uris.some(isAmongPosts) ? wake() : undefined;
        const changes = new Map<NewsroomKeeper, string[]>();
        for (const uri of uris) {
          const placed = await placePost(uri, folders);
          if (!placed) continue;
          const keeper = keepers.find(placed.folder);
          // The first post of a site: there may be more.
          if (!keeper) return restart();
          const paths = changes.get(keeper) ?? [];
          changes.set(keeper, paths);
          paths.push(placed.path);
        }
        for (const [keeper, paths] of changes)
          await showReading(keeper, keepers.onDidRead, keeper.change(paths));
      },
      onDidDelete(uris) {
        for (const { root, keeper } of keepers.all()) {
          const gone = pathsBelow(keeper.newsroom, uris, root);
          if (gone.length > 0) keeper.remove(gone);
        }
      },
    }),
    watchDocuments({
      quietTime: QUIET_TIME,
      folders,
      log,
      async refresh(document, isCurrent) {
        if (isCurrent()) await readEditor(document);
      },
      async forget({ uri }) {
        const placed = hasFiles(uri) ? await placePost(uri, folders) : undefined;
        if (placed) await keepers.find(placed.folder)?.close(placed.path);
      },
    }),
  );

  const all = (): readonly NewsroomState[] =>
    keepers.all().map(({ root, keeper }) => ({
      root,
      newsroom: keeper.newsroom,
      isComplete: keeper.isComplete,
      pending: keeper.pending,
      hashOf: path => keeper.stampOf(path)?.hash,
    }));

  return {
    find: folder => keepers.find(folder)?.newsroom ?? nothing(),
    complete(folder) {
      const keeper = keepers.find(folder);
      return keeper?.isComplete ? keeper.newsroom : undefined;
    },
    all,
    get isAwake() {
      return isAwake;
    },
    async search() {
      wake();
      await starting;
      return all();
    },
    async whenRead(folder) {
      wake();
      await starting;
      const keeper = keepers.find(folder);
      await keeper?.change([]);
      return keeper?.newsroom ?? nothing();
    },
    layouts: ({ root }) => layouts.find(root),
    onDidChange: keepers.onDidChange,
    onDidRead: keepers.onDidRead,
    dispose: () => subscriptions.dispose(),
  };
}
