import type { Attribute, Tag } from '../../kramdown/tag.ts';
import { findField } from '../../post/front-matter.ts';
import { replace } from '../../text/span.ts';
import { hostOf, referenceKind, resolveUrl } from '../../text/url.ts';
import { defineRule, type Fix } from '../rule.ts';

/** The attributes that hold one URL, by element. */
const urlAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  area: ['href'],
  audio: ['src'],
  embed: ['src'],
  iframe: ['src'],
  img: ['src'],
  source: ['src'],
  track: ['src'],
  video: ['src', 'poster'],
};

export default defineRule({
  id: 'link/relative-url',
  summary: 'A link or image without a host, in a post copied from another site: it points into this site.',
  severity: 'error',
  messages: {
    relative: '"{url}" points into this site, not into {host}, where the article comes from.',
    noScheme:
      'The beginning of the address, "https://", is missing: "{url}" points into this site, not to {host}.',
    fixTitle: 'Write {url}',
  },
  *check(post, context) {
    const from = findField(post.frontMatter, 'from')?.value;
    const host = typeof from === 'string' ? hostOf(from) : undefined;
    // Without a source the article is the site's own, and so are its links.
    if (typeof from !== 'string' || host === undefined) return;
    for (const tag of post.body.tags) {
      for (const attribute of urlsOf(tag)) {
        const written = attribute.value ?? '';
        const kind = referenceKind(written);
        if ((kind !== 'relative' && kind !== 'root-relative') || hasLiquid(attribute, post.text)) continue;
        const missing = hostWithoutScheme(written);
        const url = missing === undefined ? resolveUrl(written, from) : `https://${written.trim()}`;
        const fixes: readonly Fix[] =
          url !== undefined && attribute.valueSpan
            ? [
                {
                  title: context.say('fixTitle', { url }),
                  // That a word with `www.` in front is a host is likely, not certain.
                  safety: missing === undefined ? 'safe' : 'review',
                  edits: [replace(attribute.valueSpan, url)],
                },
              ]
            : [];
        yield context.finding(
          missing === undefined ? 'relative' : 'noScheme',
          { url: written, host: missing ?? host },
          { span: attribute.valueSpan ?? attribute.span, fixes },
        );
      }
    }
  },
});

/** The host that an address names which starts with `www.` instead of `https://`. */
function hostWithoutScheme(written: string): string | undefined {
  return /^\s*(www\.[^\s/?#:]+\.[^\s/?#:.]+)(?::\d+)?(?:[/?#]|\s*$)/i.exec(written)?.[1];
}

/** What Liquid puts into a value is not known here; kramdown reads another value than the one that was written. */
function hasLiquid({ value, valueSpan }: Attribute, text: string): boolean {
  if (!valueSpan) return false;
  return text.slice(valueSpan.start, valueSpan.end).replace(/\r\n?/g, '\n') !== value;
}

function urlsOf(tag: Tag): readonly Attribute[] {
  const names = tag.readable && !tag.printed ? urlAttributes[tag.name] : undefined;
  if (!names) return [];
  return tag.attributes.filter(attribute => names.includes(attribute.name.toLowerCase()));
}
