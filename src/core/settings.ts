import { rules as allRules } from './rules/index.ts';
import type { Severity } from './rules/rule.ts';
import type { SchemaSetting } from './schema/site-schemas.ts';
import { isRecord } from './text/is-record.ts';

/** What `.copydesk.json` and the editor's settings say; missing members mean the defaults. */
export interface Settings {
  /** Globs, relative to the site's root, of the files that are posts besides the usual ones. */
  readonly files: readonly string[];
  /** Severity by rule id; `off` leaves a rule out. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  /** Schemas of the site's own; the first one that names a post holds for it. */
  readonly schemas: readonly SchemaSetting[];
}

/** Settings where nothing is set. */
export const defaultSettings: Settings = { files: [], rules: {}, schemas: [] };

/** Settings and what is wrong with the text they came from. */
export interface SettingsReading {
  readonly settings: Settings;
  /** Sentences for the user; what they speak of is left out of `settings`. */
  readonly problems: readonly string[];
}

const LEVELS: ReadonlySet<unknown> = new Set(['error', 'warning', 'info', 'hint', 'off']);

/** Reads a parsed `.copydesk.json`, or an object of the same shape. Never throws. */
export function readSettings(json: unknown): SettingsReading {
  if (!isRecord(json))
    return { settings: defaultSettings, problems: ['The settings are not a JSON object.'] };
  const problems: string[] = [];
  for (const name of Object.keys(json)) {
    if (!['$schema', 'files', 'rules', 'schemas'].includes(name))
      problems.push(`There is no setting "${name}".`);
  }
  return {
    settings: {
      files: readFiles(json['files'], problems),
      rules: readRules(json['rules'], problems),
      schemas: readSchemaSettings(json['schemas'], problems),
    },
    problems,
  };
}

/** `base` with all that `over` sets. */
export function mergeSettings(base: Settings, over: Settings): Settings {
  return {
    files: over.files.length > 0 ? over.files : base.files,
    rules: { ...base.rules, ...over.rules },
    schemas: over.schemas.length > 0 ? over.schemas : base.schemas,
  };
}

function readFiles(files: unknown, problems: string[]): readonly string[] {
  if (files === undefined) return [];
  if (isGlobs(files)) return files;
  problems.push('"files" is not a list of globs.');
  return [];
}

function readRules(rules: unknown, problems: string[]): Settings['rules'] {
  if (rules === undefined) return {};
  if (!isRecord(rules)) {
    problems.push('"rules" is not an object of severities by rule.');
    return {};
  }
  const read: Record<string, Severity | 'off'> = {};
  for (const [id, level] of Object.entries(rules)) {
    if (!allRules.some(rule => rule.id === id)) problems.push(`There is no rule "${id}".`);
    else if (isLevel(level)) read[id] = level;
    else problems.push(`"${id}" is neither "error", "warning", "info", "hint" nor "off".`);
  }
  return read;
}

function isLevel(value: unknown): value is Severity | 'off' {
  return LEVELS.has(value);
}

function readSchemaSettings(schemas: unknown, problems: string[]): readonly SchemaSetting[] {
  if (schemas === undefined) return [];
  if (!Array.isArray(schemas)) {
    problems.push('"schemas" is not a list.');
    return [];
  }
  return schemas.flatMap((entry, index) => {
    const reading = readSchemaSetting(entry);
    if (typeof reading !== 'string') return [reading];
    problems.push(`Entry ${index + 1} of "schemas" ${reading}.`);
    return [];
  });
}

/** The entry, or what is wrong with it. */
function readSchemaSetting(entry: unknown): SchemaSetting | string {
  if (!isRecord(entry)) return 'is not an object with "files" and "schema"';
  const { files = ['**'], schema, ...others } = entry;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) return `has "${unknown}"; there are only "files" and "schema"`;
  if (!isGlobs(files)) return 'has "files" that are not a list of globs';
  if (typeof schema !== 'string') return 'names no "schema"';
  if (!isSitePath(schema)) return `names ${schema}, which is not a .json file in the site's folder`;
  return { files, schema };
}

/** Whether a path stays within the site's folder: it is relative, without `..`, no address, and no path of Windows. */
function isSitePath(path: string): boolean {
  return /^[^\\:/][^\\:]*\.json$/i.test(path) && !path.split('/').includes('..');
}

function isGlobs(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(glob => typeof glob === 'string' && glob !== '');
}
