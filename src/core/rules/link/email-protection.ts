import { findAttribute, type Tag } from '../../kramdown/tag.ts';
import { isStartTag } from '../../markup/ancestors.ts';
import { removeAttribute } from '../../markup/tag-edits.ts';
import { remove, replace, spanOf, type TextEdit } from '../../text/span.ts';
import { type Context, defineRule, type Fix } from '../rule.ts';
import { decodeProtectedEmail, decodeProtectedUrl, isProtectedEmail } from './protected-email.ts';

const messages = {
  protected:
    'The old site hid this email address and showed it with a script: without that script, the link leads nowhere.',
  decodeTitle: 'Link to {email}',
  showTitle: 'Show {email}',
  unwrapTitle: 'Remove the link but keep its text',
} as const;

export default defineRule({
  id: 'link/email-protection',
  summary: 'An email address that Cloudflare has hidden: without its script, the link leads nowhere.',
  severity: 'warning',
  messages,
  *check(post, context) {
    if (!post.text.includes('email-protection')) return;
    for (const [index, tag] of post.body.tags.entries()) {
      if (tag.name !== 'a' || !isStartTag(tag)) continue;
      const href = findAttribute(tag, 'href');
      if (!href?.valueSpan || !isProtectedEmail(href.value ?? '')) continue;
      const cover = coverOf(tag, post.body.tags[index + 1], post.text);
      const fixes = fixesOf(tag, cover, post.text, context);
      yield context.finding('protected', {}, { span: href.valueSpan, fixes });
    }
  },
});

function fixesOf(
  link: Tag,
  cover: Tag | undefined,
  text: string,
  context: Context<typeof messages>,
): readonly Fix[] {
  const { partner } = link;
  const href = findAttribute(link, 'href');
  if (!partner || !href?.valueSpan) return [];
  const code = cover && findAttribute(cover, 'data-cfemail');
  const email = decodeProtectedUrl(href.value ?? '') ?? decodeProtectedEmail(code?.value ?? '');
  if (email === undefined) {
    const edits = [remove(link.span), remove(partner.span)];
    return [{ title: context.say('unwrapTitle', {}), safety: 'review', edits }];
  }
  const edits: TextEdit[] = [replace(href.valueSpan, `mailto:${email}`)];
  if (!cover)
    return [{ title: context.say('decodeTitle', { email }), safety: 'safe', changes: ['address'], edits }];
  // "[email protected]" gives way to the address: words that a reader sees change.
  const shown = email.replace(/\?.*/s, '');
  if (cover === link) edits.push(replace(spanOf(link.span.end, partner.span.start), shown));
  else edits.push(replace(spanOf(cover.span.start, cover.partner?.span.end ?? cover.span.end), shown));
  if (cover === link && code) edits.push(removeAttribute(code, text));
  return [{ title: context.say('showTitle', { email: shown }), safety: 'review', edits }];
}

/** What shows "[email protected]": the link itself, or a span that starts it. */
function coverOf(link: Tag, next: Tag | undefined, text: string): Tag | undefined {
  if (findAttribute(link, 'data-cfemail')) return link;
  const isFirst = next?.kind === 'open' && text.slice(link.span.end, next.span.start).trim() === '';
  return isFirst && findAttribute(next, 'data-cfemail') ? next : undefined;
}
