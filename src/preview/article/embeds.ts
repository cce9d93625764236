import { webUrl } from './image-address.ts';

/** What the address of a frame or player tells. */
export interface Embed {
  /** The site as readers call it, or its host. */
  readonly site: string;
  /** Where readers find the same thing on the site itself. */
  readonly href: string;
  /** Whether it is one of the sites that newsrooms embed. */
  readonly isKnown: boolean;
}

/** Says what a frame or player of that address shows; undefined where the address is none of the web. */
export function readEmbed(address: string): Embed | undefined {
  const url = webUrl(address);
  if (url === undefined) return undefined;
  const site = sites.find(({ hosts }) => hosts.some(host => isBelow(url.hostname, host)));
  const href = site?.page?.(url) ?? url.href;
  return { site: site?.name ?? new URL(href).host, href, isKnown: site !== undefined };
}

/** The site whose post stands in an element of one of these classes, as the site's own instructions have it. */
export function readPostEmbed(classes: Iterable<string>): PostEmbed | undefined {
  for (const name of classes) {
    const found = postEmbeds.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A post of a social network, which the network's script would dress up. */
export interface PostEmbed {
  readonly site: string;
  /** The attribute that holds the post's address, where its text does not link to it. */
  readonly address: string;
}

const postEmbeds: ReadonlyMap<string, PostEmbed> = new Map([
  ['twitter-tweet', { site: 'X (Twitter)', address: 'cite' }],
  ['twitter-video', { site: 'X (Twitter)', address: 'cite' }],
  ['instagram-media', { site: 'Instagram', address: 'data-instgrm-permalink' }],
  ['fb-post', { site: 'Facebook', address: 'data-href' }],
  ['fb-video', { site: 'Facebook', address: 'data-href' }],
  ['tiktok-embed', { site: 'TikTok', address: 'cite' }],
  ['text-post-media', { site: 'Threads', address: 'data-text-post-permalink' }],
  ['bluesky-embed', { site: 'Bluesky', address: 'data-href' }],
  ['mastodon-embed', { site: 'Mastodon', address: 'data-embed-url' }],
  ['reddit-embed-bq', { site: 'Reddit', address: 'cite' }],
  ['reddit-card', { site: 'Reddit', address: 'cite' }],
  ['imgur-embed-pub', { site: 'Imgur', address: 'cite' }],
  ['wp-embedded-content', { site: 'WordPress', address: 'cite' }],
]);

/** The elements of which {@link readPostEmbed} tells something, as a selector. */
export const POST_EMBEDS: string = [...postEmbeds.keys()]
  .map(name => `:is(blockquote, div, section).${name}`)
  .join(', ');

/** A site whose players and posts newsrooms embed. */
interface Site {
  /** As readers call it; undefined where it only passes on what is on other sites. */
  readonly name: string | undefined;
  readonly hosts: readonly string[];
  /** The page on which readers would find what is embedded, where the embed's address tells it. */
  page?(url: URL): string | undefined;
}

/** These hosts, with all that ends in their names, are those that `security/frame` takes for known. */
const sites: readonly Site[] = [
  { name: 'YouTube', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], page: youTubePage },
  { name: 'Vimeo', hosts: ['vimeo.com'], page: fromPath(/^\/video\/(\d+)/, 'https://vimeo.com/') },
  {
    name: 'Dailymotion',
    hosts: ['dailymotion.com'],
    page: fromPath(/^\/embed\/video\/(\w+)/, 'https://www.dailymotion.com/video/'),
  },
  { name: 'Bilibili', hosts: ['bilibili.com'], page: bilibiliPage },
  {
    name: 'Youku',
    hosts: ['player.youku.com'],
    page: fromPath(/^\/embed\/([\w=]+)/, 'https://v.youku.com/v_show/id_', '.html'),
  },
  { name: 'Tencent Video', hosts: ['v.qq.com'], page: tencentPage },
  { name: 'X (Twitter)', hosts: ['twitter.com', 'x.com'], page: tweetPage },
  { name: 'Facebook', hosts: ['facebook.com'], page: fromParameter('href') },
  { name: 'SoundCloud', hosts: ['soundcloud.com'], page: fromParameter('url') },
  { name: undefined, hosts: ['embedly.com'], page: fromParameter('url') },
  { name: 'Instagram', hosts: ['instagram.com'] },
  { name: 'TikTok', hosts: ['tiktok.com'] },
  { name: 'Spotify', hosts: ['spotify.com'] },
  { name: 'Telegram', hosts: ['t.me', 'telegram.org'] },
  { name: 'Reddit', hosts: ['reddit.com', 'redditmedia.com'] },
  { name: 'Google', hosts: ['google.com'] },
  { name: 'Giphy', hosts: ['giphy.com'] },
  { name: 'TED', hosts: ['ted.com'] },
  { name: 'Datawrapper', hosts: ['datawrapper.de', 'dwcdn.net'] },
  { name: 'Flourish', hosts: ['flourish.studio'] },
  { name: 'Infogram', hosts: ['infogram.com'] },
  { name: 'Apple Podcasts', hosts: ['podcasts.apple.com'] },
  { name: 'Internet Archive', hosts: ['archive.org'] },
  { name: 'CodePen', hosts: ['codepen.io'] },
  { name: 'GitHub Gist', hosts: ['gist.github.com'] },
  { name: 'Medium', hosts: ['medium.com'] },
  { name: 'DocumentCloud', hosts: ['documentcloud.org'] },
  { name: 'SlideShare', hosts: ['slideshare.net'] },
  { name: 'Scribd', hosts: ['scribd.com'] },
  { name: 'Twitch', hosts: ['twitch.tv'] },
  { name: 'Streamable', hosts: ['streamable.com'] },
  { name: 'Ixigua', hosts: ['ixigua.com'] },
  { name: 'ART19', hosts: ['art19.com'] },
  { name: 'Acast', hosts: ['acast.com'] },
  { name: 'Simplecast', hosts: ['simplecast.com'] },
];

function youTubePage(url: URL): string | undefined {
  const id = /^\/(?:embed\/|v\/|shorts\/)?([\w-]{11})(?:$|[/?&])/.exec(url.pathname)?.[1];
  return id ? `https://www.youtube.com/watch?v=${id}` : undefined;
}

function bilibiliPage({ searchParams }: URL): string | undefined {
  const bvid = /^BV\w+$/.exec(searchParams.get('bvid') ?? '')?.[0];
  const aid = /^\d+$/.exec(searchParams.get('aid') ?? '')?.[0];
  const id = bvid ?? (aid && `av${aid}`);
  return id ? `https://www.bilibili.com/video/${id}` : undefined;
}

function tencentPage({ searchParams }: URL): string | undefined {
  const id = /^\w+$/.exec(searchParams.get('vid') ?? '')?.[0];
  return id ? `https://v.qq.com/x/page/${id}.html` : undefined;
}

function tweetPage({ searchParams }: URL): string | undefined {
  const id = /^\d+$/.exec(searchParams.get('id') ?? '')?.[0];
  return id ? `https://x.com/i/status/${id}` : undefined;
}

function fromPath(pattern: RegExp, before: string, after = ''): (url: URL) => string | undefined {
  return ({ pathname }) => {
    const id = pattern.exec(pathname)?.[1];
    return id ? before + id + after : undefined;
  };
}

function fromParameter(name: string): (url: URL) => string | undefined {
  return ({ searchParams }) => webUrl(searchParams.get(name) ?? '')?.href;
}

function isBelow(host: string, name: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}
