import * as vscode from 'vscode';
import {
  createLineIndex,
  type Facts,
  fieldsOfTemplates,
  isBuildFile,
  mergeSettings,
  readSettings,
  readSettingsText,
  readSiteFolder,
  readSiteSchemas,
  type Settings,
  type SettingsTextReading,
  type Site,
  type SiteFiles,
  type SiteSchemas,
  sourceFolderOf,
  withFiles,
} from '../../core/index.ts';
import { translate } from '../host/language.ts';
import type { Log } from '../host/log.ts';
import { createFolderReader } from './folder-reader.ts';
import { createNearestFiles, type FoundFile, readIfThere } from './nearest-files.ts';
import { isAtOrBelow } from './post-path.ts';
import type { SettingsProblem, SettingsProblems } from './settings-problems.ts';
import { createSiteLibraries } from './site-libraries.ts';
import { mayBeFolder, type WorkspaceFiles } from './workspace-files.ts';

/** What applies to the posts of one folder. */
export interface SiteFolder {
  /** The folder that a post's path is relative to. */
  readonly root: vscode.Uri;
  /** The settings file that applies, or would apply. */
  readonly settingsFile: vscode.Uri;
  /** What is known of the post at a path relative to the root. */
  factsOf(path: string): Facts;
  /** All that hold for some post. */
  readonly schemas: SiteSchemas['all'];
  readonly settings: Settings;
  /** Whether a rule has asked for a file of the site that is still being read, which to the rule is not known. */
  isBehind(): boolean;
  /** Settles when what was asked for has been read, and `factsOf` answers by it. */
  catchUp(): Promise<void>;
}

/**
 * Knows which site a document belongs to, and what its `_config.yml`, `.copydesk.json`, schemas and the editor's settings
 * say.
 */
export interface SiteFolders extends vscode.Disposable {
  find(document: vscode.Uri): Promise<SiteFolder>;
  /** Whether neither a site nor settings apply to a document, of which most windows have no other. Loads nothing of core. */
  isPlain(document: vscode.Uri): Promise<boolean>;
  /** Has all files read again when they are next asked for. */
  refresh(): void;
  /** After this, `find` may answer otherwise for any document. */
  readonly onDidChange: vscode.Event<void>;
  /** After this, `factsOf` of folders that were found may: files of their sites were read, or changed. */
  readonly onDidChangeFiles: vscode.Event<void>;
}

/** Of two in one folder Jekyll reads the first. */
const SITE_FILES = ['_config.yml', '_config.yaml'] as const;
const SETTINGS_FILE = '.copydesk.json';

function siteFileOf(nearest: ReadonlyMap<string, FoundFile>): FoundFile | undefined {
  const depthOf = ({ uri }: FoundFile): number => uri.path.split('/').length;
  return SITE_FILES.flatMap(name => nearest.get(name) ?? []).reduce<FoundFile | undefined>(
    (nearer, file) => (nearer && depthOf(nearer) >= depthOf(file) ? nearer : file),
    undefined,
  );
}

/** What site folders need. */
interface Sources {
  readonly workspaceFiles: WorkspaceFiles;
  readonly problems: SettingsProblems;
  readonly log: Log;
}

/** Looks upward from each document, as the command line does; works in every file system that VS Code knows. */
export function createSiteFolders({ workspaceFiles, problems, log }: Sources): SiteFolders {
  const changed = new vscode.EventEmitter<void>();
  const files = createNearestFiles([...SITE_FILES, SETTINGS_FILE], log);
  const libraries = createSiteLibraries(workspaceFiles, log);
  const known = new Map<string, Promise<SiteFolder>>();
  /** The paths of the roots of those that are known. */
  const roots = new Set<string>();
  /** Those that settings name, also where there are none yet. */
  const schemaFiles = new Set<string>();
  /** How often all was forgotten: what was read before says nothing of now. */
  let age = 0;

  function find(document: vscode.Uri): Promise<SiteFolder> {
    const folder = folderOf(document);
    const key = folder.toString();
    const found = known.get(key) ?? read(folder);
    known.set(key, found);
    return found;
  }

  async function isPlain(document: vscode.Uri): Promise<boolean> {
    const folder = folderOf(document);
    return (await files.find(folder)).size === 0 && namesInEditor(folder).length === 0;
  }

  async function read(folder: vscode.Uri): Promise<SiteFolder> {
    const begun = age;
    const report: SettingsProblems['report'] = (file, found) => {
      if (age === begun) problems.report(file, found);
    };
    const nearest = await files.find(folder);
    const site = siteFileOf(nearest);
    const ownSettings = nearest.get(SETTINGS_FILE);
    const inFile = ownSettings && readSettingsText(ownSettings.text, { translate });
    const inEditor = readEditorSettings(folder);
    for (const { message } of inEditor.problems) log.warn(`Settings: ${message}`);
    const base = parentOf(site?.uri ?? ownSettings?.uri) ?? rootWithoutFiles(folder);
    roots.add(base.path);
    const settings = inFile ? mergeSettings(inFile.settings, inEditor.settings) : inEditor.settings;
    const uriOf = (path: string): vscode.Uri => vscode.Uri.joinPath(base, path);
    for (const { schema } of settings.schemas) schemaFiles.add(uriOf(schema).toString());
    const schemas = await readSiteSchemas(
      settings.schemas,
      async path => (await readIfThere(uriOf(path), log))?.text,
      { fields: settings.fields, translate },
    );
    const atSettings: SettingsProblem[] =
      ownSettings && inFile ? placeProblems(ownSettings.text, inFile) : [];
    for (const { schema, isThere, messages } of schemas.problems) {
      const inSchema = messages.map(message => ({ message }));
      if (isThere) report(uriOf(schema), inSchema);
      else if (inEditor.settings.schemas.length === 0) atSettings.push(...inSchema);
      else for (const message of messages) log.warn(`Settings: ${message}`);
    }
    if (ownSettings) report(ownSettings.uri, atSettings);
    const siteFacts = await readSiteFolder({
      configYaml: site?.text,
      folder: site || ownSettings ? createFolderReader(base, log) : undefined,
      setting: settings.build,
      translate,
    });
    const source = vscode.Uri.joinPath(base, sourceFolderOf(siteFacts));
    // What lies beside the source is no part of the site.
    const root = isAtOrBelow(folder.path, source.path) ? source : base;
    const withLibrary = createLibraryFacts(siteFacts);
    if (site) {
      const inSite = siteFacts.problems.map(message => ({ message }));
      report(site.uri, inSite);
    }
    return {
      root,
      settingsFile: ownSettings?.uri ?? uriOf(SETTINGS_FILE),
      // A window stays open for days, and a post that is written in it is dated now.
      factsOf: path => ({
        schema: schemas.of(path),
        newsroom: undefined,
        ...withLibrary(site && libraries.of(root)),
        now: Date.now(),
        translate,
      }),
      schemas: schemas.all,
      settings,
      isBehind: () => libraries.isBehind(root),
      catchUp: () => libraries.catchUp(root),
    };
  }

  function forget(): void {
    age++;
    files.clear();
    known.clear();
    roots.clear();
    schemaFiles.clear();
    problems.clear();
    changed.fire();
  }

  const isWatched = (uri: vscode.Uri): boolean =>
    [...SITE_FILES, SETTINGS_FILE].includes(uri.path.split('/').at(-1)!) ||
    isBuildFile(uri.path) ||
    schemaFiles.has(uri.toString());
  const forgetIfWatched = (uri: vscode.Uri): void => {
    if (isWatched(uri)) forget();
  };
  const forgetIfGone = (uri: vscode.Uri): void => {
    const isOfSite = mayBeFolder(uri) && [...roots].some(root => isAtOrBelow(root, uri.path));
    if (isOfSite || isWatched(uri)) forget();
  };
  const subscriptions = vscode.Disposable.from(
    changed,
    libraries,
    workspaceFiles.onDidCreate(forgetIfWatched),
    workspaceFiles.onDidChange(forgetIfWatched),
    workspaceFiles.onDidDelete(forgetIfGone),
    // The watcher sees the workspace only; a site may begin above it.
    vscode.workspace.onDidSaveTextDocument(({ uri }) => forgetIfWatched(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(forget),
    vscode.workspace.onDidGrantWorkspaceTrust(forget),
    libraries.onDidChangeBuild(forget),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('copydesk') && forget()),
  );
  return {
    find,
    isPlain,
    refresh: forget,
    onDidChange: changed.event,
    onDidChangeFiles: libraries.onDidChange,
    dispose: () => void subscriptions.dispose(),
  };
}

/**
 * What the files of a site add to what is known of it: the same objects for the same files. Liquid is a program, which
 * runs only where the user trusts the workspace.
 */
function createLibraryFacts(bare: Site): (files: SiteFiles | undefined) => Pick<Facts, 'site' | 'templates'> {
  const site = { ...bare, runsLiquid: vscode.workspace.isTrusted };
  let known: SiteFiles | undefined;
  let facts: Pick<Facts, 'site' | 'templates'> = { site, templates: undefined };
  return files => {
    if (files !== known)
      facts = files
        ? { site: withFiles(site, files), templates: fieldsOfTemplates(files) }
        : { site, templates: undefined };
    known = files;
    return facts;
  };
}

/** The problems at their places in the text, whose file need not be open. */
function placeProblems(text: string, { problems }: SettingsTextReading): SettingsProblem[] {
  const lines = createLineIndex(text);
  const toPosition = (offset: number): vscode.Position => {
    const { line, column } = lines.positionAt(offset);
    return new vscode.Position(line, column);
  };
  return problems.map(({ message, span }) => ({
    message,
    range: new vscode.Range(toPosition(span.start), toPosition(span.end)),
  }));
}

/** Only what is set explicitly: the manifest's defaults would override the file. */
function readEditorSettings(folder: vscode.Uri): ReturnType<typeof readSettings> {
  const configuration = vscode.workspace.getConfiguration('copydesk', folder);
  const set = namesInEditor(folder).map(name => [name, configuration.get(name)]);
  return readSettings(Object.fromEntries(set), { translate });
}

function namesInEditor(folder: vscode.Uri): readonly string[] {
  const configuration = vscode.workspace.getConfiguration('copydesk', folder);
  return ['files', 'preset', 'rules', 'overrides', 'schemas', 'fields'].filter(name => {
    const inspected = configuration.inspect(name);
    const set = inspected?.workspaceFolderValue ?? inspected?.workspaceValue ?? inspected?.globalValue;
    return set !== undefined;
  });
}

/** An untitled document counts as part of the workspace. */
function folderOf(document: vscode.Uri): vscode.Uri {
  const workspaceFolder = vscode.workspace.workspaceFolders?.[0];
  if (document.scheme === 'untitled' && workspaceFolder !== undefined) return workspaceFolder.uri;
  return vscode.Uri.joinPath(document, '..');
}

/** Above `_posts` or `_drafts` in any case: below them a path would no longer say that it is a post's. */
function rootWithoutFiles(folder: vscode.Uri): vscode.Uri {
  const collection = /^(.*?)\/_(?:posts|drafts)(?:\/|$)/.exec(folder.path);
  if (collection !== null) return folder.with({ path: collection[1] || '/' });
  return vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder;
}

function parentOf(file: vscode.Uri | undefined): vscode.Uri | undefined {
  return file && vscode.Uri.joinPath(file, '..');
}
