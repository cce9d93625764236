import type { Field } from '../../post/field.ts';
import { findField } from '../../post/front-matter.ts';
import { findHiddenTags } from '../../post/hidden-tags.ts';
import { remove, type Span, sliceSpan, spanOf } from '../../text/span.ts';
import { foldTerm } from '../../text/words/fold-term.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'front-matter/duplicate-term',
  summary: 'The same tag or category twice, perhaps in different spellings.',
  severity: 'warning',
  messages: {
    twice: '"{term}" is in "{field}" twice: lists of posts by tag show this post twice.',
    again: '"{term}" is in "{field}" twice, but Jekyll counts it once.',
    alikeTags: '"{term}" and "{other}" may be the same, but Jekyll treats them as two tags.',
    alikeCategories: '"{term}" and "{other}" may be the same, but Jekyll treats them as two categories.',
    removeTitle: 'Remove "{term}"',
    related: 'The first one',
  },
  *check({ frontMatter, text }, context) {
    if (!frontMatter?.closeFence) return;
    for (const name of ['tags', 'categories']) {
      if (name === 'tags' && findHiddenTags(frontMatter)) continue;
      const field = findField(frontMatter, name);
      const seen = new Map<string, Term>();
      let previous: Term | undefined;
      if (!Array.isArray(field?.value) || field.value.length < 2) continue;
      for (const term of readTerms(field, frontMatter.valueSpans)) {
        const key = foldTerm(term.text);
        const first = seen.get(key);
        if (first && previous) {
          const isSame = first.text === term.text;
          const removal = removalOf(term.span, previous.span, text);
          const title = context.say('removeTitle', { term: term.text });
          const fixes: readonly Fix[] = removal
            ? [{ title, safety: isSame ? 'safe' : 'review', edits: [remove(removal)] }]
            : [];
          const related = [{ span: first.span, message: context.say('related', {}) }];
          const parts = { span: term.span, fixes, related };
          const slots = { term: term.text, field: name };
          if (!isSame) {
            const message = name === 'tags' ? 'alikeTags' : 'alikeCategories';
            const terms = { term: term.text, other: first.text };
            yield context.finding(message, terms, { ...parts, severity: 'hint' });
          } else if (name === 'tags') yield context.finding('twice', slots, parts);
          else yield context.finding('again', slots, { ...parts, severity: 'info' });
        } else {
          seen.set(key, term);
        }
        previous = term;
      }
    }
  },
});

interface Term {
  readonly text: string;
  readonly span: Span;
}

function* readTerms(field: Field | undefined, spans: ReadonlyMap<string, Span>): Generator<Term> {
  if (!field?.isSound || !Array.isArray(field.value)) return;
  for (const [index, text] of field.value.entries()) {
    const span = spans.get(`/${field.name}/${index}`);
    if (typeof text === 'string' && text.trim() !== '' && span) yield { text, span };
  }
}

/** From the end of the entry before to that of this one. Undefined where more than a comma or a dash is between. */
function removalOf(span: Span, previous: Span, text: string): Span | undefined {
  const between = text.slice(previous.end, span.start);
  const isInFlow = /^\s*,\s*$/.test(between);
  const isInBlock = /^[ \t]*\r?\n[ \t]*-[ \t]+$/.test(between);
  if (!isInFlow && !isInBlock) return undefined;
  const rest = /^[^\r\n]*/.exec(text.slice(span.end, span.end + 1000))![0];
  if (isInBlock && rest.trim() !== '') return undefined;
  return /^[&*!]/.test(sliceSpan(text, span)) ? undefined : spanOf(previous.end, span.end);
}
