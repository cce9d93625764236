import { levels, type RuleLevels, readSettings } from '../../core/index.ts';
import { oneOf, UsageError } from '../words/values.ts';

/** What `--rule` says, understood. */
export function readRuleLevels(texts: readonly string[]): RuleLevels {
  return Object.assign({}, ...texts.map(readRuleLevel));
}

function readRuleLevel(text: string): RuleLevels {
  const [name = '', level = ''] = text.split('=');
  oneOf(`--rule ${name}`, level, levels);
  const { settings, problems } = readSettings({ rules: { [name]: level } });
  const [problem] = problems;
  if (problem) throw new UsageError(`--rule ${text}: ${problem.message}`);
  return settings.rules;
}
