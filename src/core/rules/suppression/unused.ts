import type { Post } from '../../post/post.ts';
import type { IdleName, SuppressionComment } from '../../post/suppressions.ts';
import { remove, sliceSpan } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';
import { findIdleComments, removeComment, removeName } from './suppression-comment.ts';

export default defineRule({
  id: 'suppression/unused',
  summary: 'A comment that turns off a rule where the rule finds nothing.',
  severity: 'info',
  messages: {
    comment: 'This comment hides nothing: there are no problems where it applies.',
    end: 'This comment turns nothing back on: what it names is not turned off here.',
    name: '"{name}" finds no problems where this comment applies.',
    removeComment: 'Remove the comment',
    removeName: 'Remove "{name}" from the comment',
  },
  *review(post, { idleNames, hasChecked }, context) {
    const idle = idleNames.filter(({ name }) => name === undefined || isToldOf(name.text, hasChecked));
    const endsOf = findEnds(post);
    const isIdle = findIdleComments(post);
    for (const [comment, names] of groupByComment(idle)) {
      if (names.length === Math.max(1, comment.names.length)) {
        const title = context.say('removeComment', {});
        const spans = [comment, ...endsOf(comment)].map(({ span }) => span);
        const safety = spans.every(isIdle) ? 'safe' : 'review';
        const fixes: readonly Fix[] = [
          { title, safety, edits: spans.map(span => removeComment(post.text, span)) },
        ];
        const kind = comment.kind === 'enable' ? 'end' : 'comment';
        yield context.finding(kind, {}, { span: comment.span, fixes });
      } else {
        for (const { name } of names) {
          if (!name) continue;
          const slots = { name: sliceSpan(post.text, name.span) };
          const edits = [remove(removeName(comment, name))];
          const fixes: readonly Fix[] = [{ title: context.say('removeName', slots), safety: 'safe', edits }];
          yield context.finding('name', slots, { span: name.span, fixes });
        }
      }
    }
  },
});

/** Whether it would have been found; who switches off the rules about comments has no need to be told. */
function isToldOf(name: string, hasChecked: (name: string) => boolean): boolean {
  return hasChecked(name) && !/^suppression(?:\/|$)/.test(name);
}

function groupByComment(names: readonly IdleName[]): ReadonlyMap<SuppressionComment, readonly IdleName[]> {
  const groups = new Map<SuppressionComment, IdleName[]>();
  for (const name of names) {
    const group = groups.get(name.comment);
    if (group) group.push(name);
    else groups.set(name.comment, [name]);
  }
  return groups;
}

/** Finds the comments that end what one begins and nothing else: without it they would end nothing. */
function findEnds(post: Post): (comment: SuppressionComment) => readonly SuppressionComment[] {
  const begun = new Map<SuppressionComment, Set<SuppressionComment>>();
  const ended = new Map<SuppressionComment, Set<string>>();
  const endsOf = new Map<SuppressionComment, Set<SuppressionComment>>();
  for (const { comment, endedBy, name } of post.suppressions.suppressions) {
    if (!endedBy) continue;
    setOf(begun, endedBy).add(comment);
    setOf(ended, endedBy).add(name);
    setOf(endsOf, comment).add(endedBy);
  }
  return comment =>
    [...setOf(endsOf, comment)].filter(
      end => setOf(begun, end).size === 1 && end.names.every(({ text }) => setOf(ended, end).has(text)),
    );
}

function setOf<Key, Item>(sets: Map<Key, Set<Item>>, key: Key): Set<Item> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}
