import * as vscode from 'vscode';
import { decodeUrlPart, findTargets, type Newsroom, ownPath } from '../../core/index.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import { pagePathOf } from '../newsroom/page-path.ts';
import { uriOfPost } from '../newsroom/post-texts.ts';

/**
 * Follows a link of the preview of `open`. VS Code asks the user before it opens an address of a host that they have
 * not trusted yet; a link within the site opens the post or the file.
 */
export async function openLink(href: string, open: OpenPost, newsroom: Newsroom): Promise<void> {
  const address = href.startsWith('//') ? `https:${href}` : href;
  const isElsewhere = /^(?:https?|mailto):/i.test(address);
  const base = { permalink: newsroom.get(open.post.path)?.permalink };
  // Themes write the site's own addresses out.
  const isOwn = ownPath(address, base, open.facts.site) !== undefined;
  if (isOwn || !/^[a-z][a-z\d+.-]*:/i.test(address)) {
    const file = findPost(address, open, newsroom) ?? (await findFile(address, open, newsroom));
    if (file !== undefined) await vscode.commands.executeCommand('vscode.open', file);
    else if (isElsewhere) await vscode.env.openExternal(vscode.Uri.parse(address));
    else void vscode.window.showInformationMessage(vscode.l10n.t('This site has no page at {0}.', href));
  } else if (isElsewhere) await vscode.env.openExternal(vscode.Uri.parse(address));
}

/** The post at that page of the site; of a copied article also the post that the link meant where it comes from. */
function findPost(
  href: string,
  { post, folder, facts }: OpenPost,
  newsroom: Newsroom,
): vscode.Uri | undefined {
  const base = newsroom.get(post.path) ?? { from: '', permalink: undefined };
  const link = { kind: 'address', target: href } as const;
  const target = findTargets(link, { newsroom, site: facts.site, base })[0];
  return target && uriOfPost(folder.root, target.path);
}

/** The file that is published at an address, or lies there beside the post. */
async function findFile(href: string, open: OpenPost, newsroom: Newsroom): Promise<vscode.Uri | undefined> {
  const { root } = open.folder;
  const { basePath, pagePath } = pagePathOf(open, newsroom);
  const { pathname } = new URL(href, `https://site.invalid${basePath}${pagePath}`);
  const published = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
  const written = /^[^?#]*/.exec(href)![0];
  const candidates = [
    vscode.Uri.joinPath(root, decodeUrlPart(published)),
    ...(/^\/|:\/\//.test(written)
      ? []
      : [vscode.Uri.joinPath(open.document.uri, '..', decodeUrlPart(written))]),
  ];
  for (const candidate of candidates) {
    if (isBelow(candidate, root) && (await isFile(candidate))) return candidate;
  }
  return undefined;
}

function isBelow(file: vscode.Uri, root: vscode.Uri): boolean {
  return file.path.startsWith(root.path.endsWith('/') ? root.path : `${root.path}/`);
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false; // Why it cannot be read makes no difference: there is nothing to open.
  }
}
