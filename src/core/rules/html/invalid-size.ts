import { type Attribute, findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { addAttribute, removeAttribute, setValue } from '../../markup/tag-edits.ts';
import { isCopied } from '../../newsroom/is-copied.ts';
import type { Post } from '../../post/post.ts';
import { insert, replace, type Span, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

/** The elements whose `width` and `height` are whole numbers of pixels. */
const sizedElements: readonly string[] = ['iframe', 'img', 'video', 'embed', 'object'];

export default defineRule({
  id: 'html/invalid-size',
  summary: 'A width or height that is not a whole number of pixels.',
  severity: 'hint',
  messages: {
    invalid: '{name}="{value}" is invalid: {name} must be a whole number of pixels.',
    several: '{count} sizes are invalid, such as {name}="{value}": they must be whole numbers of pixels.',
    another: 'This size is invalid too.',
    fixTitle: 'Write pixels as a number and percentages as style',
  },
  *check(post, context) {
    const all = sizedElements.flatMap(name => startTags(post, name)).flatMap(tag => findInvalid(tag, post));
    const found = isCopied(post, context.facts) ? all : all.filter(({ value }) => !IS_READ.test(value));
    if (!hasSome(found)) return;
    const inOrder = found.sort((a, b) => a.span.start - b.span.start);
    if (!hasSome(inOrder)) return;
    const { name, value } = inOrder[0];
    const count = inOrder.length;
    const titles = { others: context.say('another', {}), title: context.say('fixTitle', {}) };
    const parts = together(inOrder, { ...titles, safety: 'safe' });
    yield count === 1
      ? context.finding('invalid', { name, value }, parts)
      : context.finding('several', { count, name, value }, parts);
  },
});

/** Browsers read these as they are meant, and who wrote them sees that. */
const IS_READ = /^\+?\d+(?:\.\d+)?\s*(?:%|px)$|^auto$/i;

interface InvalidSize {
  readonly name: string;
  readonly value: string;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/** The sizes of an element, with edits that do not collide: several shares of one element become one style. */
function findInvalid(tag: Tag, { text }: Post): readonly InvalidSize[] {
  const sizes = ['width', 'height'].flatMap(name => {
    const attribute = findAttribute(tag, name);
    const value = attribute?.value?.trim();
    const isKnown = value !== undefined && !/^\d+$/.test(value) && attribute?.valueSpan !== undefined;
    return attribute && isKnown && !attribute.hasLiquid ? [{ name, value, attribute }] : [];
  });
  const shares = sizes.flatMap(({ name, value }) => {
    // Browsers read a share as well when something follows it, as the slash in `width=50%/>`.
    const share = /^\+?(\d+(?:\.\d+)?%)/.exec(value)?.[1];
    return share === undefined ? [] : [`${name}:${share}`];
  });
  const styleEdits = shares.length > 0 ? [addStyle(tag, shares.join(';'))] : [];
  return sizes.map(({ name, value, attribute }, index) => ({
    name,
    value,
    span: attribute.span,
    edits: [mendSize(attribute, value, text), ...(index === 0 ? styleEdits : [])],
  }));
}

/** Browsers read the number that a size starts with, and nothing of any other. */
function mendSize(attribute: Attribute, value: string, text: string): TextEdit {
  const pixels = /^\+?(\d+)(?:\.\d+)?(?!\.?\d)(?!\s*%)/.exec(value)?.[1];
  return pixels === undefined ? removeAttribute(attribute, text) : setValue(attribute, pixels);
}

/** A style that the element has goes before: it wins over `width` as it is. */
function addStyle(tag: Tag, declarations: string): TextEdit {
  const style = findAttribute(tag, 'style');
  if (!style?.valueSpan || !style.value?.trim()) {
    return style ? replace(style.span, `style="${declarations}"`) : addAttribute(tag, 'style', declarations);
  }
  return insert(style.valueSpan.start, `${declarations};`);
}
