import type { Field } from '../../post/field.ts';
import { findFieldLines } from '../../post/field-lines.ts';
import { type FrontMatter, isReadable } from '../../post/front-matter.ts';
import { findHiddenTags } from '../../post/hidden-tags.ts';
import type { Post } from '../../post/post.ts';
import { remove, sliceSpan } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';

const messages = {
  duplicate: '"{key}" appears twice: Jekyll uses the last one and ignores the other.',
  removeIgnoredTitle: 'Remove the one that Jekyll ignores',
  removeTakenTitle: 'Remove the one that Jekyll uses',
  hidden: 'Jekyll uses "tag" and ignores "tags".',
  related: 'Jekyll ignores this one',
  relatedTag: 'Jekyll uses this one',
} as const;

export default defineRule({
  id: 'front-matter/duplicate-field',
  summary: 'A field that appears twice: Jekyll uses the last one and ignores the other.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const { frontMatter } = post;
    if (!frontMatter?.closeFence) return;
    const before = findFieldsBefore(frontMatter);
    for (const { code, span } of frontMatter.faults) {
      if (code !== 'DUPLICATE_KEY') continue;
      // Keys within a value are no fields; of them no more is known than where they stand.
      const pair = before.get(span.start);
      // Among damaged lines none can go without making others mean something else.
      const fixes = pair && isReadable(frontMatter) ? fixesFor(pair, post, frontMatter, context) : [];
      const related = pair ? [{ span: pair.ignored.keySpan, message: context.say('related', {}) }] : [];
      yield context.finding(
        'duplicate',
        { key: sliceSpan(post.text, span).replace(/^(["'])(.*)\1$/, '$2') },
        { span, fixes, related },
      );
    }
    const hidden = findHiddenTags(frontMatter);
    if (hidden && hidden.tags.value !== null) {
      const { tags: ignored, tag: field } = hidden;
      const fixes = isReadable(frontMatter) ? fixesFor({ ignored, field }, post, frontMatter, context) : [];
      const related = [{ span: field.keySpan, message: context.say('relatedTag', {}) }];
      yield context.finding('hidden', {}, { span: ignored.keySpan, fixes, related });
    }
  },
});

interface Twice {
  readonly ignored: Field;
  readonly field: Field;
}

/** Fields that are given again, by where their keys start, with the one before of the same name. */
function findFieldsBefore({ fields }: FrontMatter): ReadonlyMap<number, Twice> {
  const last = new Map<string, Field>();
  const twice = new Map<number, Twice>();
  for (const field of fields) {
    const ignored = last.get(field.name);
    if (ignored) twice.set(field.keySpan.start, { ignored, field });
    last.set(field.name, field);
  }
  return twice;
}

function fixesFor(
  { ignored, field }: Twice,
  post: Post,
  frontMatter: FrontMatter,
  context: Context<typeof messages>,
): readonly Fix[] {
  const isSame = sliceSpan(post.text, ignored.valueSpan) === sliceSpan(post.text, field.valueSpan);
  const removal = (which: Field, title: string, safety: Fix['safety']): readonly Fix[] => {
    const lines = findFieldLines(post.text, frontMatter, which);
    return lines ? [{ title, safety, edits: [remove(lines)] }] : [];
  };
  return [
    // Jekyll ignores it, but where they differ, it may be the one that is meant.
    ...removal(ignored, context.say('removeIgnoredTitle', {}), isSame ? 'safe' : 'review'),
    ...removal(field, context.say('removeTakenTitle', {}), 'review'),
  ];
}
