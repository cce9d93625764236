import { findAttribute } from '../../kramdown/tag.ts';
import { defineRule } from '../rule.ts';
import { findEmptyElements } from '../shared/empty-elements.ts';
import { removeInline } from '../shared/remove-empty.ts';

export default defineRule({
  id: 'html/empty-link',
  summary: 'A link without text or picture: no reader sees it, but the keyboard stops at it.',
  severity: 'warning',
  messages: {
    empty:
      'This link has no text: no reader sees it, but the keyboard stops at it, and it is read aloud as "{url}".',
    fixTitle: 'Remove the link',
  },
  *check(post, context) {
    for (const link of findEmptyElements(post)) {
      if (link.kind !== 'link') continue;
      const tag = post.body.tags[link.start]!;
      const { span, edits, safety } = removeInline(post, link);
      const url = shorten(findAttribute(tag, 'href')?.value ?? '');
      const fixes = [{ title: context.say('fixTitle', {}), safety, edits }];
      yield context.finding('empty', { url }, { span, fixes });
    }
  },
});

function shorten(url: string): string {
  return url.length <= 60 ? url : `${url.slice(0, 59)}…`;
}
