import { findAttribute } from '../../kramdown/tag.ts';
import { startTags } from '../../markup/ancestors.ts';
import { addAttribute, escapeValue, setValue } from '../../markup/tag-edits.ts';
import { hostOf } from '../../text/url.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

/** The names of the players that newsrooms embed, by the end of their hosts' names. */
const players: readonly (readonly [host: string, name: string])[] = [
  ['youtube.com', 'YouTube'],
  ['youtube-nocookie.com', 'YouTube'],
  ['vimeo.com', 'Vimeo'],
  ['dailymotion.com', 'Dailymotion'],
  ['bilibili.com', 'Bilibili'],
  ['soundcloud.com', 'SoundCloud'],
  ['spotify.com', 'Spotify'],
  ['twitter.com', 'Twitter'],
  ['facebook.com', 'Facebook'],
  ['instagram.com', 'Instagram'],
];

export default defineRule({
  id: 'html/untitled-frame',
  summary: 'An `<iframe>` without a title: people who use a screen reader cannot tell what it shows.',
  severity: 'hint',
  messages: {
    one: 'This frame has no title: people who use a screen reader cannot tell what it shows.',
    many: '{count} frames have no title: people who use a screen reader cannot tell what they show.',
    another: 'This frame has no title either.',
    writeOneTitle: 'Name its source: title="{title}"',
    writeTitle: 'Name their source: title="{title}"',
    writeEachTitle: 'Name the source of each frame in its title',
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
    const title = places[0].name;
    const isSame = places.every(({ name }) => name === title);
    const fixTitle = isSame
      ? context.say(count === 1 ? 'writeOneTitle' : 'writeTitle', { title })
      : context.say('writeEachTitle', {});
    const others = context.say('another', {});
    // What it shows would be better; this is what the address tells.
    const parts = together(places, { others, title: fixTitle, safety: 'review' });
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('many', { count }, parts);
  },
});

function isHidden(value: string | undefined): boolean {
  return value?.trim() === 'true';
}

/** Where a frame comes from; undefined of one that shows nothing. */
function nameOf(address: string): string | undefined {
  const url = address.trim();
  const host = hostOf(url.startsWith('//') ? `https:${url}` : url)?.toLowerCase();
  if (host === undefined) return url === '' || url.startsWith('about:') ? undefined : url.slice(0, 80);
  if (host === 'cdn.embedly.com') return nameOf(embeddedAddress(url)) ?? host;
  const player = players.find(([name]) => host === name || host.endsWith(`.${name}`));
  return player?.[1] ?? host.replace(/^www\./, '');
}

/** Embedly shows what it names in its own address. */
function embeddedAddress(url: string): string {
  const encoded = /[?&;]url=(https?%3A%2F%2F[\w.-]{1,100})/i.exec(url)?.[1] ?? '';
  return encoded.replace(/%3A/i, ':').replace(/%2F/gi, '/');
}
