import * as vscode from 'vscode';
import { createSiteFiles, isBuildFile, isOutsideSite, type SiteFiles } from '../../core/index.ts';
import { createDebouncer } from '../host/debounce.ts';
import { type Log, runInBackground } from '../host/log.ts';
import { oneAtATime } from '../host/one-at-a-time.ts';
import { createFileTexts, type FileTexts } from './file-texts.ts';
import { listFiles } from './list-files.ts';
import { pathBelow, pathIn } from './post-path.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** Knows the files of each site, as Liquid and the rules ask for them. */
export interface SiteLibraries extends vscode.Disposable {
  /** Undefined until there is a list of them. When something changes, there is another object. */
  of(root: vscode.Uri): SiteFiles | undefined;
  /** A file of the site was asked for that is still being read. */
  isBehind(root: vscode.Uri): boolean;
  /** Settles when all files that were asked for are there, and `of` answers by them. */
  catchUp(root: vscode.Uri): Promise<void>;
  /** `of` now answers otherwise for some site. */
  readonly onDidChange: vscode.Event<void>;
  /** Files came or went by which a site is built. */
  readonly onDidChangeBuild: vscode.Event<void>;
}

interface Library {
  readonly root: vscode.Uri;
  readonly texts: FileTexts;
  paths: ReadonlySet<string> | undefined;
  files: SiteFiles | undefined;
  /** Lists its files anew, one list behind the other: an older one would take the place of a newer. */
  list(): Promise<void>;
}

/** A checkout of another branch brings and takes many files: they are listed anew so many milliseconds after the last. */
const STORM_TIME = 300;

/** Lists the files of a site when it is first asked for, and again when files come or go. */
export function createSiteLibraries(workspaceFiles: WorkspaceFiles, log: Log): SiteLibraries {
  const changed = new vscode.EventEmitter<void>();
  const built = new vscode.EventEmitter<void>();
  const libraries = new Map<string, Library>();
  const storm = createDebouncer<Library>(STORM_TIME, library => runInBackground(library.list(), log));

  function open(root: vscode.Uri): Library {
    const texts = createFileTexts({ root, log, onRead: () => publish(library) });
    const library: Library = {
      root,
      texts,
      paths: undefined,
      files: undefined,
      list: oneAtATime(() => list(library)),
    };
    libraries.set(root.toString(), library);
    runInBackground(library.list(), log);
    return library;
  }

  async function list(library: Library): Promise<void> {
    const paths = await listFiles(library.root, log);
    if (paths && library.paths && paths.size === library.paths.size) {
      const known = library.paths;
      if ([...paths].every(path => known.has(path))) return;
    }
    if (paths) await library.texts.readFirst(paths);
    const isBuiltAnew = library.paths && paths && buildFilesIn(paths) !== buildFilesIn(library.paths);
    // In order once, and not again for each file that is read.
    library.paths = paths && new Set([...paths].sort());
    publish(library);
    if (isBuiltAnew) built.fire();
  }

  function publish(library: Library): void {
    const { root, paths, texts } = library;
    if (libraries.get(root.toString()) !== library) return;
    library.files = paths && createSiteFiles({ list: () => paths, read: texts.read });
    changed.fire();
  }

  function change(uri: vscode.Uri): void {
    for (const library of libraries.values())
      if (isOf(library, uri)) library.texts.change(pathIn(library.root, uri));
  }

  function comeOrGo(uri: vscode.Uri): void {
    change(uri);
    for (const library of libraries.values()) if (isOf(library, uri)) storm.schedule(library);
  }

  /** What no watcher has told, as on some network drives, is seen at the latest when somebody comes back. */
  function lookAgain(): void {
    for (const library of libraries.values()) storm.schedule(library);
  }

  const subscriptions = vscode.Disposable.from(
    changed,
    built,
    storm,
    workspaceFiles.onDidCreate(comeOrGo),
    workspaceFiles.onDidChange(change),
    workspaceFiles.onDidDelete(comeOrGo),
    // The watcher sees the workspace only, and a site may begin above it; nor does it see all that has come meanwhile.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => comeOrGo(uri)),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) lookAgain();
    }),
  );
  return {
    of: root => (libraries.get(root.toString()) ?? open(root)).files,
    isBehind: root => libraries.get(root.toString())?.texts.isBehind ?? false,
    catchUp: async root => libraries.get(root.toString())?.texts.catchUp(),
    onDidChange: changed.event,
    onDidChangeBuild: built.event,
    dispose() {
      for (const { texts } of libraries.values()) texts.dispose();
      libraries.clear();
      subscriptions.dispose();
    },
  };
}

function buildFilesIn(paths: ReadonlySet<string>): string {
  return [...paths].filter(isBuildFile).sort().join('\n');
}

function isOf({ root }: Library, uri: vscode.Uri): boolean {
  const path = pathBelow(root, uri);
  return path !== undefined && !isOutsideSite(path);
}
