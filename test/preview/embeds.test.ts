import assert from 'node:assert/strict';
import { unknownHost } from '../../src/core/markup/known-embeds.ts';
import { readEmbed, readPostEmbed } from '../../src/preview/article/embeds.ts';

describe('What the address of an embed tells', () => {
  const pages: Readonly<Record<string, readonly [site: string, page: string]>> = {
    '//www.youtube.com/embed/aB-cD_eF012?rel=0': ['YouTube', 'https://www.youtube.com/watch?v=aB-cD_eF012'],
    'https://www.youtube-nocookie.com/embed/aB-cD_eF012': [
      'YouTube',
      'https://www.youtube.com/watch?v=aB-cD_eF012',
    ],
    'https://player.vimeo.com/video/1234?h=5': ['Vimeo', 'https://vimeo.com/1234'],
    '//player.bilibili.com/player.html?bvid=BV1xx411c7mD&p=1': [
      'Bilibili',
      'https://www.bilibili.com/video/BV1xx411c7mD',
    ],
    'https://player.bilibili.com/player.html?aid=170001': [
      'Bilibili',
      'https://www.bilibili.com/video/av170001',
    ],
    'https://player.youku.com/embed/XMTIz==': ['Youku', 'https://v.youku.com/v_show/id_XMTIz==.html'],
    'https://v.qq.com/txp/iframe/player.html?vid=a0012abc': [
      'Tencent Video',
      'https://v.qq.com/x/page/a0012abc.html',
    ],
    'https://platform.twitter.com/embed/Tweet.html?id=123': ['X (Twitter)', 'https://x.com/i/status/123'],
    'https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fternbay%2Fposts%2F1': [
      'Facebook',
      'https://www.facebook.com/ternbay/posts/1',
    ],
    'https://cdn.embedly.com/widgets/media.html?url=https%3A%2F%2Fexample.org%2Ffilm': [
      'example.org',
      'https://example.org/film',
    ],
    'https://www.facebook.com/plugins/post.php?href=javascript:alert(1)': [
      'Facebook',
      'https://www.facebook.com/plugins/post.php?href=javascript:alert(1)',
    ],
    'https://maps.example.org/tern-bay': ['maps.example.org', 'https://maps.example.org/tern-bay'],
  };

  for (const [address, [site, href]] of Object.entries(pages)) {
    it(`is that ${address} is of ${site}`, () => {
      const embed = readEmbed(address);
      assert.deepEqual([embed?.site, embed?.href], [site, href]);
      // What the placeholder says of the rule must be what the rule does.
      assert.equal(embed?.isKnown, unknownHost(address) === undefined);
    });
  }

  it('is nothing of an address that is none of the web', () => {
    for (const address of ['', 'player.html', 'javascript:alert(1)', 'data:text/html,a', 'about:blank']) {
      assert.equal(readEmbed(address), undefined, address);
    }
  });

  it('knows the same sites as the rules', () => {
    const hosts = `youtube.com youtu.be x.com t.me telegram.org reddit.com redditmedia.com google.com giphy.com ted.com
      datawrapper.de dwcdn.net flourish.studio infogram.com podcasts.apple.com archive.org codepen.io gist.github.com
      medium.com documentcloud.org slideshare.net scribd.com twitch.tv streamable.com ixigua.com art19.com acast.com
      simplecast.com instagram.com tiktok.com spotify.com soundcloud.com dailymotion.com nottwitter.com ternbay.example`;
    for (const host of hosts.split(/\s+/)) {
      const address = `https://a.${host}/1`;
      assert.equal(readEmbed(address)?.isKnown, unknownHost(address) === undefined, host);
    }
  });

  it('is whose post stands in a blockquote', () => {
    assert.equal(readPostEmbed(['tw-align-center', 'twitter-tweet'])?.site, 'X (Twitter)');
    assert.equal(readPostEmbed(['quote']), undefined);
  });
});
