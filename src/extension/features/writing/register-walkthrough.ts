import * as vscode from 'vscode';
import type { Deps } from '../../deps.ts';
import { runInBackground } from '../../host/log.ts';
import { MARKDOWN_ENDINGS } from '../../newsroom/find-posts.ts';
import { uriOfPost } from '../../newsroom/post-texts.ts';

/** As the manifest names it, behind the extension's own name. */
const WALKTHROUGH = 'copydesk.copydesk#start';
const SHOWN = 'walkthroughShown';

/** What the buttons of the walkthrough do, each with a post in the editor: the walkthrough itself is none. */
const steps: Readonly<Record<string, string>> = {
  problems: 'editor.action.marker.next',
  fix: 'copydesk.fixAll',
  preview: 'copydesk.showPreviewToSide',
  cleanUp: 'copydesk.cleanUp',
  related: 'copydesk.insertRelatedLinks',
  ready: 'copydesk.readyToPublish',
};

/**
 * Does the steps of the walkthrough, opens it on demand, and once by itself: where a site with posts is opened and no
 * editor, else in a tab behind the first post.
 */
export function registerWalkthrough(deps: Deps): vscode.Disposable {
  const { folders, posts, newsrooms, memory, log } = deps;

  async function showPost(): Promise<boolean> {
    const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
    for (const editor of editors) {
      if (!editor || !(await posts.readHead(editor.document))) continue;
      await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      return true;
    }
    const opened = vscode.workspace.textDocuments.filter(({ isClosed }) => !isClosed);
    for (const document of opened) {
      if (await posts.readHead(document)) return show(document.uri);
    }
    return openPost();
  }

  /** In a window that has just been opened nobody has asked for its posts yet. */
  async function readAll(): Promise<void> {
    const roots = vscode.workspace.workspaceFolders ?? [];
    await Promise.all(
      roots.map(async ({ uri }) =>
        newsrooms.whenRead(await folders.find(vscode.Uri.joinPath(uri, '_posts'))),
      ),
    );
  }

  async function openPost(): Promise<boolean> {
    await readAll();
    const items = newsrooms.all().flatMap(({ root, newsroom }) =>
      [...newsroom.all()].map(({ path, title, date }) => ({
        label: title || path,
        description: date === undefined ? '' : new Date(date).toISOString().slice(0, 10),
        detail: path,
        uri: uriOfPost(root, path),
        date: date ?? 0,
      })),
    );
    if (items.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No post was found in this window: open the folder of a Jekyll site.'),
      );
      return false;
    }
    items.sort((a, b) => b.date - a.date);
    const placeHolder = vscode.l10n.t('Select a post to open.');
    const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
    return chosen ? show(chosen.uri) : false;
  }

  async function tryStep(step: unknown): Promise<void> {
    const command = typeof step === 'string' ? steps[step] : undefined;
    if (command !== undefined && (await showPost())) await vscode.commands.executeCommand(command);
  }

  /** Where somebody has turned off what opens by itself, this does not either. */
  async function offer(isFitting: () => Promise<boolean>, isInactive: boolean): Promise<void> {
    const workbench = vscode.workspace.getConfiguration('workbench');
    const isWanted =
      workbench.get('startupEditor') !== 'none' && workbench.get('welcomePage.walkthroughs.openOnInstall');
    if (!isWanted || memory.get(SHOWN) === true || !(await isFitting())) return;
    await memory.update(SHOWN, true);
    const options = { inactive: isInactive };
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, options);
  }

  const offerIn = (editor: vscode.TextEditor | undefined): void => {
    if (editor?.document.languageId !== 'markdown') return;
    runInBackground(
      offer(async () => (await posts.readHead(editor.document)) !== undefined, true),
      log,
    );
  };
  if (isNothingOpen()) runInBackground(offer(isSiteAlone, false), log);
  else offerIn(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.openPost', openPost),
    vscode.commands.registerCommand('copydesk.tryStep', tryStep),
    vscode.commands.registerCommand('copydesk.openWalkthrough', () =>
      vscode.commands.executeCommand('workbench.action.openWalkthrough', WALKTHROUGH, false),
    ),
    vscode.window.onDidChangeActiveTextEditor(offerIn),
  );
}

function isNothingOpen(): boolean {
  return vscode.window.tabGroups.all.every(({ tabs }) => tabs.length === 0);
}

/** Whether the window shows a site with posts and nothing else, also once they have been looked for. */
async function isSiteAlone(): Promise<boolean> {
  const [site, post] = await Promise.all(
    ['**/_config.yml', `**/_posts/**/*.${MARKDOWN_ENDINGS}`].map(glob =>
      vscode.workspace.findFiles(glob, null, 1),
    ),
  );
  return site!.length > 0 && post!.length > 0 && isNothingOpen();
}

async function show(uri: vscode.Uri): Promise<boolean> {
  await vscode.window.showTextDocument(uri, { preview: false });
  return true;
}
