import * as vscode from 'vscode';
import { isPostPath, type Newsroom } from '../../core/index.ts';
import { isAmongPosts, pathIn } from './post-path.ts';
import type { SiteFolder, SiteFolders } from './site-folders.ts';

const markdownEndings: readonly string[] = ['md', 'markdown', 'mkd', 'mkdn', 'mkdown'];
/** The endings of Markdown, as a glob. */
export const MARKDOWN_ENDINGS = `{${markdownEndings.join()}}`;

const posts = `**/{_posts,_drafts}/**/*.${MARKDOWN_ENDINGS}`;
/** Folders that programs fill: what they hold may look like a post, but is not. */
const programFolders: readonly string[] = ['node_modules', 'vendor', '_site'];
const filled = `**/{${programFolders.join(',')}}/**`;

/** A post of a site by its file. */
export interface PlacedPost {
  readonly folder: SiteFolder;
  /** Relative to the site's root. */
  readonly path: string;
}

/** Whether the name of a file says that it is Markdown. */
export function isMarkdownFile({ path }: vscode.Uri): boolean {
  return markdownEndings.includes(path.slice(path.lastIndexOf('.') + 1));
}

/** The site that a file is a post of by its path; undefined where it is none. */
export async function placePost(uri: vscode.Uri, folders: SiteFolders): Promise<PlacedPost | undefined> {
  const names = vscode.workspace.asRelativePath(uri, false).split('/');
  if (programFolders.some(name => names.includes(name))) return undefined;
  if (!isAmongPosts(uri) && (await folders.isPlain(uri))) return undefined;
  const folder = await folders.find(uri);
  const path = pathIn(folder.root, uri);
  return isPostPath(path, folder.settings) ? { folder, path } : undefined;
}

/** All posts of the workspace, by the root of their site. */
export async function findPosts(
  folders: SiteFolders,
): Promise<ReadonlyMap<string, { readonly folder: SiteFolder; readonly paths: readonly string[] }>> {
  const uris = [...(await vscode.workspace.findFiles(posts, filled))];
  const sites = new Map<string, { readonly folder: SiteFolder; readonly paths: string[] }>();
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    const folder = await folders.find(vscode.Uri.joinPath(uri, '_posts'));
    sites.set(folder.root.toString(), { folder, paths: [] });
    for (const glob of folder.settings.files) {
      uris.push(...(await vscode.workspace.findFiles(new vscode.RelativePattern(folder.root, glob), filled)));
    }
  }
  const seen = new Set<string>();
  for (const uri of uris) {
    const placed = await placePost(uri, folders);
    if (!placed || seen.has(uri.toString())) continue;
    seen.add(uri.toString());
    const key = placed.folder.root.toString();
    const site = sites.get(key) ?? { folder: placed.folder, paths: [] };
    sites.set(key, site);
    site.paths.push(placed.path);
  }
  return sites;
}

/** The posts of a newsroom that lie at these files, or in these folders. */
export function pathsBelow(
  newsroom: Newsroom,
  uris: readonly vscode.Uri[],
  root: vscode.Uri,
): readonly string[] {
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
