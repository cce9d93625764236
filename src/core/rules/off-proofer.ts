import type { Post } from '../post/post.ts';
import { leftToProofer } from '../published/left-to-proofer.ts';
import type { Finding, Rule } from './rule.ts';

/** Whether a finding of a rule stands in an element of which the site says that nobody is to check it so. */
export function isIgnoredByProofer({ span }: Finding, rule: Rule, post: Post): boolean {
  return rule.isOfProofer === true && leftToProofer(post).within(span).length > 0;
}
