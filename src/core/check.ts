import type { Post } from './post/post.ts';
import { withoutSuppressed } from './post/suppressions.ts';
import { rules } from './rules/index.ts';
import { createContext, type Facts, type Finding, type Rule, type Severity } from './rules/rule.ts';
import type { Settings } from './settings.ts';

/** The rule id under which a rule that crashed is reported. */
export const CRASH_RULE = 'copydesk/crash';

/**
 * Runs the rules over a post. Never throws: a rule that crashes is one finding.
 *
 * @returns the findings in source order, suppressed ones left out
 */
export function check(
  post: Post,
  facts: Facts,
  settings: Settings,
  ruleSet: readonly Rule[] = rules,
): readonly Finding[] {
  const findings = ruleSet
    .flatMap(rule => checkRule(rule, post, facts, settings.rules[rule.id]))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return withoutSuppressed(findings, post.suppressions);
}

function checkRule(
  rule: Rule,
  post: Post,
  facts: Facts,
  severity: Severity | 'off' | undefined,
): readonly Finding[] {
  if (severity === 'off' || (severity === undefined && rule.isOptIn)) return [];
  try {
    return [...rule.check(post, createContext(rule, facts, severity))];
  } catch (error) {
    return [crash(rule, error)];
  }
}

function crash(rule: Rule, error: unknown): Finding {
  return {
    rule: CRASH_RULE,
    severity: 'info',
    message: `The rule ${rule.id} could not check this post: ${String(error)}. Please report it.`,
    span: { start: 0, end: 0 },
    fixes: [],
    prints: false,
    related: [],
  };
}
