import type { Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { createControlFinder } from '../../markup/page-control.ts';
import { remove } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

/** With one of these an `<a>` is a link or the target of one. */
const uses: ReadonlySet<string> = new Set(['href', 'id', 'name', 'xlink:href']);

export default defineRule({
  id: 'link/missing-href',
  summary: 'A link without an address: nothing happens when a reader follows it.',
  severity: 'info',
  messages: {
    missing: 'This <a> has no address: it is no link.',
    several: '{count} <a> have no address: they are no links.',
    another: 'This one too',
    unwrapTitle: 'Remove the tags, keep what they hold',
  },
  *check(post, context) {
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
