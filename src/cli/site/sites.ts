import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  createLineIndex,
  defaultSettings,
  type Facts,
  fieldsOfTemplates,
  isPostPath,
  mergeSettings,
  readSettingsText,
  readSiteFolder,
  readSiteSchemas,
  type Settings,
  type Site,
  type SiteFolderReader,
  type SiteSchemas,
  withFiles,
} from '../../core/index.ts';
import { hasCode, reasonOf } from '../files/file-problem.ts';
import { tell as tellOnScreen } from '../files/print.ts';
import { createTranslate } from '../words/language.ts';
import type { InputOptions } from '../words/options.ts';
import { isExcluded } from './excluded.ts';
import { type Ignores, readIgnoreFile } from './ignore-file.ts';
import { createFolderReader, createReads, readFile, readIfThere } from './noted-reads.ts';
import { readSiteFiles, watchFiles } from './read-site-files.ts';

/** What is the same for all posts of a folder. */
interface FolderPlace extends Pick<PostPlace, 'root' | 'isInSite' | 'settings'> {
  readonly site: Site;
  readonly schemas: SiteSchemas;
}

/** What a post is checked by. */
export interface PostPlace {
  /** The absolute path of the file. */
  readonly file: string;
  /** The absolute path of the site's root. */
  readonly root: string;
  /** There is a `_config.yml`; otherwise the root is a guess. */
  readonly isInSite: boolean;
  /** The post's path relative to the site's root, with `/`. */
  readonly path: string;
  readonly facts: Facts;
  readonly settings: Settings;
}

/** Finds the site and the settings of each post. */
export interface Sites {
  of(file: string): Promise<PostPlace>;
  /** Whether the file is a post by its path: below `_posts` or `_drafts`, or named by the setting `files`. */
  isPostFile(file: string): Promise<boolean>;
  /** Whether the site's `_config.yml` excludes a file, or its `.copydeskignore` names it. */
  isLeftOut(file: string): Promise<boolean>;
  /** What was read so far that settings and sites are made of, as one sum. */
  sumOfReads(): string;
  /** How often a site's files were asked for so far, as by Liquid. */
  timesAsked(): number;
  /** Whether something was wrong with the settings files, schemas and configurations that were read so far. */
  hasProblems(): boolean;
}

/** What sites ask of their surroundings. */
export interface SitesHost {
  /** The present moment, in milliseconds since 1970 UTC. */
  readonly now: number;
  readonly tell: (message: string) => void;
}

/** What is wrong with the named site or settings file, if anything. */
export async function findBadInput({ site, config }: InputOptions): Promise<string | undefined> {
  const isFolder = site === undefined || (await statOf(site))?.isDirectory();
  if (!isFolder) return `--site ${site}: there is no such folder`;
  const isFile = config === undefined || (await statOf(config))?.isFile();
  return isFile ? undefined : `--config ${config}: there is no such file`;
}

function statOf(file: string): Promise<Stats | undefined> {
  return fs.stat(file).catch(() => undefined);
}

/**
 * Sites as found on disk; each `_config.yml`, `.copydesk.json` and schema is read once, and what is wrong with it told
 * then.
 */
export function createSites(
  options: InputOptions,
  rules: Settings['rules'] = {},
  { now, tell }: SitesHost = { now: Date.now(), tell: tellOnScreen },
): Sites {
  const translate = createTranslate(options.language);
  let hasProblem = false;
  let asked = 0;
  const reads = createReads();
  const nearest = createNearest();
  const foldersKnown = new Map<string, Promise<FolderPlace>>();
  const settingsByFile = new Map<string, Promise<Settings>>();
  const knownSites = new Map<string, Promise<Site>>();
  const schemasByRoot = new Map<string, Promise<SiteSchemas>>();
  const ignoresByRoot = new Map<string, Promise<Ignores>>();

  function refuse(problem: string): void {
    hasProblem = true;
    tell(problem);
  }

  async function of(file: string): Promise<PostPlace> {
    const absolute = path.resolve(file);
    const folder = path.dirname(absolute);
    const { root, isInSite, site, schemas, settings } = await remember(foldersKnown, folder, () =>
      knowFolder(folder),
    );
    const relative = path.relative(root, absolute).split(path.sep).join('/');
    const templates = site.files && fieldsOfTemplates(site.files);
    return {
      file: absolute,
      root,
      isInSite,
      path: relative,
      facts: { schema: schemas.of(relative), site, newsroom: undefined, templates, now, translate },
      settings,
    };
  }

  /** What all posts of a folder are checked by. */
  async function knowFolder(postFolder: string): Promise<FolderPlace> {
    const configFile = options.site
      ? path.resolve(options.site, '_config.yml')
      : await nearest('_config.yml', postFolder);
    const ownSettings = await nearest('.copydesk.json', postFolder);
    const settingsFile = options.config ? path.resolve(options.config) : ownSettings;
    const ownFile = configFile ?? ownSettings;
    // The settings lie at the site's root; their globs are relative to it.
    const root = ownFile === undefined ? postFolder : path.dirname(ownFile);
    const settings = await remember(settingsByFile, settingsFile ?? '', () => loadSettings(settingsFile));
    const folder = configFile || ownSettings ? createFolderReader(root, reads) : undefined;
    const key = JSON.stringify([folder && root, configFile, settingsFile]);
    const site = await remember(knownSites, key, () => loadSite(configFile, folder, settings));
    const schemas = await remember(schemasByRoot, JSON.stringify([root, settingsFile]), () =>
      loadSchemas(root, settings, settingsFile),
    );
    const merged = mergeSettings(settings, { ...defaultSettings, rules });
    return { root, isInSite: configFile !== undefined, site, schemas, settings: merged };
  }

  async function loadSettings(file: string | undefined): Promise<Settings> {
    if (!file) return defaultSettings;
    try {
      const text = reads.note(file, (await readFile(file)).toString());
      const reading = readSettingsText(text, { translate });
      const lines = createLineIndex(text);
      for (const { message, span } of reading.problems) {
        const { line, column } = lines.positionAt(span.start);
        refuse(`${file}:${line + 1}:${column + 1}: ${message}`);
      }
      return reading.settings;
    } catch (error) {
      refuse(`${file}: it cannot be read: ${reasonOf(error)}.`);
      return defaultSettings;
    }
  }

  async function loadSchemas(
    root: string,
    settings: Settings,
    settingsFile: string | undefined,
  ): Promise<SiteSchemas> {
    const { schemas: named, fields } = settings;
    const schemas = await readSiteSchemas(named, file => readNoted(path.join(root, file)), {
      fields,
      translate,
    });
    for (const { schema, isThere, messages } of schemas.problems) {
      const place = isThere ? path.join(root, schema) : settingsFile;
      for (const message of messages) refuse(`${place}: ${message}`);
    }
    return schemas;
  }

  async function loadSite(
    configFile: string | undefined,
    folder: SiteFolderReader | undefined,
    { build }: Settings,
  ): Promise<Site> {
    const configYaml = configFile && (await readConfig(configFile));
    const site = await readSiteFolder({ configYaml, folder, setting: build, translate });
    // Jekyll may not mind what Copydesk cannot follow.
    for (const problem of site.problems) tell(`${configFile}: ${problem}`);
    if (configFile === undefined) return site;
    return withFiles(
      site,
      watchFiles(readSiteFiles(path.dirname(configFile), reads.note), () => {
        asked++;
      }),
    );
  }

  async function readNoted(file: string): Promise<string | undefined> {
    return reads.note(file, await readIfThere(file));
  }

  async function readConfig(file: string): Promise<string | undefined> {
    try {
      return reads.note(file, new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return undefined;
      const reason = error instanceof TypeError ? 'it is not UTF-8' : reasonOf(error);
      refuse(`${file}: it cannot be read: ${reason}. Posts are checked as if nothing were set here.`);
      return undefined;
    }
  }

  async function isPostFile(file: string): Promise<boolean> {
    // What lies below `_posts` is known without the site, whose root may be that very folder.
    if (isPostPath(path.resolve(file).split(path.sep).join('/'), defaultSettings)) return true;
    const place = await of(file);
    return isPostPath(place.path, place.settings);
  }

  async function isLeftOut(file: string): Promise<boolean> {
    const place = await of(file);
    const { site } = place.facts;
    if (place.isInSite && isExcluded(place.path, site.config)) return true;
    const ignores = await remember(ignoresByRoot, place.root, async () =>
      readIgnoreFile((await readIfThere(path.join(place.root, '.copydeskignore'))) ?? ''),
    );
    return ignores(place.path);
  }

  return {
    of,
    isPostFile,
    isLeftOut,
    sumOfReads: reads.sum,
    timesAsked: () => asked,
    hasProblems: () => hasProblem,
  };
}

/** Looks for a file of a name in a folder and those above it; remembers what it found for each folder. */
function createNearest(): (name: string, folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  async function search(name: string, folder: string): Promise<string | undefined> {
    const file = path.join(folder, name);
    // What is there and is no file is told when it is read.
    if (await statOf(file)) return file;
    const parent = path.dirname(folder);
    return parent === folder ? undefined : nearest(name, parent);
  }
  function nearest(name: string, folder: string): Promise<string | undefined> {
    return remember(found, path.join(folder, name), () => search(name, folder));
  }
  return nearest;
}

function remember<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  find: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? find();
  known.set(key, value);
  return value;
}
