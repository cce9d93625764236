import assert from 'node:assert/strict';
import { hostOf, originOfImage, type PagePlace } from '../../src/preview/article/image-address.ts';

describe('Where the image of a post comes from', () => {
  const siteFolder = 'https://file+.vscode-resource.vscode-cdn.net/home/ana/site/';
  const place: PagePlace = {
    siteAddress: 'https://file%2B.vscode-resource.vscode-cdn.net/home/ana/site/',
    siteUrl: 'https://harbour.example',
    basePath: '',
    pagePath: '/news/2024/03/05/ferry.html',
  };
  const blog = { ...place, basePath: '/blog' };

  it('is the text itself for a data: image', () => {
    assert.deepEqual(originOfImage('data:image/png;base64,AAAA', place), { kind: 'inline' });
    assert.deepEqual(originOfImage('data:text/html,<script>1</script>', place), { kind: 'nowhere' });
  });

  it('is a file of the site for an address that begins with a slash', () => {
    const address = `${siteFolder}assets/a%20b.png`;
    assert.deepEqual(originOfImage('/assets/a b.png', place), { kind: 'site', address });
    assert.deepEqual(originOfImage(' /assets/a%20b.png?v=1#x', place), { kind: 'site', address });
  });

  it('is a file of the site for an address relative to the page that is published', () => {
    const address = `${siteFolder}news/2024/03/05/a.png`;
    assert.deepEqual(originOfImage('a.png', place), { kind: 'site', address });
    const above = `${siteFolder}assets/a.png`;
    assert.deepEqual(originOfImage('../../../../assets/a.png', place), { kind: 'site', address: above });
  });

  it('is below the folder that the site is published in', () => {
    const address = `${siteFolder}assets/a.png`;
    assert.deepEqual(originOfImage('/blog/assets/a.png', blog), { kind: 'site', address });
    assert.deepEqual(originOfImage('/assets/a.png', blog), { kind: 'nowhere' });
  });

  it('is a file of the site for an address that names the site itself', () => {
    const address = `${siteFolder}assets/a.png`;
    for (const own of ['https://harbour.example', 'http://harbour.example', '//Harbour.Example'])
      assert.deepEqual(originOfImage(`${own}/blog/assets/a.png?v=1`, blog), { kind: 'site', address });
    assert.equal(originOfImage('https://harbour.example/shop/a.png', blog).kind, 'remote');
    assert.equal(originOfImage('https://harbour.example:8080/blog/assets/a.png', blog).kind, 'remote');
    assert.equal(originOfImage('https://harbour.example@enemy.example/blog/a.png', blog).kind, 'remote');
    assert.deepEqual(originOfImage('https://harbour.example/blog/_drafts/a.png', blog), { kind: 'nowhere' });
    assert.equal(originOfImage('https://a.example/a.png', { ...place, siteUrl: '' }).kind, 'remote');
  });

  it('is nothing that Jekyll does not publish', () => {
    assert.deepEqual(originOfImage('/_drafts/a.png', place), { kind: 'nowhere' });
    assert.deepEqual(originOfImage('/.git/config', place), { kind: 'nowhere' });
  });

  it('is nothing outside the site', () => {
    for (const source of [
      '/../../.ssh/id',
      '/..%2f..',
      '/\\example.org/a.png',
      '/a/../../b.png',
      '/%2e%2e/b',
    ]) {
      const origin = originOfImage(source, place);
      const isInside = origin.kind === 'site' && origin.address.startsWith(siteFolder);
      assert.ok(origin.kind === 'nowhere' || origin.kind === 'remote' || isInside, source);
    }
  });

  it('is a file of the theme where the site has none of its own', () => {
    const address = 'https://file+.vscode-resource.vscode-cdn.net/gems/tide/';
    const themed = { ...blog, theme: { address, paths: new Set(['assets/a b.png']) } };
    assert.deepEqual(originOfImage('/blog/assets/a%20b.png?v=1', themed), {
      kind: 'site',
      address: `${address}assets/a%20b.png`,
    });
    assert.deepEqual(originOfImage('/blog/assets/b.png', themed), {
      kind: 'site',
      address: `${siteFolder}assets/b.png`,
    });
    assert.deepEqual(originOfImage('/blog/assets/..%2fa b.png', themed), { kind: 'nowhere' });
    assert.deepEqual(originOfImage('/assets/a b.png', themed), { kind: 'nowhere' });
  });

  it('is another machine for a web address', () => {
    assert.deepEqual(originOfImage('http://Example.org:8080/a.png', place), {
      kind: 'remote',
      host: 'example.org:8080',
      address: 'https://example.org:8080/a.png',
    });
    assert.deepEqual(originOfImage('//cdn.example.org/a.png', place), {
      kind: 'remote',
      host: 'cdn.example.org',
      address: 'https://cdn.example.org/a.png',
    });
  });

  it('is nowhere for everything else', () => {
    for (const source of ['javascript:alert(1)', 'file:///etc/passwd', 'https://', 'data:,x', 'blob:x']) {
      assert.deepEqual(originOfImage(source, place), { kind: 'nowhere' }, source);
    }
    assert.deepEqual(originOfImage(' ', place), { kind: 'empty' });
  });
});

describe('The host of an address', () => {
  it('is known for web addresses only', () => {
    assert.equal(hostOf('https://www.example.org/embed/1'), 'www.example.org');
    assert.equal(hostOf('//player.example.org/1'), 'player.example.org');
    assert.equal(hostOf('javascript:alert(1)'), undefined);
    assert.equal(hostOf('embed/1'), undefined);
  });
});
