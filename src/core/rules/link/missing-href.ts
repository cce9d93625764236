import { attributesOf } from '../../kramdown/element.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { markdownSpans } from '../../markup/markdown-spans.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import { remove, spanOf } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

/** With one of these an `<a>` is a link or the target of one. */
const uses: ReadonlySet<string> = new Set(['href', 'id', 'name', 'xlink:href']);

export default defineRule({
  id: 'link/missing-href',
  summary: 'A link without a URL: nothing happens when readers click it.',
  severity: 'info',
  isOfProofer: true,
  messages: {
    missing: 'This <a> has no URL: it is not a link.',
    several: '{count} <a> elements have no URL: they are not links.',
    another: 'This one too',
    empty: 'This link has no URL: it leads to the page that it is on.',
    textTitle: 'Remove the link but keep its text',
    unwrapTitle: 'Remove the tags and keep their content',
  },
  *check(post, context) {
    for (const link of markdownSpans(post).links) {
      if (link.children.length === 0 || attributesOf(link).get('href') !== '') continue;
      const end =
        link.end - (/\(\s*(?:<>)?\s*\)$/.exec(post.text.slice(link.start, link.end))?.[0].length ?? 0);
      const isInline = end < link.end;
      const edits = [remove(spanOf(link.start, link.start + 1)), remove(spanOf(end - 1, link.end))];
      const title = context.say('textTitle', {});
      const fixes = isInline ? ([{ title, safety: 'review', edits, changes: ['address'] }] as const) : [];
      yield context.finding('empty', {}, { span: spanOf(link.start, link.end), fixes, severity: 'warning' });
    }
    const isInControl = createControlFinder(post);
    const places = [];
    let isBlockStart = false;
    for (const link of startTags(post, 'a')) {
      const { span, partner, scope } = link;
      if (!partner || isUsed(link) || isInControl(span.start)) continue;
      // At the start of a line of Markdown the text may mean something else without the tag.
      if (
        scope < 0 &&
        /(?:^|[\n\r])[ \t>]*$/.test(post.text.slice(Math.max(0, span.start - 80), span.start))
      ) {
        isBlockStart = true;
      }
      places.push({ span, edits: [remove(span), remove(partner.span)] });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const safety = isBlockStart ? 'review' : 'safe';
    const title = context.say('unwrapTitle', {});
    const parts = together(places, { others: context.say('another', {}), title, safety });
    yield count === 1 ? context.finding('missing', {}, parts) : context.finding('several', { count }, parts);
  },
});

function isUsed(link: Tag): boolean {
  return link.attributes.some(({ name }) => uses.has(name.toLowerCase()));
}
