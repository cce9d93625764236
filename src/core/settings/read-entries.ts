import type { SchemaSetting } from '../schema/site-schemas.ts';
import { asText } from '../text/escape/as-text.ts';
import { isRecord } from '../text/is-record.ts';
import { matchesGlob } from '../text/patterns/glob.ts';
import type { Phrase } from '../text/phrase.ts';
import { isGlobs, readGlobs } from './read-globs.ts';
import { readPreset, readRules } from './read-rules.ts';
import type { Override } from './settings.ts';
import { reportUnknownNames, type SettingsPath, type SettingsReport } from './settings-report.ts';

const OVERRIDE_NAMES: readonly string[] = ['files', 'preset', 'rules'];
const SCHEMA_NAMES: readonly string[] = ['files', 'schema'];

/** Reads a list, and leaves out the entries that cannot be read. */
export function readEntries<Entry>(
  list: unknown,
  path: SettingsPath,
  report: SettingsReport,
  read: (entry: unknown, path: SettingsPath, report: SettingsReport) => Entry | undefined,
): readonly Entry[] {
  if (list === undefined) return [];
  if (!Array.isArray(list)) {
    report.value(report.phrase('"{name}" must be a list.', { name: path.at(-1)! }), path);
    return [];
  }
  return list.flatMap((entry, index) => read(entry, [...path, index], report) ?? []);
}

/** Reads an entry of the setting `overrides`. */
export function readOverride(
  entry: unknown,
  path: SettingsPath,
  report: SettingsReport,
): Override | undefined {
  const { phrase } = report;
  const number = Number(path.at(-1)) + 1;
  if (!isRecord(entry)) {
    report.value(
      phrase('Entry {number} of "overrides" must be an object with "files" and "rules".', { number }),
      path,
    );
    return undefined;
  }
  const { files, preset, rules } = entry;
  reportUnknownNames(entry, OVERRIDE_NAMES, { path, report });
  if (files === undefined) {
    report.value(phrase('Entry {number} of "overrides" has no "files".', { number }), path);
    return undefined;
  }
  if (!isGlobs(files)) {
    reportFilesOfEntry('overrides', path, report);
    return undefined;
  }
  const globs = readGlobs(files, [...path, 'files'], report);
  return {
    files: globs,
    matches: path => matchesGlob(globs, path),
    preset: readPreset(preset, [...path, 'preset'], report),
    rules: readRules(rules, [...path, 'rules'], report),
  };
}

/**
 * Reads the setting `schemas`: a list, or an object of paths by their globs, which VS Code's page of settings can edit.
 * JSON keeps the order of its keys, but for those that are numbers.
 */
export function readSchemas(
  value: unknown,
  path: SettingsPath,
  report: SettingsReport,
): readonly SchemaSetting[] {
  if (!isRecord(value)) return readEntries(value, path, report, readSchemaEntry);
  return Object.entries(value).flatMap(([glob, schema], index) => {
    const at = [...path, glob];
    if (typeof schema === 'string' && isSitePath(schema) && glob !== '')
      return { files: readGlobs([glob], at, report), schema };
    report.value(sayOutside(index + 1, asText(schema), report.phrase), at);
    return [];
  });
}

/** Reads an entry of a list of schemas. */
function readSchemaEntry(
  entry: unknown,
  path: SettingsPath,
  report: SettingsReport,
): SchemaSetting | undefined {
  const { phrase } = report;
  const number = Number(path.at(-1)) + 1;
  const refuse = (message: string, ...at: readonly string[]): undefined => {
    report.value(message, [...path, ...at]);
  };
  if (!isRecord(entry))
    return refuse(
      phrase('Entry {number} of "schemas" must be an object with "files" and "schema".', { number }),
    );
  const { files = ['**'], schema } = entry;
  const unknown = Object.keys(entry).find(name => !SCHEMA_NAMES.includes(name));
  if (unknown !== undefined) {
    const slots = { number, name: unknown };
    return refuse(
      phrase('Entry {number} of "schemas" has "{name}", but it takes only "files" and "schema".', slots),
      unknown,
    );
  }
  if (!isGlobs(files)) {
    reportFilesOfEntry('schemas', path, report);
    return undefined;
  }
  if (typeof schema !== 'string') {
    return refuse(phrase('Entry {number} of "schemas" has no "schema".', { number }));
  }
  if (!isSitePath(schema)) {
    return refuse(sayOutside(number, schema, phrase), 'schema');
  }
  return { files: readGlobs(files, [...path, 'files'], report), schema };
}

function sayOutside(number: number, schema: string, phrase: Phrase): string {
  return phrase(
    'Entry {number} of "schemas" names {schema}, which is not a .json file in the site\'s folder.',
    { number, schema },
  );
}

function reportFilesOfEntry(list: string, path: SettingsPath, report: SettingsReport): void {
  const slots = { number: Number(path.at(-1)) + 1, list };
  report.value(report.phrase('The "files" of entry {number} of "{list}" must be a list of globs.', slots), [
    ...path,
    'files',
  ]);
}

/** Whether a path stays within the site's folder: it is relative, without `..`, no address, and no path of Windows. */
function isSitePath(path: string): boolean {
  return /^[^\\:/][^\\:]*\.json$/i.test(path) && !path.split('/').includes('..');
}
