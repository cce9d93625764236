import { isRecord } from '../text/is-record.ts';
import { createPhrase, type Language } from '../text/phrase.ts';
import { findMisspelling } from '../text/words/misspelling.ts';
import { readBuildSetting } from './read-build-setting.ts';
import { readEntries, readOverride, readSchemas } from './read-entries.ts';
import { isGlobs, readGlobs } from './read-globs.ts';
import { readPreset, readRules } from './read-rules.ts';
import { readHouseWord } from './read-words.ts';
import { defaultSettings, type FieldLevels, fieldLevels, type Settings } from './settings.ts';
import { createSettingsReport, type SettingsProblem, type SettingsReport } from './settings-report.ts';

/** Settings and what is wrong with what they were read from. */
export interface SettingsReading {
  readonly settings: Settings;
  /** What they speak of is left out of `settings`. */
  readonly problems: readonly SettingsProblem[];
}

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

/** Reads a parsed `.copydesk.json`, or an object of the same shape. Never throws. */
export function readSettings(json: unknown, { translate }: Language = {}): SettingsReading {
  const problems: SettingsProblem[] = [];
  const report = createSettingsReport(problems, createPhrase(translate));
  if (!isRecord(json)) {
    report.value(report.phrase('The settings must be a JSON object.', {}), []);
    return { settings: defaultSettings, problems };
  }
  for (const name of Object.keys(json)) if (!NAMES.includes(name)) reportUnknownSetting(name, report);
  const { files, preset, rules, overrides, schemas, build, liquid, fields, theme, words } = json;
  const settings: Settings = {
    files: readFiles(files, report),
    preset: readPreset(preset, ['preset'], report),
    rules: readRules(rules, ['rules'], report),
    overrides: readEntries(overrides, ['overrides'], report, readOverride),
    schemas: readSchemas(schemas, ['schemas'], report),
    fields: readFields(fields, report),
    build: readBuildSetting(build, liquid, report),
    theme: readTheme(theme, report),
    words: readEntries(words, ['words'], report, readHouseWord),
  };
  return { settings, problems };
}

function reportUnknownSetting(name: string, report: SettingsReport): void {
  const { phrase } = report;
  const meant = findMisspelling(name, NAMES);
  const message =
    meant === undefined
      ? phrase('There is no setting "{name}".', { name })
      : phrase('There is no setting "{name}". Did you mean "{meant}"?', { name, meant });
  report.name(message, [name]);
}

function readFiles(files: unknown, report: SettingsReport): readonly string[] {
  if (files === undefined) return [];
  if (isGlobs(files)) return readGlobs(files, ['files'], report);
  report.value(report.phrase('"files" must be a list of globs.', {}), ['files']);
  return [];
}

function readTheme(theme: unknown, report: SettingsReport): string | undefined {
  if (theme === undefined) return undefined;
  if (typeof theme === 'string' && theme !== '') return theme.replace(/\\/g, '/').replace(/\/+$/, '');
  report.value(report.phrase('"theme" must be the path of a folder.', {}), ['theme']);
  return undefined;
}

function readFields(fields: unknown, report: SettingsReport): FieldLevels {
  const { phrase } = report;
  if (fields === undefined) return {};
  if (!isRecord(fields)) {
    report.value(phrase('"fields" must be an object with "required" or "optional" for each field.', {}), [
      'fields',
    ]);
    return {};
  }
  const entries = Object.entries(fields).flatMap(([name, value]) => {
    const level = fieldLevels.find(candidate => candidate === value);
    if (level === undefined)
      report.value(phrase('"{name}" must be "required" or "optional".', { name }), ['fields', name]);
    return level === undefined ? [] : [[name, level] as const];
  });
  return Object.fromEntries(entries);
}
