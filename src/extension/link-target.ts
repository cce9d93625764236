import * as vscode from 'vscode';

/** The post whose page a link stands on. */
export interface LinkPlace {
  readonly post: vscode.Uri;
  /** The root of its site. */
  readonly root: vscode.Uri;
  /** `baseurl` and the post's own path below it. */
  readonly basePath: string;
  readonly pagePath: string;
}

/**
 * Follows a link of the preview. VS Code asks the user before it opens an address of a host that they have not trusted
 * yet; a link within the site opens the post or the file.
 */
export async function openLink(href: string, place: LinkPlace): Promise<void> {
  const address = href.startsWith('//') ? `https:${href}` : href;
  if (/^(?:https?|mailto):/i.test(address)) {
    await vscode.env.openExternal(vscode.Uri.parse(address));
  } else if (!/^[a-z][a-z\d+.-]*:/i.test(address)) {
    const file = await findFile(address, place);
    if (file !== undefined) await vscode.commands.executeCommand('vscode.open', file);
    else
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing in this site answers to {0}.', href));
  }
}

async function findFile(
  href: string,
  { post, root, basePath, pagePath }: LinkPlace,
): Promise<vscode.Uri | undefined> {
  const published = new URL(href, `https://site.invalid${basePath}${pagePath}`).pathname;
  const path = decode(published.startsWith(`${basePath}/`) ? published.slice(basePath.length) : published);
  const written = decode(/^[^?#]*/.exec(href)![0]);
  const candidates = [
    vscode.Uri.joinPath(root, path),
    ...(written.startsWith('/') || written === '' ? [] : [vscode.Uri.joinPath(post, '..', written)]),
  ];
  for (const candidate of candidates)
    if (isBelow(candidate, root) && (await isFile(candidate))) return candidate;
  return findPost(path, root);
}

/** Jekyll's usual address of a post ends in its date and the rest of its name. */
async function findPost(path: string, root: vscode.Uri): Promise<vscode.Uri | undefined> {
  const parts = /\/(\d{4})\/(\d\d)\/(\d\d)\/([^/]+?)(?:\.html|\/)?$/.exec(path);
  if (parts === null) return undefined;
  const [, year, month, day, slug] = parts;
  const pattern = new vscode.RelativePattern(root, `**/_posts/**/${year}-${month}-${day}-*`);
  const files = await vscode.workspace.findFiles(pattern, null, 500);
  return files.find(file => file.path.includes(`/${year}-${month}-${day}-${slug}.`));
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

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // A lone `%` stands for itself.
  }
}
