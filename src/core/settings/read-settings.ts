import { rules as allRules } from '../rules/index.ts';
import type { SchemaSetting } from '../schema/site-schemas.ts';
import { inertText } from '../text/escape/inert-text.ts';
import { isRecord } from '../text/is-record.ts';
import { isGlob, matchesGlob } from '../text/patterns/glob.ts';
import { findMisspelling } from '../text/words/misspelling.ts';
import { readBuildSetting } from './read-build-setting.ts';
import { readHouseWord } from './read-words.ts';
import { ruleGroups, rulesNamed } from './rule-levels.ts';
import {
  defaultSettings,
  type FieldLevels,
  fieldLevels,
  type Level,
  levels,
  type Override,
  type Preset,
  presets,
  type RuleLevels,
  type Settings,
} from './settings.ts';

/** Settings and what is wrong with what they were read from. */
export interface SettingsReading {
  readonly settings: Settings;
  /** What they speak of is left out of `settings`. */
  readonly problems: readonly SettingsProblem[];
}

/** What is wrong at one place of the settings. */
export interface SettingsProblem {
  /** A sentence for the user. */
  readonly message: string;
  /** The names and indices that lead to the place. */
  readonly path: SettingsPath;
  /** Whether the last name itself is wrong, not its value. */
  readonly isName: boolean;
}

/** Names and indices that lead from the whole to a part. */
export type SettingsPath = readonly (string | number)[];

const NAMES: readonly string[] = [
  '$schema',
  'files',
  'preset',
  'rules',
  'overrides',
  'schemas',
  'build',
  'liquid',
  'fields',
  'theme',
  'words',
];
const OVERRIDE_NAMES: readonly string[] = ['files', 'preset', 'rules'];
const SCHEMA_NAMES: readonly string[] = ['files', 'schema'];
const RULE_NAMES: readonly string[] = [...allRules.map(({ id }) => id), ...ruleGroups];

/** Reads a parsed `.copydesk.json`, or an object of the same shape. Never throws. */
export function readSettings(json: unknown): SettingsReading {
  const problems: SettingsProblem[] = [];
  const report: Report = (message, path, isName = false) =>
    problems.push({ message: inertText(message), path, isName });
  if (!isRecord(json)) {
    report('The settings are not a JSON object.', []);
    return { settings: defaultSettings, problems };
  }
  for (const name of Object.keys(json)) {
    if (!NAMES.includes(name)) report(`There is no setting "${name}".${nearest(name, NAMES)}`, [name], true);
  }
  const { files, preset, rules, overrides, schemas, build, liquid, fields, theme, words } = json;
  const settings: Settings = {
    files: readFiles(files, report),
    preset: readPreset(preset, ['preset'], report),
    rules: readRules(rules, ['rules'], report),
    overrides: readEntries(overrides, ['overrides'], report, readOverride),
    schemas: readEntries(schemas, ['schemas'], report, readSchemaSetting),
    fields: readFields(fields, report),
    build: readBuildSetting(build, liquid, report),
    theme: readTheme(theme, report),
    words: readEntries(words, ['words'], report, readHouseWord),
  };
  return { settings, problems };
}

type Report = (message: string, path: SettingsPath, isName?: boolean) => void;

function readFiles(files: unknown, report: Report): readonly string[] {
  if (files === undefined) return [];
  if (isGlobs(files)) return readGlobs(files, ['files'], report);
  report('"files" is not a list of globs.', ['files']);
  return [];
}

function readTheme(theme: unknown, report: Report): string | undefined {
  if (theme === undefined) return undefined;
  if (typeof theme === 'string' && theme !== '') return theme.replace(/\\/g, '/').replace(/\/+$/, '');
  report('"theme" is not the path of a folder.', ['theme']);
  return undefined;
}

function readPreset(preset: unknown, path: SettingsPath, report: Report): Preset | undefined {
  const known = presets.find(candidate => candidate === preset);
  if (preset !== undefined && known === undefined)
    report('"preset" is neither "essential", "recommended", "strict" nor "html-proofer".', path);
  return known;
}

/** Levels by rule; a rule's own wins over its group's, wherever they stand. */
function readRules(rules: unknown, path: SettingsPath, report: Report): RuleLevels {
  if (rules === undefined) return {};
  if (!isRecord(rules)) {
    report('"rules" is not an object of severities by rule.', path);
    return {};
  }
  const byGroup: Record<string, Level> = {};
  const byRule: Record<string, Level> = {};
  for (const [name, value] of Object.entries(rules)) {
    const ids = rulesNamed(name);
    const level = levels.find(candidate => candidate === value);
    if (ids.length === 0)
      report(`There is no rule "${name}".${nearest(name, RULE_NAMES)}`, [...path, name], true);
    else if (level === undefined)
      report(`"${name}" is neither "error", "warning", "info", "hint", "on" nor "off".`, [...path, name]);
    else if (ids[0] === name) byRule[name] = level;
    else for (const id of ids) byGroup[id] = level;
  }
  return { ...byGroup, ...byRule };
}

function readFields(fields: unknown, report: Report): FieldLevels {
  if (fields === undefined) return {};
  if (!isRecord(fields)) {
    report('"fields" is not an object of "required" or "optional" by field.', ['fields']);
    return {};
  }
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const level = fieldLevels.find(candidate => candidate === value);
    if (level === undefined) report(`"${name}" is neither "required" nor "optional".`, ['fields', name]);
    return level === undefined ? [] : [[name, level] as const];
  });
  return Object.fromEntries(entries);
}

/** Reads a list, and leaves out the entries that cannot be read. */
function readEntries<Entry>(
  list: unknown,
  path: SettingsPath,
  report: Report,
  read: (entry: unknown, path: SettingsPath, report: Report) => Entry | undefined,
): readonly Entry[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    report(`"${path.at(-1)}" is not a list.`, path);
    return [];
  }
  return list.flatMap((entry, index) => read(entry, [...path, index], report) ?? []);
}

function readOverride(entry: unknown, path: SettingsPath, report: Report): Override | undefined {
  const say = sayOfEntry('overrides', path, report);
  if (!isRecord(entry)) return say('is not an object with "files" and "rules"');
  const { files, preset, rules } = entry;
  for (const name of Object.keys(entry)) {
    if (!OVERRIDE_NAMES.includes(name))
      report(`There is no setting "${name}" here.${nearest(name, OVERRIDE_NAMES)}`, [...path, name], true);
  }
  if (files === undefined) return say('names no "files"');
  if (!isGlobs(files)) return say('has "files" that are not a list of globs', 'files');
  const globs = readGlobs(files, [...path, 'files'], report);
  return {
    matches: path => matchesGlob(globs, path),
    preset: readPreset(preset, [...path, 'preset'], report),
    rules: readRules(rules, [...path, 'rules'], report),
  };
}

function readSchemaSetting(entry: unknown, path: SettingsPath, report: Report): SchemaSetting | undefined {
  const say = sayOfEntry('schemas', path, report);
  if (!isRecord(entry)) return say('is not an object with "files" and "schema"');
  const { files = ['**'], schema } = entry;
  const unknown = Object.keys(entry).find(name => !SCHEMA_NAMES.includes(name));
  if (unknown !== undefined) return say(`has "${unknown}"; there are only "files" and "schema"`, unknown);
  if (!isGlobs(files)) return say('has "files" that are not a list of globs', 'files');
  if (typeof schema !== 'string') return say('names no "schema"');
  if (!isSitePath(schema))
    return say(`names ${schema}, which is not a .json file in the site's folder`, 'schema');
  return { files: readGlobs(files, [...path, 'files'], report), schema };
}

function sayOfEntry(
  list: string,
  path: SettingsPath,
  report: Report,
): (fault: string, at?: string) => undefined {
  return (fault, at) => {
    report(
      `Entry ${Number(path.at(-1)) + 1} of "${list}" ${fault}.`,
      at === undefined ? path : [...path, at],
    );
  };
}

function nearest(name: string, known: readonly string[]): string {
  const meant = findMisspelling(name, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

/** Whether a path stays within the site's folder: it is relative, without `..`, no address, and no path of Windows. */
function isSitePath(path: string): boolean {
  return /^[^\\:/][^\\:]*\.json$/i.test(path) && !path.split('/').includes('..');
}

function isGlobs(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(glob => typeof glob === 'string' && glob !== '');
}

/** Leaves out the globs that no matcher of ours reads. */
function readGlobs(globs: readonly string[], path: SettingsPath, report: Report): readonly string[] {
  return globs.filter((glob, index) => {
    const isRead = isGlob(glob);
    if (!isRead) report('This glob is too long, or refers back to what it matched.', [...path, index]);
    return isRead;
  });
}
