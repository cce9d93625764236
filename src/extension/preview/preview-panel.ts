import * as vscode from 'vscode';

/** The type of the preview's webview. */
export const PREVIEW_TYPE = 'copydesk.preview';

/** An empty panel for a preview. */
export function createPreviewPanel(
  extensionUri: vscode.Uri,
  place: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus: boolean },
): vscode.WebviewPanel {
  const title = vscode.l10n.t('Preview');
  const panel = vscode.window.createWebviewPanel(PREVIEW_TYPE, title, place, { enableFindWidget: true });
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'preview-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'preview-dark.svg'),
  };
  return panel;
}

/** What the page of a preview may do, and which files it may load: those of the workspace, and what a theme publishes. */
export function pageOptions(extensionUri: vscode.Uri, theme?: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist'),
      vscode.Uri.joinPath(extensionUri, 'media'),
      ...(vscode.workspace.workspaceFolders ?? []).map(folder => folder.uri),
      ...(theme ? [vscode.Uri.joinPath(theme, 'assets')] : []),
    ],
  };
}

/** What the tab of a preview says. */
export function titleOfTab(title: string, isLocked: boolean): string {
  return isLocked ? vscode.l10n.t('[Preview] {0}', title) : vscode.l10n.t('Preview {0}', title);
}
