import { check } from '../check.ts';
import { type Post, parsePost } from '../post/post.ts';
import { render } from '../render/render.ts';
import type { Facts, Finding } from '../rules/rule.ts';
import type { Settings } from '../settings/settings.ts';
import { applyEdits } from '../text/edits.ts';
import type { TextEdit } from '../text/span.ts';
import { type CommentEdit, findCommentsFor, type SuppressionScope } from './suppression-comments.ts';

/** A finding that somebody does not want to see. */
export interface SuppressionRequest {
  readonly post: Post;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly finding: Finding;
  readonly scope: SuppressionScope;
}

/**
 * The edits that write a comment which hides the finding: the first of the forms that fit the place which changes
 * nothing else. Each is tried: the published page must be the same but for the comment, the front matter must say the
 * same, and no other finding may come or go. Undefined where there is none.
 */
export function suppress(request: SuppressionRequest): readonly TextEdit[] | undefined {
  const { post, facts, settings, finding, scope } = request;
  const findings = check(post, facts, settings);
  return findCommentsFor({ post, findings, finding, scope }).find(comment => {
    const after = parsePost(post.path, applyEdits(post.text, comment.edits), facts.site);
    // What others hide, one for the whole post may hide as well.
    const counts = ({ rule }: Finding): boolean => scope === 'here' || rule !== 'suppression/unused';
    const left = check(after, facts, settings).filter(counts);
    return saysTheSame(post, after, comment) && hidesOnly(finding, findings.filter(counts), left);
  })?.edits;
}

function saysTheSame(before: Post, after: Post, comment: CommentEdit): boolean {
  const dataOf = ({ frontMatter }: Post): string =>
    JSON.stringify([frontMatter?.data, frontMatter?.faults.length]);
  return (
    dataOf(before) === dataOf(after) &&
    before.lead?.title?.text === after.lead?.title?.text &&
    isSamePage(render(before).html, render(after).html, comment)
  );
}

/** Elements in which a comment is text, and shown. */
const RAW = /<(textarea|title|iframe|xmp|noembed|noframes|plaintext)\b[\s\S]*?<\/\1\s*>/gi;
/** Elements in which a line break is shown. */
const PRE = /<(pre|listing)\b[\s\S]*?<\/\1\s*>/gi;

function isSamePage(before: string, after: string, { added }: CommentEdit): boolean {
  const without = (html: string, texts: readonly string[]): string =>
    texts.reduce((rest, text) => rest.replaceAll(text, ''), html);
  const comments = added.map(text => text.trim());
  const partsOf = (html: string, pattern: RegExp): readonly string[] => html.match(pattern) ?? [];
  const preOf = (html: string): string => without(partsOf(html, PRE).join('\n'), comments);
  return (
    without(before, added) === without(after, added) &&
    preOf(before) === preOf(after) &&
    partsOf(before, RAW).join('\n') === partsOf(after, RAW).join('\n')
  );
}

/** Whether of all findings only some of the same rule are gone, and this one among them. */
function hidesOnly(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const left = new Map<string, number>();
  for (const each of before) left.set(keyOf(each), (left.get(keyOf(each)) ?? 0) + 1);
  for (const each of after) {
    const count = left.get(keyOf(each)) ?? 0;
    if (count === 0) return false;
    left.set(keyOf(each), count - 1);
  }
  return (
    (left.get(keyOf(finding)) ?? 0) > 0 &&
    before.every(each => each.rule === finding.rule || left.get(keyOf(each)) === 0)
  );
}

function keyOf({ rule, severity, message }: Finding): string {
  return `${rule} ${severity} ${message}`;
}
