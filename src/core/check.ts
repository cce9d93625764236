import type { Post } from './post/post.ts';
import { findIdleNames, hideSuppressed } from './post/suppressions.ts';
import { rules } from './rules/index.ts';
import { keepOffLiquid } from './rules/off-liquid.ts';
import { isIgnoredByProofer } from './rules/off-proofer.ts';
import {
  type Context,
  createContext,
  type Facts,
  type Finding,
  groupOf,
  type Outcome,
  type Rule,
  type Severity,
} from './rules/rule.ts';
import { type RuleAtLevel, rulesFor } from './settings/rule-levels.ts';
import type { Settings } from './settings/settings.ts';
import { createPhrase, type Translate } from './text/phrase.ts';

/** The rule id under which a rule that crashed is reported, and a post that could not be read. */
export const CRASH_RULE = 'copydesk/crash';

/** The rule id under which is said that a rule found more in a post than is told. */
export const LIMIT_RULE = 'copydesk/limit';

/**
 * How many findings of a rule in one post are told. Each takes some kilobytes, and a damaged file of some megabytes may
 * have one in every character.
 */
const MOST = 10_000;

/**
 * Runs the rules over a post. Never throws: a rule that crashes is one finding, and so is a post that cannot be read.
 * Where a rule finds more than anybody reads, one finding more says so.
 *
 * @returns the findings in source order, suppressed ones left out
 */
export function check(
  post: Post,
  facts: Facts,
  settings: Settings,
  ruleSet: readonly Rule[] = rules,
): readonly Finding[] {
  if (post.failure !== undefined) return [report('warning', sayUnread(post.failure, facts.translate))];
  // Rules read no settings; how the house writes is a fact to them.
  const run: Run = {
    post,
    facts: { ...facts, words: settings.words },
    rules: rulesFor(ruleSet, settings, post.path),
  };
  const findings = runRules(run, (rule, context) => rule.check?.(post, context));
  if (post.suppressions.comments.length === 0) return findings;
  return review(findings, ruleSet, run);
}

/** What one run of the rules has in common. */
interface Run {
  readonly post: Post;
  readonly facts: Facts;
  readonly rules: readonly RuleAtLevel[];
}

type Find = (rule: Rule, context: Context) => Iterable<Finding> | undefined;

function runRules({ post, facts, rules: running }: Run, find: Find): readonly Finding[] {
  const { liquid } = post.body;
  const isOfKramdown = facts.site.build.markdown.engine === 'kramdown';
  const findings: Finding[] = [];
  for (const { rule, level } of running) {
    if (rule.isOfKramdown && !isOfKramdown) continue;
    const before = findings.length;
    try {
      const context = createContext(rule, facts, level === 'on' || level === 'errors' ? undefined : level);
      for (const finding of find(rule, context) ?? []) {
        const kept = judgesLiquid(rule) ? finding : keepOffLiquid(finding, liquid);
        if (!kept || (level === 'errors' && kept.severity !== 'error')) continue;
        if (isIgnoredByProofer(kept, rule, post)) continue;
        // No other engine prints tags as kramdown does.
        if (!isOfKramdown && kept.prints) continue;
        if (findings.length - before === MOST) {
          findings.push(cut(rule, kept, facts.translate));
          break;
        }
        findings.push(kept);
      }
    } catch (error) {
      findings.splice(before, findings.length, crash(rule, error, facts.translate));
    }
  }
  return inOrder(findings);
}

function judgesLiquid({ id, judgesLiquid: says }: Rule): boolean {
  return says === true || groupOf(id) === 'liquid';
}

/** Hides what comments suppress, and has the rules about these comments check them. */
function review(findings: readonly Finding[], ruleSet: readonly Rule[], run: Run): readonly Finding[] {
  const { post } = run;
  const { shown, used } = hideSuppressed(findings, post.suppressions.suppressions);
  const outcome: Outcome = {
    idleNames: findIdleNames(post.suppressions, used),
    names: [...new Set(ruleSet.flatMap(({ id }) => [id, groupOf(id)]))],
    hasChecked: name => run.rules.some(({ rule: { id } }) => [id, groupOf(id)].includes(name)),
  };
  const reviews = runRules(run, (rule, context) => rule.review?.(post, outcome, context));
  // A comment that hides all does not hide what is wrong with itself.
  const byName = post.suppressions.suppressions.filter(({ name }) => name !== '');
  return inOrder([...shown, ...hideSuppressed(reviews, byName).shown]);
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function crash({ id }: Rule, error: unknown, translate: Translate | undefined): Finding {
  const phrase = createPhrase(translate);
  const slots = { rule: id, reason: String(error) };
  return report(
    'info',
    phrase('The rule {rule} could not check this post: {reason}. Please report this problem.', slots),
  );
}

/** Told in the place of the first finding too many. */
function cut({ id }: Rule, { span }: Finding, translate: Translate | undefined): Finding {
  const phrase = createPhrase(translate);
  const slots = { rule: id, count: MOST };
  const message = phrase(
    '{rule} found more than {count} problems in this post: the others are not shown.',
    slots,
  );
  return { ...report('info', message), rule: LIMIT_RULE, span };
}

function sayUnread(reason: string, translate: Translate | undefined): string {
  const phrase = createPhrase(translate);
  return phrase('Copydesk cannot read this post: {reason}. Please report this problem.', { reason });
}

function report(severity: Severity, message: string): Finding {
  return {
    rule: CRASH_RULE,
    severity,
    message,
    span: { start: 0, end: 0 },
    fixes: [],
    prints: false,
    related: [],
  };
}
