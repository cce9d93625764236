import assert from 'node:assert/strict';
import {
  createPictureUse,
  createSiteFiles,
  kindOfPicture,
  learnPictures,
  type PicturedPost,
  placePicture,
  readSite,
  type Site,
  withFiles,
} from '../../../src/core/index.ts';
import { startWatch } from '../../support/stopwatch.ts';

const now = Date.UTC(2024, 5, 7);

function siteOf(files: readonly string[], config = ''): Site {
  return withFiles(readSite(config), createSiteFiles({ list: () => files, read: () => undefined }));
}

function postOf(path: string, body: string): PicturedPost {
  return { path, text: `---\ntitle: A\n---\n${body}\n` };
}

function place(
  habit: ReturnType<typeof learnPictures>,
  post: string,
  taken: readonly string[] = [],
  ending = 'png',
) {
  return placePicture(habit, { post, ending, now, isTaken: path => taken.includes(path) });
}

describe('Where pictures go', () => {
  it('is learned from the posts: folders by year, month and name, and how addresses are written', () => {
    const site = siteOf(['images/2024/03/a.jpg', 'images/2023/12/b.jpg', 'logo.png']);
    const habit = learnPictures(
      [
        postOf('_posts/2024-03-05-a.md', '<figure><img src="/images/2024/03/a.jpg" alt=""></figure>'),
        postOf('_posts/2023-12-24-b.md', '<figure><img class="x" src=\'/images/2023/12/b.jpg\'></figure>'),
        postOf('_posts/2023-12-01-c.md', '![logo](/logo.png)'),
      ],
      site,
    );
    assert.deepEqual(habit, {
      folder: 'images/:year/:month/',
      name: ':slug',
      form: { before: '', behind: '' },
      hasFigures: true,
    });
    assert.deepEqual(place(habit, '_posts/2024-04-11-mole.md'), {
      file: 'images/2024/04/mole.png',
      address: '/images/2024/04/mole.png',
      plainAddress: '/images/2024/04/mole.png',
    });
    assert.equal(place(habit, '_drafts/mole.md')?.file, 'images/2024/06/mole.png');
  });

  it('is written with relative_url, site.baseurl or the baseurl itself, as posts do', () => {
    const files = ['img/a/a.png'];
    for (const [written, expected] of [
      ["{{ '/img/a/a.png' | relative_url }}", "{{ '/img/m/m.png' | relative_url }}"],
      ['{{ "/img/a/a.png" | absolute_url }}', '{{ "/img/m/m.png" | absolute_url }}'],
      ['{{ site.url }}{{ site.baseurl }}/img/a/a.png', '{{ site.url }}{{ site.baseurl }}/img/m/m.png'],
      ['/blog/img/a/a.png', '/blog/img/m/m.png'],
      ['https://news.example/blog/img/a/a.png', '/blog/img/m/m.png'],
    ] as const) {
      for (const body of [`<img src="${written}">`, `![a](${written})`]) {
        const habit = learnPictures(
          [postOf('_posts/2024-03-05-a.md', body)],
          siteOf(files, 'url: https://news.example/\nbaseurl: /blog\n'),
        );
        assert.equal(place(habit, '_posts/2024-04-11-m.md')?.address, expected, body);
        assert.equal(place(habit, '_posts/2024-04-11-m.md')?.plainAddress, '/img/m/m.png');
      }
    }
  });

  it('is the usual folder where no post shows one, and heeds baseurl', () => {
    assert.equal(place(learnPictures([], siteOf([])), '_posts/2024-04-11-m.md')?.file, 'assets/images/m.png');
    const site = siteOf(['img/logo.png'], 'baseurl: /blog\n');
    assert.deepEqual(place(learnPictures([], site), '_posts/2024-04-11-m.md'), {
      file: 'img/m.png',
      address: "{{ '/img/m.png' | relative_url }}",
      plainAddress: '/img/m.png',
    });
  });

  it('learns nothing from pictures of other sites, and those that are not there', () => {
    const body = '<img src="https://a.example/x/y.png"><img src="/gone/z.png"><img src="/data"> ![](z.png)';
    const habit = learnPictures([postOf('_posts/2024-03-05-a.md', body)], siteOf(['images/other.png']));
    assert.equal(habit.folder, 'images/');
  });

  it('keeps dates in names where the site has them', () => {
    const site = siteOf(['img/2024-03-05-a-1.png']);
    const habit = learnPictures([postOf('_posts/2024-03-05-a.md', '![a](/img/2024-03-05-a-1.png)')], site);
    assert.equal(place(habit, '_posts/2024-04-11-m.md')?.file, 'img/2024-04-11-m.png');
  });

  it('never is a place that is taken, and never outside of the site', () => {
    const habit = learnPictures([], siteOf([]));
    const taken = ['assets/images/m.png', 'assets/images/m-2.png'];
    assert.equal(place(habit, '_posts/2024-04-11-m.md', taken)?.file, 'assets/images/m-3.png');
    for (const name of ['..', '%2e%2e', 'a b"c', '旧灯塔', "it's {{ x }}"]) {
      const placed = place(habit, `_posts/2024-04-11-${name}.md`);
      assert.match(placed?.file ?? '', /^assets\/images\/[^\s"'{}%/]+\.png$/);
      assert.match(placed?.address ?? '', /^\/assets\/images\/[^\s"'{}/]+\.png$/);
    }
    assert.equal(place(habit, '_posts/2024-04-11-m.md', [], 'jpg')?.file, 'assets/images/m.jpg');
  });
});

describe('What a file is', () => {
  const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0));

  it('is told by its bytes, whatever it is called', () => {
    for (const [start, name, ending] of [
      ['\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'PNG', 'png'],
      ['\xff\xd8\xff\xe0\0\x10JFIF', 'JPEG', 'jpg'],
      ['GIF89a\x08\0', 'GIF', 'gif'],
      ['RIFF\x24\0\0\0WEBPVP8 ', 'WebP', 'webp'],
      ['\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', 'AVIF', 'avif'],
      ['\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf', 'AVIF', 'avif'],
      ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'HEIC', undefined],
      ['\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'HEIC', undefined],
      ['II*\0\x08\0\0\0', 'TIFF', undefined],
      ['MM\0*\0\0\0\x08', 'TIFF', undefined],
      ['BM\x46\0\0\0\0\0\0\0\x36', 'BMP', 'bmp'],
      ['8BPS\0\x01', 'Photoshop', undefined],
      ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG', 'svg'],
      ['\xef\xbb\xbf<?xml version="1.0"?>\n<!-- drawn -->\n<svg>', 'SVG', 'svg'],
    ] as const)
      assert.deepEqual(kindOfPicture(bytesOf(start)), { name, ending }, start);
  });

  it('is no picture where nothing tells so', () => {
    for (const text of [
      '',
      'P',
      '<html><body><svg></svg>',
      'BMW builds cars',
      '%PDF-1.7',
      '\0\0\0\x20ftypisom',
    ])
      assert.equal(kindOfPicture(bytesOf(text)), undefined, text);
  });
});

describe('Unused pictures', () => {
  it('are those whose name stands nowhere', () => {
    const use = createPictureUse([
      'img/a.png',
      'img/b c.jpg',
      'img/d.svg',
      'img/E.PNG',
      'img/f&g.webp',
      'img/灯.png',
      'img/unused.png',
      'index.md',
    ]);
    use.read('![a](/img/a.png) <img src="/img/b%20c.jpg?x=1">');
    use.read('a { background: url("../img/d.svg") }');
    use.read('cover: e.png\nalso: /x/f&amp;g.webp, %E7%81%AF.png');
    assert.deepEqual(use.unused(), ['img/unused.png']);
  });

  it('are found in linear time', () => {
    const use = createPictureUse(['a.png']);
    const watch = startWatch();
    use.read('x'.repeat(1_000_000));
    use.read('x.png'.repeat(200_000));
    assert.ok(watch() < 5000);
    assert.deepEqual(use.unused(), ['a.png']);
  });
});
