import { isElementName } from '../../kramdown/elements.ts';
import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import type { Post } from '../../post/post.ts';
import { replace, type Span, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { isKnownAttribute } from '../shared/known-attributes.ts';
import { findAncestor, startTags } from '../shared/start-tags.ts';
import { removeAttribute } from '../shared/tag-edits.ts';
import { hasSome, together } from '../shared/together.ts';

export default defineRule({
  id: 'html/unknown-attribute',
  summary: 'An attribute that HTML does not have: a leftover of the page that the article was copied from.',
  severity: 'hint',
  messages: {
    unknown: 'HTML has no attribute {name}: it does nothing.',
    several: 'HTML does not have {count} of the attributes here, such as {name}: they do nothing.',
    another: 'This attribute too',
    removeTitle: 'Remove {name}',
    removeAllTitle: 'Remove what HTML does not have, {count} times',
    languageTitle: 'Write lang, which HTML reads',
  },
  *check(post, context) {
    const found = findUnknown(post);
    if (!hasSome(found)) return;
    const count = found.length;
    const { name, isLanguage } = found[0];
    const title =
      count > 1
        ? context.say('removeAllTitle', { count })
        : context.say(isLanguage ? 'languageTitle' : 'removeTitle', { name });
    const parts = together(found, { others: context.say('another', {}), title, safety: 'safe' });
    yield count === 1
      ? context.finding('unknown', { name }, parts)
      : context.finding('several', { name, count }, parts);
  },
});

interface UnknownAttribute {
  readonly name: string;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
  /** It is written anew, as `lang`. */
  readonly isLanguage: boolean;
}

function findUnknown(post: Post): readonly UnknownAttribute[] {
  const found: UnknownAttribute[] = [];
  // A property of no item is none.
  const hasItems = post.text.includes('itemscope');
  const isSuspect = (key: string): boolean =>
    key === 'itemprop' ? !hasItems : key === 'xml:lang' || !isKnownAttribute(key);
  const suspects = new Set(Array.from(post.body.startTags.attributeNames).filter(isSuspect));
  if (suspects.size === 0) return found;
  for (const tag of startTags(post)) {
    for (const attribute of tag.attributes) {
      const { name, key, span } = attribute;
      if (!suspects.has(key)) continue;
      if (name === 'xml:lang') {
        const edit = languageEdit(tag, attribute, post.text);
        found.push({ name, span, edits: [edit], isLanguage: edit.text !== '' });
      } else if (name === 'itemprop' || (!isKnownAttribute(key) && isOfHtml(tag))) {
        found.push({ name, span, edits: [removeAttribute(attribute, post.text)], isLanguage: false });
      }
    }
  }
  return found;
}

/** HTML reads the language from `lang` alone. */
function languageEdit(tag: Tag, attribute: Attribute, text: string): TextEdit {
  const { value, valueSpan, span } = attribute;
  if (!value || !valueSpan || findAttribute(tag, 'lang')) return removeAttribute(attribute, text);
  return replace(span, `lang="${value}"`);
}

/** SVG and MathML have attributes of their own; elements with a hyphen have what their authors gave them. */
function isOfHtml(tag: Tag): boolean {
  if (tag.name.includes('-') || tag.name.includes(':') || !isElementName(tag.name)) return false;
  const isForeign = ({ name }: Tag): boolean => name === 'svg' || name === 'math';
  return !isForeign(tag) && findAncestor(tag, isForeign) === undefined;
}
