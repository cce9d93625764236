import { decodeEntities } from '../../kramdown/decode-entities.ts';
import { escapeLinkText, unescapeMarkdown } from '../../markup/markdown-text.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { replaceValue } from '../../post/replace-value.ts';
import { toYamlLike } from '../../text/escape/yaml-text.ts';
import { isSameAddress } from '../../text/same-address.ts';
import { replace, sliceSpan } from '../../text/span.ts';
import { asShown } from '../../text/words/invisible.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'lead/title-mismatch',
  summary: 'The title above the body differs from the title in the front matter.',
  severity: 'warning',
  messages: {
    mismatch: 'This title differs from the title in the front matter, "{title}".',
    takeFrontMatterTitle: 'Use the title from the front matter here',
    takeLeadTitle: 'Use this title in the front matter',
    related: 'The title in the front matter',
  },
  *check(post, context) {
    const lead = post.lead?.title;
    const field = findField(post.frontMatter, 'title');
    if (!lead || !field?.isSound || !isArticleTitle(post)) return;
    if (typeof field.value !== 'string' || field.value.trim() === '') return;
    const title = field.value;
    const leadTitle = unescapeMarkdown(lead.text);
    // An entity, an invisible character or a second blank is another rule's finding.
    if (asShown(leadTitle) === asShown(decodeEntities(title))) return;
    yield context.finding(
      'mismatch',
      { title },
      {
        span: lead.textSpan,
        related: [{ span: field.valueSpan, message: context.say('related', {}) }],
        fixes: [
          {
            title: context.say('takeFrontMatterTitle', {}),
            safety: 'review',
            edits: [replace(lead.textSpan, escapeLinkText(title))],
          },
          {
            title: context.say('takeLeadTitle', {}),
            safety: 'review',
            edits: [
              replaceValue(
                post.text,
                field.valueSpan,
                toYamlLike(sliceSpan(post.text, field.valueSpan), leadTitle),
              ),
            ],
          },
        ],
      },
    );
  },
});

/** Without an epoch above it a linked heading is the article's title only if it leads to the post's source. */
function isArticleTitle({ lead, frontMatter }: Post): boolean {
  const from = findField(frontMatter, 'from')?.value;
  return (
    lead?.epoch !== undefined ||
    (typeof from === 'string' && lead?.title !== undefined && isSameAddress(lead.title.url, from))
  );
}
