import * as vscode from 'vscode';

/**
 * The page of the preview, still empty. Its policy lets it load the extension's own script and style sheets, images, films
 * and fonts of the workspace, and nothing from anywhere else but images, where the user allows that.
 */
export function createPageHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { areRemoteImagesAllowed }: { readonly areRemoteImagesAllowed: boolean },
): string {
  const nonce = crypto.randomUUID();
  const address = (...path: readonly string[]) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const policy = [
    "default-src 'none'",
    `img-src ${webview.cspSource} data:${areRemoteImagesAllowed ? ' https:' : ''}`,
    `media-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `style-src ${webview.cspSource}`,
    // Attributes of the article; what they say has been sifted by then.
    "style-src-attr 'unsafe-inline'",
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('media', 'preview.css')}">
<link rel="stylesheet" href="${address('media', 'article.css')}" data-article>
<link rel="stylesheet" href="${address('media', 'preview-marks.css')}">
</head>
<body>
<main lang=""></main>
<script nonce="${nonce}" src="${address('dist', 'preview.js')}"></script>
</body>
</html>
`;
}
