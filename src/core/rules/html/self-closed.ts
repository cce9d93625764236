import { isElementName } from '../../html/element-sets.ts';
import { blockContentElements, blockElements, spanElements, voidElements } from '../../kramdown/elements.ts';
import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { findAncestor } from '../../markup/ancestors.ts';
import type { Post } from '../../post/post.ts';
import { replace, sliceSpan, spanOf } from '../../text/span.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'html/self-closed',
  summary: 'A start tag that ends in "/>", such as <iframe/>: browsers leave the element open.',
  severity: 'error',
  mendsPairs: true,
  messages: {
    hides: '"/>" does not close <{name}>: browsers take everything after it for its content and hide it.',
    holds: '"/>" does not close <{name}>: browsers take what follows for its content.',
    fixTitle: 'Close it with </{name}>',
  },
  *check(post, context) {
    if (!post.text.includes('/>')) return;
    for (const tag of post.body.startTags.all) {
      const { name, span } = tag;
      if (!isSelfClosed(tag, post)) continue;
      const hides = hiding.has(name);
      const start = span.start + /\s*\/>$/.exec(sliceSpan(post.text, span))!.index;
      const edits = [replace(spanOf(start, span.end), `></${name}>`)];
      const title = context.say('fixTitle', { name });
      const fixes: readonly Fix[] = [{ title, safety: 'safe', edits, changes: ['reveal'] }];
      const severity = hides ? 'error' : isHarmless(tag) ? 'info' : 'warning';
      yield context.finding(hides ? 'hides' : 'holds', { name }, { span, fixes, severity });
    }
  },
});

/** What stands in them is no text of the page. */
const hiding: ReadonlySet<string> = new Set(
  'audio canvas iframe noembed noframes noscript object script select style textarea title video xmp'.split(
    ' ',
  ),
);

/** Behind these a browser goes on as if nothing were. */
const harmless: ReadonlySet<string> = new Set('div p section article header footer figure span'.split(' '));

function isHarmless({ name, attributes }: Tag): boolean {
  return harmless.has(name) && !attributes.some(({ key }) => key === 'class' || key === 'style');
}

/** As kramdown prints it: in a text of Markdown it writes the end tag itself. */
function isSelfClosed(tag: Tag, { text }: Post): boolean {
  const { name, scope, span } = tag;
  if (scope < 0 || voidElements.has(name) || !isOfHtml(name)) return false;
  if (!text.startsWith('/>', span.end - 2)) return false;
  // In drawings and formulas it means what it says, and in a sample of XML it is text.
  if (isDrawing(tag) || findAncestor(tag, outer => isDrawing(outer) || !isElementName(outer.name)))
    return false;
  // The target of a link shows nothing.
  return name !== 'a' || findAttribute(tag, 'href') !== undefined;
}

/** Names of drawings are none. */
function isOfHtml(name: string): boolean {
  return [blockElements, blockContentElements, spanElements, hiding].some(names => names.has(name));
}

function isDrawing({ name }: Tag): boolean {
  return name === 'svg' || name === 'math';
}
