import { unescapeMarkdown } from '../../markup/markdown-text.ts';
import { findField } from '../../post/front-matter.ts';
import type { Post } from '../../post/post.ts';
import { replaceValue } from '../../post/replace-value.ts';
import { escapeDestination } from '../../text/escape/escape-destination.ts';
import { toYamlLike } from '../../text/escape/yaml-text.ts';
import { isSameAddress } from '../../text/same-address.ts';
import { replace, sliceSpan } from '../../text/span.ts';
import { referenceKind, resolveUrl } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';

export default defineRule({
  id: 'lead/link-mismatch',
  summary: 'The title above the body links to a different page than `from` in the front matter.',
  severity: 'warning',
  messages: {
    mismatch: 'The title links to a different page than "from" in the front matter: {from}.',
    empty: 'The title links to nothing, but "from" in the front matter is {from}.',
    takeFrom: 'Use the URL from "from" here',
    takeLink: 'Use this URL for "from"',
    related: 'The URL in the front matter',
  },
  *check(post, context) {
    const lead = post.lead?.title;
    const field = findField(post.frontMatter, 'from');
    if (!lead || !field?.isSound || typeof field.value !== 'string' || !isArticleTitle(post)) return;
    const from = field.value.trim();
    if (!/^https?:\/\/[^\s/]+\S*$/i.test(from)) return;
    const link = unescapeMarkdown(lead.url);
    if (isSameAddress(resolveUrl(link, from) ?? link, from) && link !== '') return;
    const takeFrom: Fix = {
      title: context.say('takeFrom', {}),
      safety: 'review',
      edits: [replace(lead.urlSpan, escapeDestination(from))],
    };
    const takeLink: Fix = {
      title: context.say('takeLink', {}),
      safety: 'review',
      edits: [
        replaceValue(post.text, field.valueSpan, toYamlAddress(sliceSpan(post.text, field.valueSpan), link)),
      ],
    };
    yield context.finding(
      link === '' ? 'empty' : 'mismatch',
      { from },
      {
        span: link === '' ? lead.span : lead.urlSpan,
        fixes: referenceKind(link) === 'absolute' ? [takeFrom, takeLink] : [takeFrom],
        related: [{ span: field.valueSpan, message: context.say('related', {}) }],
      },
    );
  },
});

/** Without an epoch above it a linked heading is the article's title only if it is the title of the post. */
function isArticleTitle({ lead, frontMatter }: Post): boolean {
  const title = findField(frontMatter, 'title')?.value;
  if (lead?.epoch !== undefined) return true;
  return (
    typeof title === 'string' &&
    lead?.title !== undefined &&
    unescapeMarkdown(lead.title.text).trim() === title.trim()
  );
}

/** An address needs no quotes, for all its colons. */
function toYamlAddress(old: string, address: string): string {
  return !/^["']/.test(old) && /^https?:\/\/[^\s"'\\]*[^\s"'\\:]$/i.test(address)
    ? address
    : toYamlLike(old, address);
}
