import type * as vscode from 'vscode';
import {
  basisKey,
  createNameTest,
  createSurroundings,
  type KeptFinding,
  mayHoldText,
  type Newsroom,
  type SiteFiles,
} from '../../core/index.ts';
import type { Log } from '../host/log.ts';
import type { NewsroomState } from '../newsroom/newsrooms.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import type { CheckDiagnostics } from './check-diagnostics.ts';
import { type CheckStore, createCheckStore } from './check-store.ts';
import { createFileChanges, type FileChanges, postsInEditors } from './file-changes.ts';
import { createSiteResults, type SiteResults } from './site-results.ts';
import type { Turns } from './turns.ts';

/** The check of one site: what it found, by which rules and settings, and what of that still holds. */
export interface KeptCheck {
  readonly root: vscode.Uri;
  readonly results: SiteResults;
  /** See `basisKey`. */
  readonly basis: string;
  readonly store: CheckStore;
  readonly changes: FileChanges;
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
export function basisOf({ factsOf, schemas, settings }: SiteFolder, version: string): string {
  return basisKey({ facts: factsOf(''), schemas, settings, version });
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
    changes: createFileChanges(),
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
  /** Posts whose files hold something else than was checked, or that name a file which does. */
  readonly stale: readonly string[];
  /** Something else is listed. */
  readonly isOther: boolean;
}

/**
 * Lists the problems of posts whose files are as they were when they were checked, forgets those that are gone, and
 * finds the others. Posts in editors are left to the editors.
 */
export function followFiles(check: KeptCheck, state: NewsroomState, files: SiteFiles | undefined): Followed {
  const { results, store, list } = check;
  const { newsroom } = state;
  const namesChanged = createNameTest(check.changes.next(state, files));
  const stale: string[] = [];
  let isOther = false;
  for (const { path, hash, findings } of results.allStored()) {
    if (results.isLive(path)) continue;
    const current = state.hashOf(path);
    if (current === hash) {
      isOther = list(path, findings) || isOther;
      const messages = findings.map(({ message }) => message);
      if (namesChanged([...(newsroom.get(path)?.links ?? []), ...messages])) stale.push(path);
    } else if (current !== undefined) stale.push(path);
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
  { root, newsroom, hashOf }: NewsroomState,
  folder: SiteFolder,
  { changes, turns }: { readonly changes: FileChanges; readonly turns: Turns },
): Promise<string> {
  await readFiles(folder, newsroom);
  const { site, now } = folder.factsOf('');
  const surroundings = createSurroundings(now);
  const inEditors = postsInEditors(root);
  let added = 0;
  for (const { path, date } of [...newsroom.all()]) {
    const edited = inEditors.get(path);
    // Of a post that is not saved others are told partly what is in the editor, and partly what is in the file.
    const content = edited?.isDirty ? `${edited.hash} unsaved` : (edited?.hash ?? hashOf(path));
    surroundings.add({ path, date, content });
    if (++added % BATCH === 0) await turns.next();
  }
  for (const path of newsroom.unread) surroundings.add({ path, content: undefined, date: undefined });
  return surroundings.key(site.files && changes.sumUp(site.files, newsroom));
}

/** Has all read that posts may ask for, as far as it is not among them. */
async function readFiles({ factsOf, catchUp }: SiteFolder, newsroom: Newsroom): Promise<void> {
  const { files } = factsOf('').site;
  for (const path of files?.paths ?? []) if (mayHoldText(path) && !newsroom.get(path)) files?.read(path);
  await catchUp();
}
