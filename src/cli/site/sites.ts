import path from 'node:path';
import {
  defaultSettings,
  type Facts,
  fieldsOfTemplates,
  isPostPath,
  mergeSettings,
  type Settings,
  type Site,
  type SiteSchemas,
  sourceFolderOf,
} from '../../core/index.ts';
import { createTell, type Tell } from '../files/print.ts';
import type { InputOptions } from '../words/options.ts';
import { createTranslate } from '../words/phrases.ts';
import { type Saying, saying } from '../words/saying.ts';
import { isExcluded } from './excluded.ts';
import { type Ignores, readIgnoreFile } from './ignore-file.ts';
import { createNearest, isWithin, relativeTo, remember, statOf } from './nearest.ts';
import { createFolderReader, createReads, readIfThere } from './noted-reads.ts';
import { createSiteParts } from './site-parts.ts';

/** Where Jekyll looks for a site's settings: of those in one folder it reads the first (`Configuration#config_files`). */
const CONFIG_FILES = ['_config.yml', '_config.yaml'] as const;

/** What is the same for all posts of a folder; each post is asked for several times. */
interface FolderPlace extends Pick<PostPlace, 'base' | 'root' | 'isInSite' | 'settings'> {
  /** The folder's path relative to the site's root, with `/` and one at its end; empty for the root. */
  readonly below: string;
  readonly site: Site;
  readonly schemas: SiteSchemas;
}

/** What a post is checked by. */
export interface PostPlace {
  /** The absolute path of the file. */
  readonly file: string;
  /** The absolute path of the folder where the site's `_config.yml` or its settings lie. */
  readonly base: string;
  /** The absolute path of the site's root: its `source`, where it has one of its own. */
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
  readonly tell: Tell;
}

/** What is wrong with the named site or settings file, if anything. */
export async function findBadInput({ site, config }: InputOptions): Promise<Saying | undefined> {
  if (site !== undefined && !(await statOf(site))?.isDirectory())
    return saying('--site {folder}: There is no such folder.', { folder: site });
  if (config !== undefined && !(await statOf(config))?.isFile())
    return saying('--config {file}: There is no such file.', { file: config });
  return undefined;
}

/**
 * Sites as found on disk; each `_config.yml`, `.copydesk.json` and schema is read once, and what is wrong with it told
 * then.
 */
export function createSites(
  options: InputOptions,
  rules: Settings['rules'] = {},
  { now, tell }: SitesHost = { now: Date.now(), tell: createTell(options.language) },
): Sites {
  const translate = createTranslate(options.language);
  const reads = createReads();
  const parts = createSiteParts({ reads, translate, tell });
  const nearest = createNearest();
  const foldersKnown = new Map<string, Promise<FolderPlace>>();
  const settingsByFile = new Map<string, Promise<Settings>>();
  const knownSites = new Map<string, Promise<Site>>();
  const schemasByRoot = new Map<string, Promise<SiteSchemas>>();
  const ignoresByRoot = new Map<string, Promise<Ignores>>();

  async function of(file: string): Promise<PostPlace> {
    const absolute = path.resolve(file);
    const folder = path.dirname(absolute);
    const { base, root, below, isInSite, site, schemas, settings } = await remember(
      foldersKnown,
      folder,
      () => knowFolder(folder),
    );
    const relative = below + path.basename(absolute);
    const templates = site.files && fieldsOfTemplates(site.files);
    return {
      file: absolute,
      base,
      root,
      isInSite,
      path: relative,
      facts: { schema: schemas.of(relative), site, newsroom: undefined, templates, now, translate },
      settings,
    };
  }

  async function nearestConfig(folder: string): Promise<string | undefined> {
    let found: string | undefined;
    for (const name of CONFIG_FILES) {
      const file = await nearest(name, folder);
      const isNearer = !found || (file && path.dirname(file).length > path.dirname(found).length);
      if (isNearer) found = file;
    }
    return found;
  }

  /** Where there is none, the one that there usually is. */
  async function configIn(folder: string): Promise<string> {
    const files = CONFIG_FILES.map(name => path.resolve(folder, name));
    for (const file of files) if (await statOf(file)) return file;
    return files[0]!;
  }

  /** What all posts of a folder are checked by. */
  async function knowFolder(postFolder: string): Promise<FolderPlace> {
    const configFile = options.site ? await configIn(options.site) : await nearestConfig(postFolder);
    const ownSettings = await nearest('.copydesk.json', postFolder);
    const settingsFile = options.config ? path.resolve(options.config) : ownSettings;
    const ownFile = configFile ?? ownSettings;
    const base = ownFile === undefined ? postFolder : path.dirname(ownFile);
    const settings = await remember(settingsByFile, settingsFile ?? '', () => parts.settings(settingsFile));
    const folder = configFile || ownSettings ? createFolderReader(base, reads) : undefined;
    const key = JSON.stringify([folder && base, configFile, settingsFile]);
    const site = await remember(knownSites, key, () => parts.site(configFile, folder, settings));
    const schemas = await remember(schemasByRoot, JSON.stringify([base, settingsFile]), () =>
      parts.schemas(base, settings, settingsFile),
    );
    const merged = mergeSettings(settings, { ...defaultSettings, rules });
    const source = path.join(base, sourceFolderOf(site));
    // What lies beside the source is no part of the site.
    const root = isWithin(postFolder, source) ? source : base;
    const below = relativeTo(root, postFolder);
    return {
      base,
      root,
      below: below === '' ? '' : `${below}/`,
      isInSite: configFile !== undefined,
      site,
      schemas,
      settings: merged,
    };
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
    const { base } = place;
    const ignores = await remember(ignoresByRoot, base, async () =>
      readIgnoreFile((await readIfThere(path.join(base, '.copydeskignore'))) ?? ''),
    );
    return ignores(relativeTo(base, place.file));
  }

  return {
    of,
    isPostFile,
    isLeftOut,
    sumOfReads: reads.sum,
    timesAsked: parts.timesAsked,
    hasProblems: parts.hasProblems,
  };
}
