import assert from 'node:assert/strict';
import { hostOf, originOfImage } from '../../src/preview/image-address.ts';

describe('Where the image of a post comes from', () => {
  const site = 'https://file%2B.vscode-resource.vscode-cdn.net/home/ana/site/';
  const siteFolder = 'https://file+.vscode-resource.vscode-cdn.net/home/ana/site/';

  it('is the text itself for a data: image', () => {
    assert.deepEqual(originOfImage('data:image/png;base64,AAAA', site), { kind: 'inline' });
    assert.deepEqual(originOfImage('data:text/html,<script>1</script>', site), { kind: 'none' });
  });

  it('is a file of the site for an address that begins with a slash', () => {
    const address = `${siteFolder}assets/a%20b.png`;
    assert.deepEqual(originOfImage('/assets/a b.png', site), { kind: 'site', address });
    assert.deepEqual(originOfImage(' /assets/a%20b.png?v=1#x', site), { kind: 'site', address });
  });

  it('is nothing outside the site', () => {
    for (const source of ['/../../.ssh/id', '/..%2f..', '/\\example.org/a.png', '/a/../../b.png']) {
      const origin = originOfImage(source, site);
      const isInside = origin.kind === 'site' && origin.address.startsWith(siteFolder);
      assert.ok(origin.kind === 'none' || isInside, source);
    }
  });

  it('is another machine for a web address, which is never asked', () => {
    assert.deepEqual(originOfImage('https://Example.org:8080/a.png', site), {
      kind: 'remote',
      host: 'example.org:8080',
    });
    assert.deepEqual(originOfImage('//cdn.example.org/a.png', site), {
      kind: 'remote',
      host: 'cdn.example.org',
    });
  });

  it('is unknown for everything else', () => {
    for (const source of ['', 'a.png', '../a.png', 'javascript:alert(1)', 'file:///etc/passwd', 'https://']) {
      assert.deepEqual(originOfImage(source, site), { kind: 'none' }, source);
    }
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
