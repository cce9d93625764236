import { type Attribute, findAttribute } from '../../kramdown/tag.ts';
import { findIdReferences } from '../../markup/id-references.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, type Span, spanOf } from '../../text/span.ts';
import { type Context, defineRule, type Finding, type FindingParts, type Fix } from '../rule.ts';

const messages = {
  one: 'The id "{id}" is already used above: a link to it, or a label for it, never reaches this element.',
  many: 'The id "{id}" and {count} more are already used above: a link or label for them never reaches these elements.',
  related: 'This id is already used above.',
  removeTitle: 'Remove the ids that are already used above',
  numberTitle: 'Number the ids and the references to them',
} as const;

export default defineRule({
  id: 'html/duplicate-id',
  summary: 'An id that several elements share: links and labels find only the first one.',
  severity: 'warning',
  messages,
  *check(post, context) {
    const holders = findIds(post);
    const duplicates = [...holders].filter(([, attributes]) => attributes.length > 1);
    if (duplicates.length === 0) return;
    const references = findIdReferences(post);
    const surplus: Attribute[] = [];
    for (const [id, attributes] of duplicates) {
      const named = references.get(id) ?? [];
      // As many references as elements: each is meant for one. Otherwise all have led to the first, and still will.
      if (named.length !== attributes.length) surplus.push(...attributes.slice(1));
      else {
        const fixes = [numberAll(id, attributes, named, context, holders)];
        yield context.finding('one', { id }, { span: attributes[1]!.span, fixes });
      }
    }
    if (surplus.length > 0) yield reportAll(post, surplus, context);
  },
});

/** All ids that may go, at the first. */
function reportAll(
  { text }: Post,
  surplus: readonly Attribute[],
  context: Context<typeof messages>,
): Finding {
  const inOrder = [...surplus].sort((a, b) => a.span.start - b.span.start);
  const [first, ...others] = inOrder;
  const id = first!.value ?? '';
  const edits = inOrder.map(({ span }) => remove(withBlank(text, span)));
  const parts: FindingParts = {
    span: first!.span,
    related: others.map(({ span }) => ({ span, message: context.say('related', {}) })),
    fixes: [{ title: context.say('removeTitle', {}), safety: 'safe', edits }],
  };
  return others.length === 0
    ? context.finding('one', { id }, parts)
    : context.finding('many', { id, count: others.length }, parts);
}

/** Where ids are given, in source order; one that Liquid writes is known only to a build. */
function findIds({ text, body }: Post): ReadonlyMap<string, readonly Attribute[]> {
  const holders = new Map<string, Attribute[]>();
  for (const tag of body.startTags.having('id')) {
    const attribute = findAttribute(tag, 'id');
    if (!attribute?.value || !attribute.valueSpan) continue;
    if (text.slice(attribute.valueSpan.start, attribute.valueSpan.end) !== attribute.value) continue;
    const known = holders.get(attribute.value);
    if (known) known.push(attribute);
    else holders.set(attribute.value, [attribute]);
  }
  return holders;
}

function numberAll(
  id: string,
  attributes: readonly Attribute[],
  references: readonly Span[],
  context: Context<typeof messages>,
  taken: ReadonlyMap<string, unknown>,
): Fix {
  let number = 1;
  const edits = attributes.slice(1).flatMap(({ valueSpan }, index) => {
    do number++;
    while (taken.has(`${id}-${number}`));
    return [valueSpan!, references[index + 1]!].map(({ end }) => insert(end, `-${number}`));
  });
  return { title: context.say('numberTitle', {}), safety: 'review', edits };
}

function withBlank(text: string, { start, end }: Span): Span {
  let from = start;
  while (/\s/.test(text[from - 1] ?? 'x')) from--;
  return spanOf(from, end);
}
