import type { Stats } from 'node:fs';
import fs from 'node:fs/promises';
import path from 'node:path';
import {
  createLineIndex,
  defaultSettings,
  type Facts,
  isPostPath,
  mergeSettings,
  openSite,
  readSettingsText,
  readSiteSchemas,
  type Settings,
  type Site,
  type SiteSchemas,
} from '../core/index.ts';
import type { InputOptions } from './options.ts';
import { readSiteFiles } from './site-files.ts';

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
  /** What is wrong with settings files and schemas that were read so far. */
  readonly problems: readonly string[];
  /** What Copydesk cannot follow of a site's configuration, although Jekyll may not mind. */
  readonly notes: readonly string[];
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

/** Sites as found on disk; each `_config.yml`, `.copydesk.json` and schema is read once. */
export function createSites(options: InputOptions, rules: Settings['rules'] = {}): Sites {
  const problems: string[] = [];
  const notes: string[] = [];
  const nearest = createNearest();
  const settingsByFile = new Map<string, Promise<Settings>>();
  const siteByConfig = new Map<string, Promise<Site>>();
  const schemasByRoot = new Map<string, Promise<SiteSchemas>>();
  const now = Date.now();

  async function of(file: string): Promise<PostPlace> {
    const absolute = path.resolve(file);
    const configFile = options.site
      ? path.resolve(options.site, '_config.yml')
      : await nearest('_config.yml', path.dirname(absolute));
    const ownSettings = await nearest('.copydesk.json', path.dirname(absolute));
    const settingsFile = options.config ? path.resolve(options.config) : ownSettings;
    // The settings lie at the site's root; their globs are relative to it.
    const root = path.dirname(configFile ?? ownSettings ?? absolute);
    const site = await remember(siteByConfig, configFile ?? '', () => loadSite(configFile));
    const settings = await remember(settingsByFile, settingsFile ?? '', () => loadSettings(settingsFile));
    const schemas = await remember(schemasByRoot, JSON.stringify([root, settingsFile]), () =>
      loadSchemas(root, settings, settingsFile),
    );
    const relative = path.relative(root, absolute).split(path.sep).join('/');
    return {
      file: absolute,
      root,
      isInSite: configFile !== undefined,
      path: relative,
      facts: { schema: schemas.of(relative), site, newsroom: undefined, now },
      settings: mergeSettings(settings, { ...defaultSettings, rules }),
    };
  }

  async function loadSettings(file: string | undefined): Promise<Settings> {
    if (!file) return defaultSettings;
    try {
      const text = await fs.readFile(file, 'utf8');
      const reading = readSettingsText(text);
      const lines = createLineIndex(text);
      for (const { message, span } of reading.problems) {
        const { line, column } = lines.positionAt(span.start);
        problems.push(`${file}:${line + 1}:${column + 1}: ${message}`);
      }
      return reading.settings;
    } catch (error) {
      problems.push(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      return defaultSettings;
    }
  }

  async function loadSchemas(
    root: string,
    settings: Settings,
    settingsFile: string | undefined,
  ): Promise<SiteSchemas> {
    const schemas = await readSiteSchemas(settings.schemas, file => readIfThere(path.join(root, file)));
    for (const { schema, isThere, messages } of schemas.problems) {
      const place = isThere ? path.join(root, schema) : settingsFile;
      problems.push(...messages.map(message => `${place}: ${message}`));
    }
    return schemas;
  }

  async function loadSite(configFile: string | undefined): Promise<Site> {
    const files = configFile === undefined ? undefined : readSiteFiles(path.dirname(configFile));
    const site = openSite({ config: configFile && (await readIfThere(configFile)), files });
    notes.push(...site.problems.map(problem => `${configFile}: ${problem}`));
    return site;
  }

  async function isPostFile(file: string): Promise<boolean> {
    // What lies below `_posts` is known without the site, whose root may be that very folder.
    if (isPostPath(path.resolve(file).split(path.sep).join('/'), defaultSettings)) return true;
    const place = await of(file);
    return isPostPath(place.path, place.settings);
  }

  return { of, isPostFile, problems, notes };
}

function readIfThere(file: string): Promise<string | undefined> {
  return fs.readFile(file, 'utf8').catch(() => undefined);
}

/** Looks for a file of a name in a folder and those above it; remembers what it found for each folder. */
function createNearest(): (name: string, folder: string) => Promise<string | undefined> {
  const found = new Map<string, Promise<string | undefined>>();
  async function search(name: string, folder: string): Promise<string | undefined> {
    const file = path.join(folder, name);
    if ((await statOf(file))?.isFile()) return file;
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
