import * as vscode from 'vscode';
import { createNewsroomKeeper, type NewsroomKeeper, siteKeyOf } from '../../core/index.ts';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { createNewsroomHost } from './newsroom-files.ts';
import type { SiteFolder } from './site-folders.ts';

/** A site, and what keeps its newsroom. */
export interface KeptSite {
  readonly root: vscode.Uri;
  readonly keeper: NewsroomKeeper;
}

/** The keepers of the workspace's newsrooms, by the root of the site. */
export interface NewsroomKeepers extends vscode.Disposable {
  /** Makes a keeper where there is none, or none for the site as it is configured now. */
  of(folder: SiteFolder): NewsroomKeeper;
  find(folder: SiteFolder): NewsroomKeeper | undefined;
  all(): readonly KeptSite[];
  /** Leaves only the sites with these roots. */
  retain(roots: ReadonlySet<string>): void;
  /** Posts came, went, or have another title, address or term, and nothing has changed for a moment. */
  readonly onDidChange: vscode.Event<void>;
  /** The number of posts that are out of date has changed. */
  readonly onDidRead: vscode.Event<void>;
}

/** What keepers need. */
interface Sources {
  /** The extension's own folder for the workspace. */
  readonly storage: vscode.Uri;
  readonly log: Log;
}

/** Milliseconds without a change before others are notified. */
const SETTLED_TIME = 400;
/** Milliseconds without a read before the cache is written. */
const IDLE_TIME = 2000;

/** Creates the keepers of a workspace, at first without any. */
export function createNewsroomKeepers({ storage, log }: Sources): NewsroomKeepers {
  const kept = new Map<string, KeptSite & { readonly siteKey: string; readonly turn: number }>();
  const changed = new vscode.EventEmitter<void>();
  const read = new vscode.EventEmitter<void>();
  /** How many keepers there have been: each counts its revisions anew. */
  let turns = 0;
  let lastRevisions = '';

  const settled = createDebouncer<'all'>(SETTLED_TIME, () => {
    const states = [...kept.values()].map(({ turn, keeper }) => [
      turn,
      keeper.isComplete,
      keeper.newsroom.revision,
    ]);
    const revisions = JSON.stringify(states);
    if (revisions !== lastRevisions) changed.fire();
    lastRevisions = revisions;
  });
  const idle = createDebouncer<NewsroomKeeper>(IDLE_TIME, keeper => runInBackground(keeper.save(), log));

  return {
    onDidChange: changed.event,
    onDidRead: read.event,
    of({ root, factsOf }) {
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
      kept.set(key, { root, siteKey, keeper, turn: turns++ });
      return keeper;
    },
    find: ({ root }) => kept.get(root.toString())?.keeper,
    all: () => [...kept.values()],
    retain(roots) {
      for (const [key, { keeper }] of kept) {
        if (roots.has(key)) continue;
        keeper.dispose();
        kept.delete(key);
      }
    },
    dispose() {
      for (const { keeper } of kept.values()) keeper.dispose();
      vscode.Disposable.from(changed, read, settled, idle).dispose();
    },
  };
}
