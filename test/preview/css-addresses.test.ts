import assert from 'node:assert/strict';
import {
  settleAddresses,
  settleFontSources,
  takesImages,
} from '../../src/preview/article/site-styles/css-addresses.ts';

/** Files of the site are at hand, and images in themselves. */
const addressOf = (address: string): string | undefined => {
  if (address.startsWith('data:image/')) return address;
  return address.startsWith('/') && !address.startsWith('//') ? `files:/site${address}` : undefined;
};

describe('A value of a declaration of the site', () => {
  const values: Readonly<Record<string, string>> = {
    red: 'red',
    '1px solid #ccc': '1px solid #ccc',
    'var(--x)': 'var(--x)',
    'url("data:image/png;base64,AA")': 'url("data:image/png;base64,AA")',
    '"“"': '"“"',
    curl: 'curl',
    'url("/a.png")': 'url("files:/site/a.png")',
    'URL( /a.png )': 'url("files:/site/a.png")',
    "url('/a.png') 0 0 / cover": 'url("files:/site/a.png") 0 0 / cover',
    'url(https://enemy.example/a.png)': 'none',
    'URL("//enemy.example/a")': 'none',
    'url("data:text/html,a")': 'none',
    'url("data:image/png;base64,AA") , url("x.png")': 'url("data:image/png;base64,AA") , none',
    'linear-gradient(red, blue), url("/a.png")': 'linear-gradient(red, blue), url("files:/site/a.png")',
    'image-set(url("/a.png") 1x, url("/b.png") 2x)':
      'image-set(url("files:/site/a.png") 1x, url("files:/site/b.png") 2x)',
    '-webkit-image-set(url(x) 1x)': '-webkit-image-set(none 1x)',
    // What a string holds asks for nothing.
    '"url(" url(/a.png) ")"': '"url(" url("files:/site/a.png") ")"',
    '"/* url(//enemy.example/)" url(/a.png)': '"/* url(//enemy.example/)" url("files:/site/a.png")',
  };
  for (const [value, settled] of Object.entries(values)) {
    it(`names what the page may have, else none: ${value}`, () => {
      assert.equal(settleAddresses(value, addressOf), settled);
    });
  }

  it('is left out where it is not sure what it asks for', () => {
    for (const value of [
      'image-set("https://enemy.example/a.png" 1x)',
      'image-set(url("/a.png") 1x, "https://enemy.example/a.png" 2x)',
      'src("x")',
      'url(var(--x))',
      'url("/a.png" crossorigin(x))',
      'url(/a"b.png)',
      'u\\72l(https://enemy.example/)',
      'red/*',
      'url(/a.png) /* " */ url(//enemy.example/)',
      'expression(alert(1))',
      'cross-fade(url(/a.png), url(/b.png))',
      'image(ltr "/a.png")',
    ]) {
      assert.equal(settleAddresses(value, addressOf), undefined, value);
    }
  });

  it('is an image’s only where the property shows one', () => {
    for (const name of ['background-image', 'content', 'list-style-image', 'mask-image', '--hero'])
      assert.ok(takesImages(name), name);
    for (const name of ['filter', 'clip-path', 'cursor', 'src', 'behavior', 'offset-path'])
      assert.ok(!takesImages(name), name);
  });
});

describe('The sources of a font of the site', () => {
  const sources: Readonly<Record<string, string>> = {
    'url("/a.woff2") format("woff2"), url("/a.woff")':
      'url("files:/site/a.woff2") format("woff2"), url("files:/site/a.woff")',
    'local("Lato Bold"), url("//enemy.example/a.woff")': 'local("Lato Bold")',
    'url("/a.ttf") format(truetype) tech(variations)':
      'url("files:/site/a.ttf") format(truetype) tech(variations)',
    'url("https://enemy.example/a.woff")': '',
    'src("x"), url(\\2f\\2f enemy.example)': '',
  };
  for (const [source, kept] of Object.entries(sources)) {
    it(`are the site’s own: ${source}`, () => {
      assert.equal(settleFontSources(source, addressOf), kept);
    });
  }
});
