import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { replace } from '../../text/span.ts';
import { toYamlString } from '../../text/yaml-text.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'lead/title-mismatch',
  summary: 'The title above the body is another than the title of the front matter.',
  severity: 'warning',
  messages: {
    mismatch: 'The title here is not the title of the front matter, "{title}".',
    takeFrontMatterTitle: 'Write the title of the front matter here',
    takeLeadTitle: 'Write this title into the front matter',
    related: 'The title of the front matter',
  },
  *check(post, context) {
    const lead = post.lead?.title;
    const field = findField(post.frontMatter, 'title');
    if (!lead || !isArticleTitle(post)) return;
    if (typeof field?.value !== 'string' || field.value.trim() === '') return;
    const title = field.value;
    const leadTitle = unescapeMarkdown(lead.text);
    if (leadTitle.trim() === title.trim()) return;
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
            edits: [replace(lead.textSpan, escapeMarkdown(title))],
          },
          {
            title: context.say('takeLeadTitle', {}),
            safety: 'review',
            edits: [replace(field.valueSpan, toYamlString(leadTitle))],
          },
        ],
      },
    );
  },
});

/** Without an epoch above it a linked heading is the article's title only if it leads to the post's source. */
function isArticleTitle({ lead, frontMatter }: Post): boolean {
  const from = findField(frontMatter, 'from')?.value;
  return lead?.epoch !== undefined || (typeof from === 'string' && lead?.title?.url === from.trim());
}

function unescapeMarkdown(text: string): string {
  return text.replace(/\\([\\.*_+`<>()[\]{}#!:|"'$=~-])/g, '$1');
}

/** Brackets that do not pair would end the link; kramdown counts pairs. */
function escapeMarkdown(title: string): string {
  let depth = 0;
  for (const character of title) {
    if (character === '[') depth++;
    else if (character === ']' && --depth < 0) break;
  }
  const line = title.replace(/\s*\n\s*/g, ' ');
  return depth === 0 ? line : line.replace(/[[\]]/g, '\\$&');
}
