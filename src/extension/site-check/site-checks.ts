import * as vscode from 'vscode';
import { keepFindings, type ProblemCounts } from '../../core/index.ts';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { placePost } from '../newsroom/find-posts.ts';
import type { NewsroomState, Newsrooms } from '../newsroom/newsrooms.ts';
import type { OpenPosts } from '../newsroom/open-posts.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';
import type { SiteFolder, SiteFolders } from '../newsroom/site-folders.ts';
import { watchDocuments } from '../newsroom/watch-documents.ts';
import { createCheckDiagnostics } from './check-diagnostics.ts';
import { readToCheck } from './check-post.ts';
import { type CheckJob, createCheckQueue } from './check-queue.ts';
import { basisOf, followFiles, type KeptCheck, openCheck, surroundingsOf } from './kept-check.ts';
import type { SiteResults } from './site-results.ts';
import { createTurns } from './turns.ts';

/** Checks whole sites in the background, and knows what was found in posts that are not open. */
export interface SiteChecks extends vscode.Disposable {
  /** What is known of the posts of a site. */
  resultsOf(root: vscode.Uri): SiteResults | undefined;
  /** Whether all posts of the workspace have been checked once. */
  readonly isWhole: boolean;
  /** Posts are being checked that somebody waits for. */
  readonly isChecking: boolean;
  /** Checks all posts but those of which it is known what would be found. */
  checkAll(progress: CheckProgress): Promise<CheckOutcome>;
  /** Gives up the check of all posts. What has been found stays. */
  stop(): void;
  /** Something else is known of some post. */
  readonly onDidChange: vscode.Event<void>;
}

/** How far a check is. */
export interface CheckProgress {
  report(done: number, all: number): void;
}

/** What a check of all posts has come to. */
export interface CheckOutcome extends ProblemCounts {
  readonly posts: number;
  readonly isStopped: boolean;
}

/** What sites are checked with. */
interface Sources {
  readonly folders: SiteFolders;
  readonly posts: OpenPosts;
  readonly newsrooms: Newsrooms;
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
  /** Of Copydesk. */
  readonly version: string;
}

/** After files were read, so many milliseconds are awaited for others. */
const SETTLED_TIME = 300;
/** The store is written when nothing has been checked for so many milliseconds. */
const IDLE_TIME = 2000;
/** An open post counts as it is when it has been left in peace for so many milliseconds. */
const QUIET_TIME = 300;

/** Makes the checks of all sites of the workspace; nothing is checked yet. */
export function createSiteChecks(sources: Sources): SiteChecks {
  const { folders, posts, newsrooms, log, version } = sources;
  const changed = new vscode.EventEmitter<void>();
  const diagnostics = createCheckDiagnostics();
  const turns = createTurns();
  const queue = createCheckQueue({ turns, onTurn: () => changed.fire(), catchUp });
  const checks = new Map<string, KeptCheck>();
  const opening = new Map<string, { readonly basis: string; readonly check: Promise<KeptCheck> }>();
  let isChecking = false;
  let isStopped = false;

  async function checkOf({ root }: NewsroomState): Promise<KeptCheck> {
    const folder = await folderAt(root);
    const key = root.toString();
    const basis = basisOf(folder, version);
    const known = checks.get(key);
    if (known?.basis === basis) return known;
    const opened =
      opening.get(key)?.basis === basis ? opening.get(key)! : { basis, check: open(folder, known) };
    opening.set(key, opened);
    return opened.check;
  }

  /** Opens the check of a site in the place of one by other rules and settings. */
  async function open(folder: SiteFolder, former: KeptCheck | undefined): Promise<KeptCheck> {
    const check = await openCheck(folder, { ...sources, diagnostics });
    for (const { path } of former?.results.allStored() ?? []) former?.list(path, undefined);
    checks.set(folder.root.toString(), check);
    changed.fire();
    for (const document of vscode.workspace.textDocuments) await followEditor(document);
    return check;
  }

  function folderAt(root: vscode.Uri): Promise<SiteFolder> {
    return folders.find(vscode.Uri.joinPath(root, '_posts'));
  }

  function toJob({ root, results, store, list }: KeptCheck, path: string, surroundings: string): CheckJob {
    const uri = uriOfPost(root, path);
    return {
      key: uri.toString(),
      async read() {
        const check = await readToCheck({ root, path, surroundings }, { folders, newsrooms, log });
        return () => {
          const { post, isEarly } = check();
          if (post) results.store(post);
          else results.forget(path);
          store.change(path);
          if (!results.isLive(path)) list(path, post?.findings);
          idle.schedule('all');
          return isEarly;
        };
      },
    };
  }

  async function catchUp(): Promise<void> {
    for (const { root } of newsrooms.all()) await (await folderAt(root)).catchUp();
  }

  /** Follows the files: what has changed in a site that was checked is checked again. */
  async function follow(): Promise<void> {
    for (const state of newsrooms.all()) {
      if (!state.isComplete || state.pending > 0) continue;
      const check = await checkOf(state);
      const { files } = (await folderAt(state.root)).factsOf('').site;
      const { stale, isOther } = followFiles(check, state, files);
      if (isOther) changed.fire();
      const jobs = stale.map(path => toJob(check, path, ''));
      if (jobs.length > 0) runInBackground(queue.add(jobs), log);
    }
  }

  async function followEditor(document: vscode.TextDocument): Promise<void> {
    if (document.languageId !== 'markdown') return;
    const placed = await placePost(document.uri, folders);
    const check = placed && checks.get(placed.folder.root.toString());
    if (!check || document.isClosed) return;
    const { path } = placed;
    const before = JSON.stringify(check.results.countsOf(path));
    check.list(path, undefined);
    const open = await posts.read(document);
    if (document.isClosed) return;
    check.results.setLive(path, open ? keepFindings(open.post.text, open.findings) : []);
    if (JSON.stringify(check.results.countsOf(path)) !== before) changed.fire();
  }

  async function leaveEditor({ uri }: vscode.TextDocument): Promise<void> {
    const placed = await placePost(uri, folders);
    if (placed) checks.get(placed.folder.root.toString())?.results.setLive(placed.path, undefined);
    settled.schedule('all');
  }

  async function jobsFor(state: NewsroomState): Promise<readonly CheckJob[]> {
    const check = await checkOf(state);
    const { changes } = check;
    const surroundings = await surroundingsOf(state, await folderAt(state.root), { changes, turns });
    const jobs: CheckJob[] = [];
    for (const { path } of state.newsroom.all()) {
      const known = check.results.stored(path);
      const isKnown = known?.surroundings === surroundings && known.hash === state.hashOf(path);
      if (!isKnown) jobs.push(toJob(check, path, surroundings));
    }
    return jobs;
  }

  async function checkAll({ report }: CheckProgress): Promise<CheckOutcome> {
    isChecking = true;
    isStopped = false;
    changed.fire();
    try {
      const states = newsrooms.all();
      for (const { root } of states) {
        const folder = await folderAt(root);
        await newsrooms.whenRead(folder);
        await whenListed(folder, folders);
      }
      const all = states.reduce((sum, { newsroom }) => sum + newsroom.size, 0);
      const jobs = (await Promise.all(states.map(jobsFor))).flat();
      if (isStopped) return outcome(all);
      const subscription = changed.event(() => report(all - queue.pending, all));
      await queue.add(jobs).finally(() => subscription.dispose());
      if (!isStopped) for (const check of checks.values()) check.isWhole = true;
      idle.schedule('all');
      return outcome(all);
    } finally {
      isChecking = false;
      changed.fire();
    }
  }

  function outcome(posts: number): CheckOutcome {
    let [errors, warnings, infos] = [0, 0, 0];
    for (const { root, newsroom } of newsrooms.all()) {
      const results = checks.get(root.toString())?.results;
      for (const { path } of newsroom.all()) {
        const counts = results?.countsOf(path);
        errors += counts?.errors ?? 0;
        warnings += counts?.warnings ?? 0;
        infos += counts?.infos ?? 0;
      }
    }
    return { posts, errors, warnings, infos, isStopped };
  }

  async function save(): Promise<void> {
    for (const { results, store, basis, isWhole } of checks.values())
      await store.save(results.allStored(), { basis, isWhole });
  }

  const settled = createDebouncer<'all'>(SETTLED_TIME, () => runInBackground(follow(), log));
  const idle = createDebouncer<'all'>(IDLE_TIME, () => runInBackground(save(), log));
  settled.schedule('all');
  const subscriptions = vscode.Disposable.from(
    changed,
    diagnostics,
    turns,
    settled,
    idle,
    newsrooms.onDidRead(() => settled.schedule('all')),
    folders.onDidChangeFiles(() => settled.schedule('all')),
    watchDocuments({
      quietTime: QUIET_TIME,
      folders,
      log,
      alsoOn: newsrooms.onDidChange,
      async refresh(document, isCurrent) {
        if (isCurrent()) await followEditor(document);
      },
      forget: leaveEditor,
    }),
  );
  return {
    resultsOf: root => checks.get(root.toString())?.results,
    get isWhole() {
      return checks.size > 0 && [...checks.values()].every(({ isWhole }) => isWhole);
    },
    get isChecking() {
      return isChecking;
    },
    checkAll,
    stop() {
      isStopped = true;
      queue.clear();
      // Posts that had changed waited in the same queue, and what is listed of them no longer holds.
      settled.schedule('all');
    },
    onDidChange: changed.event,
    dispose() {
      queue.clear();
      subscriptions.dispose();
    },
  };
}

/** Where the files of a site cannot be listed, or take longer than so many milliseconds, it is checked without them. */
const LISTING_TIME = 10_000;

/** Waits until the files of a site are known, which are listed when somebody first asks for them. */
async function whenListed({ factsOf }: SiteFolder, { onDidChangeFiles }: SiteFolders): Promise<void> {
  const isListed = (): boolean => {
    const { site } = factsOf('');
    return !site.hasConfig || site.files !== undefined;
  };
  if (isListed()) return;
  await new Promise<void>(resolve => {
    const finish = (): void => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(finish, LISTING_TIME);
    const subscription = onDidChangeFiles(() => isListed() && finish());
  });
}
