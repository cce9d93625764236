import * as vscode from 'vscode';
import type { Looks, LooksRequest, LooksWords } from '../../preview/protocol.ts';
import { type Log, runInBackground } from '../host/log.ts';
import type { SiteFolder } from '../newsroom/site-folders.ts';
import type { WorkspaceFiles } from '../newsroom/workspace-files.ts';
import { createSiteStyles } from './find-site-styles.ts';

/** Knows how the previews of each site are to look; what the user chose is remembered by the site's root. */
export interface PreviewLooks extends vscode.Disposable {
  /** The same object until something changes. */
  of(folder: SiteFolder): Promise<Looks>;
  /** Changes what the user may choose, for all posts of the site. */
  change(folder: SiteFolder, request: LooksRequest): Promise<void>;
  /** The site that a preview has last asked for. */
  readonly shown: SiteFolder | undefined;
  readonly onDidChange: vscode.Event<void>;
}

/** What the looks of previews need. */
interface Sources {
  /** Outlives the window. */
  readonly memory: vscode.Memento;
  readonly workspaceFiles: WorkspaceFiles;
  readonly log: Log;
}

/** Makes what all previews share. */
export function createPreviewLooks({ memory, workspaceFiles, log }: Sources): PreviewLooks {
  const changed = new vscode.EventEmitter<void>();
  const styles = createSiteStyles(workspaceFiles, log);
  const known = new Map<string, Promise<Looks>>();
  let shown: SiteFolder | undefined;

  async function read(folder: SiteFolder): Promise<Looks> {
    const site = await styles.find(folder);
    const isOn = memory.get<boolean>(keyOf('useSiteStyles', folder)) ?? site.isWanted;
    return {
      areRemoteImagesAllowed: memory.get<boolean>(keyOf('allowRemoteImages', folder)) === true,
      hasSiteStyles: site.sheets.length > 0,
      siteStyles: isOn ? site.sheets : [],
      drawings: [],
      theme: { address: '', paths: [] },
      wholePage: wholePageOf(memory.get<boolean>(keyOf('showWholePage', folder)) === true),
      wrappers: site.wrappers,
      runsLiquid: vscode.workspace.isTrusted,
      words: looksWords(),
    };
  }

  function forget(): void {
    known.clear();
    changed.fire();
  }

  const subscriptions = vscode.Disposable.from(
    changed,
    styles,
    styles.onDidChange(forget),
    vscode.workspace.onDidGrantWorkspaceTrust(forget),
  );
  return {
    of(folder) {
      shown = folder;
      const key = folder.root.toString();
      const looks = known.get(key) ?? read(folder);
      known.set(key, looks);
      return looks;
    },
    async change(folder, { type, isOn }) {
      await memory.update(keyOf(type, folder), isOn);
      forget();
    },
    get shown() {
      return shown;
    },
    onDidChange: changed.event,
    dispose: () => void subscriptions.dispose(),
  };
}

/** The commands by which remote images are allowed and blocked, for the site of the post that one works on. */
export function registerRemoteImages({
  looks,
  folders,
  log,
}: {
  readonly looks: PreviewLooks;
  readonly folders: { find(document: vscode.Uri): Promise<SiteFolder> };
  readonly log: Log;
}): vscode.Disposable {
  async function allow(isOn: boolean): Promise<void> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const folder = uri === undefined ? looks.shown : await folders.find(uri);
    if (folder !== undefined) await looks.change(folder, { type: 'allowRemoteImages', isOn });
  }
  return vscode.Disposable.from(
    vscode.commands.registerCommand('copydesk.preview.allowRemoteImages', () =>
      runInBackground(allow(true), log),
    ),
    vscode.commands.registerCommand('copydesk.preview.blockRemoteImages', () =>
      runInBackground(allow(false), log),
    ),
  );
}

/** Layouts are programs, which run only where the user trusts the workspace. */
function wholePageOf(isWanted: boolean): Looks['wholePage'] {
  if (!vscode.workspace.isTrusted) return 'no';
  return isWanted ? 'on' : 'off';
}

function keyOf(choice: LooksRequest['type'], { root }: SiteFolder): string {
  return `copydesk.preview.${choice} ${root.toString()}`;
}

function looksWords(): LooksWords {
  return {
    toolbar: vscode.l10n.t('Preview'),
    width: vscode.l10n.t('Page width'),
    panel: vscode.l10n.t('Panel'),
    phone: vscode.l10n.t('Phone'),
    tablet: vscode.l10n.t('Tablet'),
    desk: vscode.l10n.t('Desktop'),
    siteStyles: vscode.l10n.t('Site styles'),
    siteStylesHint: vscode.l10n.t('Show the article with the style sheets of the site'),
    wholePage: vscode.l10n.t('Site'),
    wholePageHint: vscode.workspace.isTrusted
      ? vscode.l10n.t('Show the whole page: the article in the layout of the site')
      : vscode.l10n.t('Layouts are programs: they run only in a trusted workspace.'),
    ofLayout: vscode.l10n.t('This is the site’s layout.'),
    remoteImages: vscode.l10n.t('Remote images'),
    remoteImagesHint: vscode.l10n.t(
      'Load images from other sites in the previews of this newsroom. Those sites can see that you do.',
    ),
    restricted: vscode.l10n.t('Liquid does not run'),
    restrictedHint: vscode.l10n.t(
      'Restricted Mode: the preview shows the source of Liquid instead of its output. Trust the folder to see the page.',
    ),
  };
}
