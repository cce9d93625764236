import { isHtmlElement } from '../../html/element-sets.ts';
import { isKnownAttribute } from '../../html/known-attributes.ts';
import { voidElements } from '../../kramdown/elements.ts';
import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { findAncestor, startTags } from '../../markup/ancestors.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { replace, type Span, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'html/unknown-attribute',
  summary: 'An attribute that HTML does not have, left over from the page that the article was copied from.',
  severity: 'hint',
  messages: {
    unknown: 'HTML has no attribute {name}: it has no effect.',
    several: '{count} attributes here do not exist in HTML, such as {name}: they have no effect.',
    another: 'This attribute does not exist in HTML either.',
    removeTitle: 'Remove {name}',
    removeAllTitle: 'Remove all {count} attributes that HTML does not have',
    languageTitle: 'Change it to lang, which HTML understands',
  },
  *check(post, context) {
    const all = findUnknown(post);
    const found = isCopied(post, context.facts) ? all : all.filter(({ name }) => !FOR_SCRIPTS.test(name));
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

/** What scripts of well-known makes read: in a post of the author's own it is there on purpose. */
const FOR_SCRIPTS = /^(?:hx|ng|uk|up|v|x)-/i;

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
  let previous: Tag | undefined;
  for (const tag of startTags(post)) {
    const between = spanOf(previous?.span.end ?? post.body.span.start, tag.span.start);
    previous = tag;
    for (const attribute of tag.attributes) {
      const { name, key, span } = attribute;
      if (!suspects.has(key)) continue;
      if (name === 'xml:lang') {
        const edit = languageEdit(tag, attribute, post.text);
        found.push({ name, span, edits: [edit], isLanguage: edit.text !== '' });
      } else if (
        name === 'itemprop' ||
        (!isKnownAttribute(key) && isOfHtml(tag) && !isBehindSample(post.text, between))
      ) {
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

/** What these hand on to a plug-in or a drawing is said by no list. */
const openElements: ReadonlySet<string> = new Set(['applet', 'embed', 'math', 'object', 'svg']);

/**
 * SVG and MathML have attributes of their own; custom elements, and samples of XML, have what their authors gave them.
 */
function isOfHtml(tag: Tag): boolean {
  const isOpen = ({ name }: Tag): boolean => openElements.has(name) || !isHtmlElement(name);
  const isXml = tag.kind === 'void' && !voidElements.has(tag.name);
  return (
    !isOpen(tag) &&
    !isXml &&
    !isComparison(tag) &&
    !findAttribute(tag, 'is') &&
    findAncestor(tag, isOpen) === undefined
  );
}

/** How much text before a tag is looked at. */
const NEAR = 500;

/** Whether the tag right before is written as text: the two are a sample, of which kramdown reads one as a tag. */
function isBehindSample(text: string, { start, end }: Span): boolean {
  return /&lt;[A-Za-z][^<]*$/.test(text.slice(Math.max(start, end - NEAR), end));
}

/** Whether `<` and `>` compare: in `a<b and c>d` kramdown reads an element that is never closed, which is told as such. */
function isComparison({ attributes, partner }: Tag): boolean {
  return (
    partner === undefined && attributes.length > 0 && attributes.every(({ value }) => value === undefined)
  );
}
