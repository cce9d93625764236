import { findAttribute } from '../../kramdown/tag.ts';
import { hostOf } from '../../text/url.ts';
import { defineRule } from '../rule.ts';
import { startTags } from '../shared/start-tags.ts';
import { addAttribute, escapeValue, setValue } from '../shared/tag-edits.ts';
import { hasSome, type MendedPlace, together } from '../shared/together.ts';

/** What a frame of a host shows, by the end of its name. */
const players: readonly (readonly [host: string, title: string])[] = [
  ['youtube.com', 'YouTube video'],
  ['youtube-nocookie.com', 'YouTube video'],
  ['vimeo.com', 'Vimeo video'],
  ['dailymotion.com', 'Dailymotion video'],
  ['bilibili.com', 'Bilibili video'],
  ['soundcloud.com', 'SoundCloud player'],
  ['spotify.com', 'Spotify player'],
  ['twitter.com', 'Post on Twitter'],
  ['facebook.com', 'Post on Facebook'],
  ['instagram.com', 'Post on Instagram'],
];

export default defineRule({
  id: 'html/untitled-frame',
  summary: 'An `<iframe>` without title: who hears the page is told of a frame, not of what it shows.',
  severity: 'hint',
  messages: {
    one: 'This frame has no title: who hears the page cannot tell what it shows.',
    many: '{count} frames have no title: who hears the page cannot tell what they show.',
    another: 'This frame too',
    writeTitle: 'Write what they are: title="{title}"',
    writeOneTitle: 'Write what it is: title="{title}"',
  },
  *check(post, context) {
    const places: (MendedPlace & { readonly name: string })[] = [];
    for (const tag of startTags(post, 'iframe')) {
      const title = findAttribute(tag, 'title');
      if (title?.value?.trim() || isHidden(findAttribute(tag, 'aria-hidden')?.value)) continue;
      const name = nameOf(findAttribute(tag, 'src')?.value ?? findAttribute(tag, 'data-src')?.value ?? '');
      if (name === undefined) continue;
      const written = escapeValue(name);
      const edits = [title ? setValue(title, written) : addAttribute(tag, 'title', written)];
      places.push({ span: tag.span, edits, name });
    }
    if (!hasSome(places)) return;
    const count = places.length;
    const titles = new Set(places.map(({ name }) => name));
    const title = titles.size === 1 ? places[0].name : '…';
    const others = context.say('another', {});
    const fixTitle = context.say(count === 1 ? 'writeOneTitle' : 'writeTitle', { title });
    // A name of what it shows would be better; this says at least what kind of thing it is.
    const parts = together(places, { others, title: fixTitle, safety: 'review' });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});

function isHidden(value: string | undefined): boolean {
  return value?.trim() === 'true';
}

/** What a frame shows, as far as its address tells; undefined of one that shows nothing. */
function nameOf(address: string): string | undefined {
  const url = address.trim();
  const host = hostOf(url.startsWith('//') ? `https:${url}` : url)?.toLowerCase();
  if (host === undefined) return url === '' || url.startsWith('about:') ? undefined : url.slice(0, 80);
  const player = players.find(([name]) => host === name || host.endsWith(`.${name}`));
  return player?.[1] ?? host.replace(/^www\./, '');
}
