import type { Attribute, Tag } from '../../kramdown/tag.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule, type Finding } from '../rule.ts';

export default defineRule({
  id: 'html/duplicate-attribute',
  summary:
    'A tag with the same attribute twice: Jekyll publishes the last one, but a browser would use the first.',
  severity: 'warning',
  isOfKramdown: true,
  messages: {
    duplicate:
      'This <{name}> has {attribute} twice: Jekyll publishes the last one, but a browser or editor would use this one.',
    related: 'Jekyll publishes this one.',
    fixTitle: 'Remove the attribute that is not published',
  },
  *check(post, context) {
    for (const tag of post.body.startTags.all) {
      if (tag.attributes.length < 2) continue;
      for (const [attribute, last] of findDuplicates(tag)) yield report(tag, attribute, last);
    }

    function report({ name }: Tag, { name: attribute, span }: Attribute, last: Attribute): Finding {
      const related = [{ span: last.span, message: context.say('related', {}) }];
      const isAfterBlank = /\s/.test(post.text[span.start - 1] ?? '');
      const edits = [remove(spanOf(isAfterBlank ? span.start - 1 : span.start, span.end))];
      const fixes = [{ title: context.say('fixTitle', {}), safety: 'safe', edits }] as const;
      return context.finding('duplicate', { name, attribute }, { span, related, fixes });
    }
  },
});

/** Of so few, each is compared with each. */
const FEW = 12;

function isFirst({ key }: Attribute, index: number, attributes: readonly Attribute[]): boolean {
  for (let before = 0; before < index; before++) if (attributes[before]!.key === key) return false;
  return true;
}

/** The attributes that a later one of the same name replaces, with the last of that name. */
function findDuplicates({ attributes }: Tag): readonly (readonly [Attribute, Attribute])[] {
  if (attributes.length <= FEW && attributes.every(isFirst)) return [];
  const last = new Map(attributes.map(attribute => [attribute.key, attribute]));
  if (last.size === attributes.length) return [];
  return attributes
    .map(attribute => [attribute, last.get(attribute.key)!] as const)
    .filter(([attribute, other]) => attribute !== other);
}
