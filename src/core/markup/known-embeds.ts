import { findAttribute, type Tag } from '../kramdown/tag.ts';
import { hostOf } from '../text/url.ts';

/** Sites whose players and posts newsrooms embed, with all that ends in their names. */
const known: readonly string[] =
  `youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com twitter.com x.com
  facebook.com instagram.com tiktok.com soundcloud.com spotify.com bilibili.com player.youku.com v.qq.com t.me
  telegram.org reddit.com redditmedia.com google.com embedly.com giphy.com ted.com datawrapper.de dwcdn.net
  flourish.studio infogram.com podcasts.apple.com archive.org codepen.io gist.github.com medium.com documentcloud.org
  slideshare.net scribd.com twitch.tv streamable.com ixigua.com art19.com acast.com simplecast.com speakerdeck.com
  asciinema.org jsfiddle.net tumblr.com imgur.com tenor.com pinterest.com wistia.com`.split(/\s+/);

/** The classes by which scripts of other sites find the posts and players that they draw. */
const EMBED =
  /(?:^|\s)(?:twitter-(?:tweet|video|timeline)|instagram-media|fb-(?:post|video|page|root|comment-embed)|tiktok-embed|reddit-(?:card|embed-bq)|imgur-embed-pub|embedly-card|flourish-embed|infogram-embed|bluesky-embed|mastodon-embed|text-post-media|wp-embedded-content|strava-embed-placeholder|getty|datawrapper-\S+|gist|telegram-post|codepen|speakerdeck-embed|tumblr-post|tenor-gif-embed|github-card|typeform-widget)(?:\s|$)/i;

/** The host of an embed that is none of the known players; undefined of those, and of the site's own files. */
export function unknownHost(url: string): string | undefined {
  const host = hostOf(url.trim().replace(/^\/\//, 'https://'))?.toLowerCase();
  const isKnown = host === undefined || known.some(name => host === name || host.endsWith(`.${name}`));
  return isKnown ? undefined : host;
}

/** Whether an element is a post or player of another site, drawn by that site's script. */
export function isEmbed(tag: Tag): boolean {
  return tag.attributes.length > 0 && EMBED.test(findAttribute(tag, 'class')?.value ?? '');
}
