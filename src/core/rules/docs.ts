import { rules } from './index.ts';
import type { Severity } from './rule.ts';

/** What lists and settings say of a rule. */
export interface RuleDoc {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
}

/** All rules, by id. */
export const ruleDocs: readonly RuleDoc[] = rules.map(({ id, summary, severity }) => ({
  id,
  summary,
  severity,
}));
