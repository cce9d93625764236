import * as vscode from 'vscode';
import { escapeCode, render } from '../../core/index.ts';
import type { Deps } from '../deps.ts';
import type { OpenPost } from '../newsroom/open-posts.ts';
import type { Preview } from './preview.ts';

/** The commands that take a post out of VS Code: as HTML on the clipboard, and as a file in the browser. */
export function registerPreviewExport(
  { posts, extensionUri, storageUri }: Deps,
  preview: () => Preview | undefined,
): vscode.Disposable {
  /** The post in the active editor, else the one of the preview. */
  async function findPost(): Promise<OpenPost | undefined> {
    const uri = vscode.window.activeTextEditor?.document.uri ?? preview()?.uri;
    return uri && posts.read(await vscode.workspace.openTextDocument(uri));
  }

  async function copyHtml(): Promise<void> {
    const open = await findPost();
    if (open === undefined) return;
    await vscode.env.clipboard.writeText(render(open.post).html);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copydesk: copied the HTML of this post'), RESULT_TIME);
  }

  async function openInBrowser(): Promise<void> {
    const shown = preview();
    if (shown === undefined) return;
    // A page that is hidden is not there.
    if (!shown.panel.visible) shown.panel.reveal();
    const content = await shown.toHtml();
    if (content === undefined) return;
    const css = await Promise.all(
      ['preview.css', 'article.css', 'print.css'].map(name =>
        vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'media', name)),
      ),
    );
    const folder = (await posts.read(await vscode.workspace.openTextDocument(shown.uri)))?.folder.root;
    // As the page writes it: VS Code escapes more than a browser does.
    const siteAddress = folder && new URL(shown.panel.webview.asWebviewUri(folder).toString()).href;
    const page = createFile({
      title: shown.panel.title,
      areRemoteImagesAllowed: shown.areRemoteImagesAllowed,
      css: css.map(bytes => new TextDecoder().decode(bytes)).join('\n'),
      // What the page knows by an address of the webview, the browser knows by that of the file.
      content: siteAddress === undefined ? content : content.replaceAll(siteAddress, folder!.toString()),
    });
    const file = vscode.Uri.joinPath(storageUri, 'preview.html');
    await vscode.workspace.fs.createDirectory(storageUri);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(page));
    await vscode.env.openExternal(file);
  }

  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.copyHtml', copyHtml),
    vscode.commands.registerCommand('copydesk.openInBrowser', openInBrowser),
  );
}

/** How long the result stands in the status bar, in milliseconds. */
const RESULT_TIME = 4000;

interface FileContent {
  readonly title: string;
  readonly css: string;
  /** The article as the preview shows it. */
  readonly content: string;
  readonly areRemoteImagesAllowed: boolean;
}

/** A page that stands alone. In the browser, too, it runs nothing, and asks only for images, where that is allowed. */
function createFile({ title, css, content, areRemoteImagesAllowed }: FileContent): string {
  const images = `img-src file: data:${areRemoteImagesAllowed ? ' https:' : ''}`;
  const policy = `default-src 'none'; ${images}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeCode(title)}</title>
<style>
${css.replaceAll('</', '<\\/')}
</style>
</head>
<body>
<main data-width="panel">${content}</main>
</body>
</html>
`;
}
