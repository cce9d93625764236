import * as vscode from 'vscode';
import { isPageState } from '../../preview/protocol.ts';
import type { Deps } from '../deps.ts';
import { fileOfTarget } from '../host/command-targets.ts';
import { isThere, readDocument } from '../host/document-at.ts';
import { runInBackground } from '../host/log.ts';
import { isAtOrBelow } from '../newsroom/post-path.ts';
import { type OwnPreview, watchOwnPreviews } from './own-previews.ts';
import { createPreview, type Preview } from './preview.ts';
import { registerPreviewExport } from './preview-export.ts';
import { createPreviewPanel, PREVIEW_TYPE } from './preview-panel.ts';
import { createWholePages } from './whole-pages.ts';

/** How a preview is opened. */
interface Opening {
  /** The command that shows what is no post: VS Code's own. */
  readonly own: string;
  readonly viewColumn: vscode.ViewColumn;
  readonly preserveFocus: boolean;
}

/** The previews: one that follows the post in the active editor, and any number that are locked to their posts. */
export function registerPreview(deps: Deps): vscode.Disposable {
  const pages = createWholePages(deps.extensionUri, deps.log);
  const previews = new Set<Preview>();
  let lastActive: Preview | undefined;

  function active(): Preview | undefined {
    return [...previews].find(({ panel }) => panel.active);
  }

  function following(): Preview | undefined {
    return [...previews].find(({ isLocked }) => !isLocked);
  }

  /**
   * Shows the file that a menu was opened on, else the one in the active editor. Which files are posts is known only once
   * the site has been read; until then their folder stands for it.
   */
  async function open({ own, ...place }: Opening, target: unknown): Promise<void> {
    const file = fileOfTarget(target);
    const document = file ? await readDocument(file) : vscode.window.activeTextEditor?.document;
    if (document === undefined) return;
    if ((await deps.posts.readHead(document)) !== undefined) openAt(document.uri, place);
    else await vscode.commands.executeCommand(own, ...(file ? [file] : []));
  }

  function openAt(uri: vscode.Uri, { viewColumn, preserveFocus }: Omit<Opening, 'own'>): void {
    const preview = following();
    if (preview === undefined) {
      adopt(createPreviewPanel(deps.extensionUri, { viewColumn, preserveFocus }), { uri, isLocked: false });
    } else {
      preview.show(uri);
      // To the side it may stay at any side.
      preview.panel.reveal(preserveFocus && preview.panel.visible ? undefined : viewColumn, preserveFocus);
    }
  }

  function openLocked(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    if (uri === undefined) return;
    const same = [...previews].find(preview => preview.isLocked && isSame(preview.uri, uri));
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    if (same !== undefined) same.panel.reveal(undefined, true);
    else adopt(createPreviewPanel(deps.extensionUri, place), { uri, isLocked: true });
  }

  function adopt(panel: vscode.WebviewPanel, first: Parameters<typeof createPreview>[1]): void {
    // Of those that follow the active editor there is one.
    if (!first.isLocked) following()?.panel.dispose();
    const preview = createPreview(panel, first, { ...deps, pages });
    previews.add(preview);
    lastActive = preview;
    panel.onDidChangeViewState(() => {
      if (panel.active) lastActive = preview;
    });
    panel.onDidDispose(() => {
      preview.dispose();
      previews.delete(preview);
      if (lastActive === preview) lastActive = undefined;
    });
  }

  function toggleLock(): void {
    const preview = active() ?? lastActive;
    if (preview === undefined) return;
    if (preview.isLocked) following()?.panel.dispose();
    preview.setLocked(!preview.isLocked);
  }

  async function follow(editor: vscode.TextEditor | undefined): Promise<void> {
    if (following() === undefined || editor === undefined) return;
    const isPost = (await deps.posts.read(editor.document)) !== undefined;
    if (isPost && vscode.window.activeTextEditor === editor) following()?.show(editor.document.uri);
  }

  /** A preview stays with its post when the post's file, or a folder above it, gets another name. */
  function followFiles(files: vscode.FileRenameEvent['files']): void {
    for (const { oldUri, newUri } of files) {
      for (const preview of previews) {
        const { path } = preview.uri;
        if (isSame(preview.uri.with({ path: oldUri.path }), oldUri) && isAtOrBelow(path, oldUri.path))
          preview.show(newUri.with({ path: `${newUri.path}${path.slice(oldUri.path.length)}` }));
      }
    }
  }

  async function showSource(): Promise<void> {
    const preview = active() ?? lastActive;
    if (preview === undefined) return;
    const { uri, panel } = preview;
    const editor = vscode.window.visibleTextEditors.find(({ document }) => isSame(document.uri, uri));
    const viewColumn = editor?.viewColumn ?? panel.viewColumn ?? vscode.ViewColumn.Active;
    await vscode.window.showTextDocument(uri, { viewColumn });
  }

  const inPlace = { own: 'markdown.showPreview', viewColumn: vscode.ViewColumn.Active, preserveFocus: false };
  const beside = {
    own: 'markdown.showPreviewToSide',
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  };
  const commands: Readonly<Record<string, (target?: unknown) => unknown>> = {
    'copydesk.showPreview': target => open(inPlace, target),
    'copydesk.showPreviewToSide': target => open(beside, target),
    'copydesk.showLockedPreviewToSide': openLocked,
    'copydesk.toggleLock': toggleLock,
    'copydesk.showSource': showSource,
    'copydesk.zoomIn': () => active()?.zoom(1),
    'copydesk.zoomOut': () => active()?.zoom(-1),
    'copydesk.resetZoom': () => active()?.zoom(0),
  };

  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    watchOwnPreviews(deps, ({ uri, viewColumn }: OwnPreview) =>
      openAt(uri, { viewColumn, preserveFocus: true }),
    ),
    registerPreviewExport(deps, () => active() ?? lastActive),
    vscode.window.onDidChangeActiveTextEditor(editor => runInBackground(follow(editor), deps.log)),
    vscode.workspace.onDidRenameFiles(({ files }) => followFiles(files)),
    vscode.window.registerWebviewPanelSerializer(PREVIEW_TYPE, {
      async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown) {
        const uri = isPageState(state) ? vscode.Uri.parse(state.uri) : undefined;
        // It may have been deleted or renamed since; and where that cannot be told there is nothing to show either.
        if (isPageState(state) && uri !== undefined && (await isThere(uri).catch(() => false)))
          adopt(panel, { uri, isLocked: state.isLocked });
        else panel.dispose();
      },
    }),
    {
      dispose: () => {
        for (const { panel } of previews) panel.dispose();
      },
    },
  );
}

function isSame(a: vscode.Uri, b: vscode.Uri): boolean {
  return a.toString() === b.toString();
}
