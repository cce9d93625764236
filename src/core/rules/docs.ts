import { rules } from './index.ts';
import type { Severity } from './rule.ts';

/** What lists and settings say of a rule. */
export interface RuleDoc {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity;
  /** It checks only where the settings give it a severity. */
  readonly isOptIn: boolean;
}

/** All rules, by id. */
export const ruleDocs: readonly RuleDoc[] = rules.map(({ id, summary, severity, isOptIn = false }) => ({
  id,
  summary,
  severity,
  isOptIn,
}));
