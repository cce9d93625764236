import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { addAttribute, setValue } from '../../markup/tag-edits.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';

export default defineRule({
  id: 'link/missing-rel',
  summary:
    'A link that opens a new window without rel="noopener": in older browsers, its page can control yours.',
  severity: 'hint',
  messages: {
    missing:
      'In older browsers, the page that this link opens in a new window can send your page to another URL.',
    several:
      'In older browsers, the pages that {count} links open in new windows can send your page to another URL.',
    another: 'This link too',
    addTitle: 'Add rel="noopener"',
  },
  *check(post, context) {
    const links = Array.from(startTags(post, 'a')).filter(isUnsafe);
    const places = links.flatMap(link => {
      const rel = findAttribute(link, 'rel');
      if (rel?.hasLiquid) return [];
      const written = `${rel?.value ?? ''} noopener`.trim();
      return { span: link.span, edits: [rel ? setValue(rel, written) : addAttribute(link, 'rel', written)] };
    });
    if (!hasSome(places)) return;
    const count = places.length;
    const others = context.say('another', {});
    const parts = together(places, { others, title: context.say('addTitle', {}), safety: 'safe' });
    yield count === 1 ? context.finding('missing', {}, parts) : context.finding('several', { count }, parts);
  },
});

/** `noreferrer` says what `noopener` says, and more. */
function isUnsafe(link: Tag): boolean {
  if (findAttribute(link, 'target')?.value?.trim().toLowerCase() !== '_blank') return false;
  if (!/^\s*(?:https?:)?\/\//i.test(findAttribute(link, 'href')?.value ?? '')) return false;
  return !/(?:^|\s)(?:noopener|noreferrer)(?:\s|$)/i.test(findAttribute(link, 'rel')?.value ?? '');
}
