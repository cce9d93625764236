import { rules as allRules } from '../rules/index.ts';
import { groupOf, type Rule } from '../rules/rule.ts';
import type { Level, Preset, Settings } from './settings.ts';

/** The groups of the rules: `html` of `html/empty-link`. */
export const ruleGroups: readonly string[] = [...new Set(allRules.map(({ id }) => groupOf(id)))];

/** The ids that a name in settings or comments stands for: a rule's own, or those of a group. */
export function rulesNamed(name: string): readonly string[] {
  return allRules.map(({ id }) => id).filter(id => id === name || groupOf(id) === name);
}

/** A level, or `errors`: only those findings that are errors by the rule's own account. */
export type EffectiveLevel = Level | 'errors';

/** The levels of the rules for the post at `path`, relative to the site's root: of all that name a rule the last holds. */
function levelsFor(settings: Settings, path: string): (rule: Rule) => EffectiveLevel {
  const { overrides } = settings;
  const matching = overrides.filter(override => override.matches(path));
  const preset = matching.findLast(override => override.preset)?.preset ?? settings.preset;
  const set =
    matching.length === 0
      ? settings.rules
      : Object.assign({}, settings.rules, ...matching.map(override => override.rules));
  return rule => set[rule.id] ?? presetLevel(rule, preset);
}

/** A rule that checks a post, and how it is set for that. */
export interface RuleAtLevel {
  readonly rule: Rule;
  readonly level: Exclude<EffectiveLevel, 'off'>;
}

/** Those of `ruleSet` that check the post at `path`, relative to the site's root. */
export function rulesFor(ruleSet: readonly Rule[], settings: Settings, path: string): readonly RuleAtLevel[] {
  if (settings.overrides.some(override => override.matches(path)))
    return levelled(ruleSet, levelsFor(settings, path));
  const known = everywhere.get(settings);
  if (known?.ruleSet === ruleSet) return known.rules;
  const rules = levelled(ruleSet, levelsFor(settings, path));
  everywhere.set(settings, { ruleSet, rules });
  return rules;
}

/** Where no override matches, the same rules check all posts. */
const everywhere = new WeakMap<
  Settings,
  { readonly ruleSet: readonly Rule[]; readonly rules: readonly RuleAtLevel[] }
>();

function levelled(ruleSet: readonly Rule[], levelOf: (rule: Rule) => EffectiveLevel): readonly RuleAtLevel[] {
  return ruleSet.flatMap(rule => {
    const level = levelOf(rule);
    return level === 'off' ? [] : [{ rule, level }];
  });
}

/** Whether a rule does not check the post at `path`. */
export function isOff(id: string, settings: Settings, path: string): boolean {
  const rule = allRules.find(candidate => candidate.id === id);
  return rule === undefined || levelsFor(settings, path)(rule) === 'off';
}

/**
 * `essential` are the errors, what breaks the page or the build; `recommended` all that a rule finds which is not
 * opt-in; `strict` everything; `html-proofer` what that checks of its own accord.
 */
function presetLevel(
  { isOptIn = false, isOfProofer = false }: Rule,
  preset: Preset = 'recommended',
): EffectiveLevel {
  if (preset === 'strict') return 'on';
  if (preset === 'html-proofer') return isOfProofer ? 'on' : 'off';
  if (isOptIn) return 'off';
  return preset === 'essential' ? 'errors' : 'on';
}
