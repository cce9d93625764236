import { type Attribute, findAttribute } from '../../kramdown/tag.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import { replace } from '../../text/span.ts';
import { defineRule } from '../rule.ts';

/** Wider than the column of any news site, in pixels. */
const TOO_WIDE = 1000;
const WIDTH = /(?:^|;)\s*(?:min-)?width\s*:\s*(\d+(?:\.\d+)?)px\s*(?:!important\s*)?(?=;|$)/gi;

export default defineRule({
  id: 'image/fixed-width',
  summary: 'A figure or image whose style sets a fixed width that is wider than the page.',
  severity: 'warning',
  messages: {
    wide: 'This style makes the <{name}> {width} pixels wide on every screen: it juts out of the page.',
    removeTitle: 'Remove the fixed width',
  },
  *check(post, context) {
    for (const tag of post.body.startTags.having('style')) {
      if (tag.name !== 'figure' && tag.name !== 'img') continue;
      const style = findAttribute(tag, 'style');
      if (!style?.valueSpan || style.hasLiquid) continue;
      const width = tooWide(style);
      if (width === undefined) continue;
      const rest = (style.value ?? '')
        .replace(WIDTH, (found, pixels: string) => (Number(pixels) > TOO_WIDE ? '' : found))
        .replace(/^[;\s]+/, '');
      const edit = rest === '' ? removeAttribute(style, post.text) : replace(style.valueSpan, rest);
      yield context.finding(
        'wide',
        { name: tag.name, width },
        {
          span: style.span,
          fixes: [{ title: context.say('removeTitle', {}), safety: 'safe', edits: [edit] }],
        },
      );
    }
  },
});

function tooWide({ value = '' }: Attribute): number | undefined {
  const widths = Array.from(value.matchAll(WIDTH), ([, pixels]) => Number(pixels));
  return widths.find(width => width > TOO_WIDE);
}
