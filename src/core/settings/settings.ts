import type { Severity } from '../rules/rule.ts';
import type { SchemaSetting } from '../schema/site-schemas.ts';
import { type BuildSetting, noBuildSetting } from '../site/build/build-setting.ts';
import type { HouseWord } from '../text/words/house-words.ts';

/** How a rule is set: a severity for all that it finds, `on` for its own, `off` to leave it out. */
export type Level = Severity | 'on' | 'off';

/** Which rules check where no setting names them. */
export type Preset = 'essential' | 'html-proofer' | 'recommended' | 'strict';

/** All levels, as settings spell them. */
export const levels: readonly Level[] = ['on', 'error', 'warning', 'info', 'hint', 'off'];

/** All presets, in the order in which they are offered. */
export const presets: readonly Preset[] = ['essential', 'recommended', 'strict', 'html-proofer'];

/** What `.copydesk.json` and the editor's settings say; missing members mean the defaults. */
export interface Settings {
  /** Globs, relative to the site's root, of the files that are posts besides the usual ones. */
  readonly files: readonly string[];
  /** Which rules check that `rules` does not name; undefined: the recommended ones. */
  readonly preset: Preset | undefined;
  readonly rules: RuleLevels;
  /** What holds for some posts only; of several that match the last wins. */
  readonly overrides: readonly Override[];
  /** Schemas of the site's own; the first one that names a post holds for it. */
  readonly schemas: readonly SchemaSetting[];
  /** Which fields every post of the site is to have, and which it may do without. */
  readonly fields: FieldLevels;
  /** What holds of the site's build whatever its files say; the site is read with it. */
  readonly build: BuildSetting;
  /** The folder of the site's theme, relative to its root or absolute; undefined: it is looked for among the gems. */
  readonly theme: string | undefined;
  /** How the site writes certain words, those among them that are switched off. */
  readonly words: readonly HouseWord[];
}

/** Whether posts are to have a field, as settings spell it. */
export type FieldLevel = 'required' | 'optional';

/** All of these. */
export const fieldLevels: readonly FieldLevel[] = ['required', 'optional'];

/** By the names of the fields. */
export type FieldLevels = Readonly<Record<string, FieldLevel>>;

/** Levels by rule id; groups that settings name are there as their rules. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** Settings for some posts. */
export interface Override {
  /** Globs of the posts, relative to the site's root. */
  readonly files: readonly string[];
  /** Whether it holds for the post at `path`, relative to the site's root. */
  matches(path: string): boolean;
  readonly preset: Preset | undefined;
  readonly rules: RuleLevels;
}

/** Settings where nothing is set. */
export const defaultSettings: Settings = {
  files: [],
  preset: undefined,
  rules: {},
  overrides: [],
  schemas: [],
  fields: {},
  build: noBuildSetting,
  theme: undefined,
  words: [],
};

/** `base` with all that `over` sets, which wins also over the overrides of `base`. */
export function mergeSettings(base: Settings, over: Settings): Settings {
  const forAll: Override = { files: ['**'], matches: () => true, preset: over.preset, rules: over.rules };
  return {
    files: over.files.length > 0 ? over.files : base.files,
    preset: over.preset ?? base.preset,
    rules: { ...base.rules, ...over.rules },
    overrides: base.overrides.length > 0 ? [...base.overrides, forAll, ...over.overrides] : over.overrides,
    schemas: over.schemas.length > 0 ? over.schemas : base.schemas,
    fields: { ...base.fields, ...over.fields },
    build: over.build === noBuildSetting ? base.build : over.build,
    theme: over.theme ?? base.theme,
    words: over.words.length > 0 ? over.words : base.words,
  };
}
