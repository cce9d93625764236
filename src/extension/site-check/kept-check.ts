import type * as vscode from 'vscode';
import { basisKey, createSurroundings, type KeptFinding } from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import type { NewsroomState } from '../newsroom/newsrooms.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import type { CheckDiagnostics } from './check-diagnostics.ts';
import { type CheckStore, createCheckStore } from './check-store.ts';
import { createSiteResults, type SiteResults } from './site-results.ts';
import type { Turns } from './turns.ts';

/** The check of one site: what it found, by which rules and settings, and what of that still holds. */
export interface KeptCheck {
  readonly root: vscode.Uri;
  readonly results: SiteResults;
  /** See `basisKey`. */
  readonly basis: string;
  readonly store: CheckStore;
  /** All posts have been checked once; those that change are checked again. */
  isWhole: boolean;
  /** Lists what was found in the file of a post; undefined takes it from the list. Returns whether the list is another. */
  list(path: string, findings: readonly KeptFinding[] | undefined): boolean;
}

/** What a check is kept with. */
export interface Keeping {
  readonly storage: vscode.Uri;
  readonly log: Log;
  /** Of Copydesk. */
  readonly version: string;
  readonly diagnostics: CheckDiagnostics;
}

/** What tells how the site of a folder is checked. */
export function basisOf({ factsOf, settings }: SiteFolder, version: string): string {
  return basisKey({ facts: factsOf(''), settings, version });
}

/** Takes from the store what is known of a site. Whether it still holds is seen by `findStale`. */
export async function openCheck(
  folder: SiteFolder,
  { storage, log, version, diagnostics }: Keeping,
): Promise<KeptCheck> {
  const { root } = folder;
  const basis = basisOf(folder, version);
  const store = createCheckStore(root, storage, log);
  const results = createSiteResults();
  const isWhole = await store.read(basis, results.store);
  const listed = new Map<string, readonly KeptFinding[]>();
  return {
    root,
    results,
    basis,
    store,
    isWhole,
    list(path, found) {
      const findings = found?.length ? found : undefined;
      if (listed.get(path) === findings) return false;
      if (findings) listed.set(path, findings);
      else listed.delete(path);
      diagnostics.show(uriOfPost(root, path), findings);
      return true;
    },
  };
}

/** What following the files has come to. */
export interface Followed {
  /** Posts whose files hold something else than was checked. */
  readonly stale: readonly string[];
  /** Something else is listed. */
  readonly isOther: boolean;
}

/**
 * Lists the problems of posts whose files are as they were when they were checked, forgets those that are gone, and
 * finds the others. Posts in editors are left to the editors.
 */
export function followFiles(check: KeptCheck, state: NewsroomState): Followed {
  const { results, store, list } = check;
  const { newsroom } = state;
  const stale: string[] = [];
  let isOther = false;
  for (const { path, hash, findings } of results.allStored()) {
    if (results.isLive(path)) continue;
    const current = state.hashOf(path);
    if (current === hash) isOther = list(path, findings) || isOther;
    else if (current !== undefined) stale.push(path);
    else if (!newsroom.get(path) && !newsroom.unread.has(path)) {
      results.forget(path);
      store.change(path);
      list(path, undefined);
      isOther = true;
    }
  }
  if (!check.isWhole) return { stale, isOther };
  for (const { path } of newsroom.all()) {
    if (!results.stored(path) && !results.isLive(path) && state.hashOf(path) !== undefined) stale.push(path);
  }
  return { stale, isOther };
}

/** Posts that are summed up at a time. */
const BATCH = 500;

/** What is known around the posts of a site. */
export async function surroundingsOf(
  { newsroom }: NewsroomState,
  { factsOf }: SiteFolder,
  turns: Turns,
): Promise<string> {
  const surroundings = createSurroundings();
  let added = 0;
  for (const summary of [...newsroom.all()]) {
    surroundings.add(summary);
    if (++added % BATCH === 0) await turns.next();
  }
  const { site, now } = factsOf('');
  return surroundings.key(site.files, new Date(now).toISOString().slice(0, 10));
}
