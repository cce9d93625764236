import * as vscode from 'vscode';
import { type Log, runInBackground } from './log.ts';

/** Which files differ from the last commit, as VS Code's Git extension knows. */
export interface GitChanges extends vscode.Disposable {
  /** The files, possibly with duplicates. Empty without Git. */
  all(): readonly vscode.Uri[];
  readonly onDidChange: vscode.Event<void>;
}

/** The part of the `vscode.git` API that is used (its `api/git.d.ts`), version 1. */
interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
}

interface GitRepository {
  readonly state: {
    readonly indexChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    /** Not there in older versions. */
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
}

interface GitChange {
  readonly uri: vscode.Uri;
  /** Where the file is that was renamed. */
  readonly renameUri?: vscode.Uri;
}

/** The part of an extension that is needed to ask it. */
type GitExtension = Pick<vscode.Extension<unknown>, 'isActive' | 'exports' | 'activate'>;

/** Follows all repositories of the window. Where there is no Git, or it is turned off, nothing has changed. */
export function createGitChanges(
  log: Log,
  extension: GitExtension | undefined = vscode.extensions.getExtension('vscode.git'),
): GitChanges {
  const changed = new vscode.EventEmitter<void>();
  const subscriptions = new Set<vscode.Disposable>([changed]);
  let api: GitApi | undefined;

  function follow(repository: GitRepository): void {
    subscriptions.add(repository.state.onDidChange(() => changed.fire()));
  }

  async function start(): Promise<void> {
    if (!extension) return;
    const exported = extension.isActive ? extension.exports : await extension.activate();
    api = openApi(exported);
    if (!api) return;
    for (const repository of api.repositories) follow(repository);
    subscriptions.add(
      api.onDidOpenRepository(repository => {
        follow(repository);
        changed.fire();
      }),
    );
    subscriptions.add(api.onDidCloseRepository(() => changed.fire()));
    changed.fire();
  }

  runInBackground(start(), log);
  return {
    all() {
      const changes = (api?.repositories ?? []).flatMap(({ state }) => [
        ...state.indexChanges,
        ...state.mergeChanges,
        ...state.workingTreeChanges,
        ...(state.untrackedChanges ?? []),
      ]);
      return changes.map(({ uri, renameUri }) => renameUri ?? uri);
    },
    onDidChange: changed.event,
    dispose() {
      for (const subscription of subscriptions) subscription.dispose();
    },
  };
}

/** Undefined where Git is turned off: asking for the API then throws. */
function openApi(exported: unknown): GitApi | undefined {
  try {
    // What the extension exports is told by its `api/git.d.ts` alone.
    return (exported as { getAPI(version: 1): GitApi }).getAPI(1);
  } catch {
    return undefined;
  }
}
