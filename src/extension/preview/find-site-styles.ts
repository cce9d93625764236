import * as vscode from 'vscode';
import { layoutWrappers } from '../../core/index.ts';
import type { SiteSheet } from '../../preview/protocol.ts';
import { findOpenDocument } from '../host/document-at.ts';
import type { Log } from '../host/log.ts';
import { readIfThere } from '../newsroom/nearest-files.ts';
import { pathIn } from '../newsroom/post-path.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import { mayBeFolder, type WorkspaceFiles } from '../newsroom/workspace-files.ts';

/** The style sheets of a site, as far as the workspace holds them. */
export interface SiteStyles {
  readonly sheets: readonly SiteSheet[];
  /** Whether the settings name them; what a build left behind is shown on request only. */
  readonly isWanted: boolean;
  /** What its layouts put around the text of a post, as simple selectors. */
  readonly wrappers: readonly string[];
}

/** Finds the style sheets of sites. */
export interface SiteStylesFinder extends vscode.Disposable {
  find(folder: SiteFolder): Promise<SiteStyles>;
  readonly onDidChange: vscode.Event<void>;
}

/** Where Jekyll puts the site that it builds. */
const BUILT = '_site';

/** More than any theme has; a page that is shown at every key should not have to bear more. */
const most = { files: 40, characters: 2_000_000 };

/** Makes a finder that tells when a style sheet changes, on the disk or in an editor. */
export function createSiteStyles(workspaceFiles: WorkspaceFiles, log: Log): SiteStylesFinder {
  const changed = new vscode.EventEmitter<void>();
  const change = () => changed.fire();
  const isSheet = ({ path }: vscode.Uri) => path.endsWith('.css');
  const changeIfSheet = (uri: vscode.Uri) => isSheet(uri) && change();
  const subscriptions = vscode.Disposable.from(
    changed,
    workspaceFiles.onDidCreate(changeIfSheet),
    workspaceFiles.onDidChange(changeIfSheet),
    workspaceFiles.onDidDelete(uri => (isSheet(uri) || mayBeFolder(uri)) && change()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => changeIfSheet(document.uri)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => changeIfSheet(uri)),
    vscode.workspace.onDidChangeConfiguration(
      event => event.affectsConfiguration('copydesk.preview.styles') && change(),
    ),
  );

  async function find({ root }: SiteFolder): Promise<SiteStyles> {
    const setting = vscode.workspace.getConfiguration('copydesk', root).get<unknown>('preview.styles');
    const globs = Array.isArray(setting) ? setting.filter(glob => typeof glob === 'string') : [];
    const files = globs.length > 0 ? await findAll(root, globs) : await findBuilt(root, log);
    const texts = await Promise.all(files.slice(0, most.files).map(file => readNewest(file, log)));
    const kept: SiteSheet[] = [];
    let length = 0;
    for (const [index, text] of texts.entries()) {
      length += text?.length ?? 0;
      const path = pathIn(root, files[index]!).replace(new RegExp(`^${BUILT}/`), '');
      if (text !== undefined && length <= most.characters) kept.push({ text, path, media: '' });
    }
    if (kept.length < files.length)
      log.warn('Some style sheets are left out of the preview: too many or too large.');
    return { sheets: kept, isWanted: globs.length > 0, wrappers: await findWrappers(root, log) };
  }

  return { find, onDidChange: changed.event, dispose: () => void subscriptions.dispose() };
}

/** In the order of the globs, for later rules win. */
async function findAll(root: vscode.Uri, globs: readonly string[]): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const glob of globs) {
    const pattern = new vscode.RelativePattern(root, glob.replace(/^\/+/, ''));
    const files = await vscode.workspace.findFiles(pattern, null, most.files + 1);
    for (const file of files.sort((a, b) => (a.path < b.path ? -1 : 1))) {
      if (file.path.endsWith('.css')) found.set(file.toString(), file);
    }
  }
  return [...found.values()];
}

/** Those to which the built home page links, else all that the build left. */
async function findBuilt(root: vscode.Uri, log: Log): Promise<readonly vscode.Uri[]> {
  const home = await readIfThere(vscode.Uri.joinPath(root, BUILT, 'index.html'), log);
  const links = home?.text.match(/<link\b[^>]*>/gi) ?? [];
  const paths = links
    .filter(link => /\brel\s*=\s*["']?stylesheet/i.test(link))
    .flatMap(link => /\bhref\s*=\s*["']?\/?(?!\/)([^"'\s>?#:]+\.css)/i.exec(link)?.[1] ?? []);
  const linked = await findAll(
    root,
    // A site that is built for a folder of its host links with that folder's name.
    paths.map(path => `${BUILT}/{${path},${path.replace(/^[^/]*\//, '')}}`),
  );
  return linked.length > 0 ? linked : findAll(root, [`${BUILT}/**/*.css`]);
}

/** What is in an editor counts, saved or not. */
async function readNewest(file: vscode.Uri, log: Log): Promise<string | undefined> {
  return findOpenDocument(file)?.getText() ?? (await readIfThere(file, log))?.text;
}

async function findWrappers(root: vscode.Uri, log: Log): Promise<readonly string[]> {
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(root, '_layouts/**/*.html'),
    null,
    50,
  );
  const layouts = await Promise.all(files.map(file => readIfThere(file, log)));
  return layoutWrappers(layouts.flatMap(layout => layout?.text ?? []));
}
