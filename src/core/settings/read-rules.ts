import { rules as allRules } from '../rules/index.ts';
import { isRecord } from '../text/is-record.ts';
import { findMisspelling } from '../text/words/misspelling.ts';
import { ruleGroups, rulesNamed } from './rule-levels.ts';
import { type Level, levels, type Preset, presets, type RuleLevels } from './settings.ts';
import type { SettingsPath, SettingsReport } from './settings-report.ts';

const RULE_NAMES: readonly string[] = [...allRules.map(({ id }) => id), ...ruleGroups];

/** Reads the name of a preset. */
export function readPreset(preset: unknown, path: SettingsPath, report: SettingsReport): Preset | undefined {
  const known = presets.find(candidate => candidate === preset);
  if (preset !== undefined && known === undefined)
    report.value(
      report.phrase('"preset" must be "essential", "recommended", "strict" or "html-proofer".', {}),
      path,
    );
  return known;
}

/** Levels by rule; a rule's own wins over its group's, wherever they stand. */
export function readRules(rules: unknown, path: SettingsPath, report: SettingsReport): RuleLevels {
  const { phrase } = report;
  if (rules === undefined) return {};
  if (!isRecord(rules)) {
    report.value(phrase('"rules" must be an object with a severity for each rule.', {}), path);
    return {};
  }
  const byGroup: Record<string, Level> = {};
  const byRule: Record<string, Level> = {};
  for (const [name, value] of Object.entries(rules)) {
    const ids = rulesNamed(name);
    const level = levels.find(candidate => candidate === value);
    if (ids.length === 0) reportUnknownRule(name, path, report);
    else if (level === undefined)
      report.value(phrase('"{name}" must be "error", "warning", "info", "hint", "on" or "off".', { name }), [
        ...path,
        name,
      ]);
    else if (ids[0] === name) byRule[name] = level;
    else for (const id of ids) byGroup[id] = level;
  }
  return { ...byGroup, ...byRule };
}

function reportUnknownRule(name: string, path: SettingsPath, report: SettingsReport): void {
  const { phrase } = report;
  const meant = findMisspelling(name, RULE_NAMES);
  const message =
    meant === undefined
      ? phrase('There is no rule "{name}".', { name })
      : phrase('There is no rule "{name}". Did you mean "{meant}"?', { name, meant });
  report.name(message, [...path, name]);
}
