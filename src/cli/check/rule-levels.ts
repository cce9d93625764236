import { type Language, levels, type RuleLevels, readSettings } from '../../core/index.ts';
import { saying } from '../words/saying.ts';
import { oneOf, UsageError } from '../words/values.ts';

/** What `--rule` says, understood. */
export function readRuleLevels(texts: readonly string[], language: Language): RuleLevels {
  return Object.assign({}, ...texts.map(text => readRuleLevel(text, language)));
}

function readRuleLevel(text: string, language: Language): RuleLevels {
  const [name = '', ...rest] = text.split('=');
  const level = rest.join('=');
  oneOf(`--rule ${name}`, level, levels);
  const { settings, problems } = readSettings({ rules: { [name]: level } }, language);
  const [problem] = problems;
  if (problem) throw new UsageError(saying('--rule {text}: {problem}', { text, problem: problem.message }));
  return settings.rules;
}
