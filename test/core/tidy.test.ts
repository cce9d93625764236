import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyEdits,
  findLeftovers,
  type LeftoverGroup,
  type LeftoverKind,
  parsePost,
  tidyEdits,
} from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';
import { readNewsroom } from '../support/corpus.ts';
import { readAsBrowser } from '../support/reading.ts';

const FRONT = '---\ntitle: The bridge\nfrom: https://news.example/bridge\n---\n';
const PARAGRAPH = `<p>${'The bridge was opened by the mayor on a day without wind. '.repeat(8)}</p>`;

describe('Tidying takes away', () => {
  const cases: readonly (readonly [name: string, kind: LeftoverKind, body: string, left: string])[] = [
    [
      'a bar of share buttons, with its heading',
      'share',
      '<div class="sharedaddy"><h3>Share this:</h3><ul><li><a href="https://news.example/bridge/?share=twitter">Twitter</a></li></ul></div>',
      '',
    ],
    [
      'share buttons that no name gives away, and what held them',
      'share',
      '<footer><p>分享到：<a href="https://service.weibo.com/share/share.php?url=a">微博</a> <a href="https://www.facebook.com/sharer.php?u=a"><img src="/fb.png" width="16" height="16"/></a></p></footer>',
      '',
    ],
    ['a button that prints', 'share', '<p><a href="javascript:window.print()">打印本页</a></p>', ''],
    ['a place for an advertisement', 'ad', '<div class="ad-slot" id="div-gpt-ad-1"><div></div></div>', ''],
    ['an advertisement that says no more than so', 'ad', '<div class="ads"><span>广告</span></div>', ''],
    [
      'a list of related articles without any',
      'empty-related',
      '<div class="jp-relatedposts"><h3><em>相关</em></h3></div>',
      '',
    ],
    [
      'comments that readers could answer',
      'comments',
      `<div id="comments"><h2>Comments</h2><div class="comment"><p>${'Cheap pills here, cheap pills there. '.repeat(9)}</p><a href="/comment/reply/1/2">Reply</a></div></div>`,
      '',
    ],
    ['a comment form', 'comments', '<div id="respond"><form><input name="a"/></form></div>', ''],
    ['what is hidden', 'hidden', '<div style="display: none">tracker</div>', ''],
    [
      'a file name that only screen readers read',
      'hidden',
      '<h2 class="element-invisible"><a href="/file/1">bridge.jpg</a></h2>',
      '',
    ],
    ['a script', 'script', '<script>track()</script>', ''],
    [
      'the copy of an image for pages without scripts',
      'script',
      '<p><img src="https://a.example/b.jpg?w=2"/><noscript><img src="https://a.example/b.jpg"/></noscript></p>',
      '<p><img src="https://a.example/b.jpg?w=2"/></p>',
    ],
    ['a link to a style sheet', 'page-head', '<link rel="stylesheet" href="/a.css"/>', ''],
    [
      'a tracking pixel, and the paragraph that held it',
      'tracking-pixel',
      '<p><img src="https://medium.com/_/stat?event=a" width="1" height="1"/></p>',
      '',
    ],
    ['an empty paragraph', 'empty', '<p> </p>', ''],
    ['the tags of a span that says nothing', 'wrapper-span', '<p>a <span>b</span></p>', '<p>a b</p>'],
    ['the tags of a div that says nothing', 'wrapper-div', '<div><div><p>a</p></div></div>', '<p>a</p>'],
    ['a comment', 'html-comment', '<p>a<!-- /.block --></p>', '<p>a</p>'],
    ['code in attributes', 'handler', '<p onclick="a()">b</p>', '<p>b</p>'],
    [
      'tracking parameters',
      'tracking',
      '<p><a href="https://a.example/?utm_source=b">c</a></p>',
      '<p><a href="https://a.example/">c</a></p>',
    ],
    [
      'the addresses of lazy images that are there',
      'lazy',
      '<p><img src="https://a.example/b.jpg" data-src="https://a.example/b.jpg"/></p>',
      '<p><img src="https://a.example/b.jpg"/></p>',
    ],
    [
      'what an image waits for',
      'lazy',
      '<p><img data-lazy-src="https://a.example/b.jpg" srcset="data:image/gif;base64,R0lGOD"/></p>',
      '<p><img src="https://a.example/b.jpg"/></p>',
    ],
    ['data for scripts', 'data', '<p data-reactid="1">a</p>', '<p>a</p>'],
    ['RDFa', 'rdfa', '<p property="dc:title" content="x" itemprop="y">a</p>', '<p>a</p>'],
    [
      'classes of systems',
      'framework',
      '<p class="graf graf--p intro wp-image-3">a</p>',
      '<p class="intro">a</p>',
    ],
    [
      'ids of systems that nothing refers to',
      'framework',
      '<section id="post-12"><p>a</p></section>',
      '<section><p>a</p></section>',
    ],
    ['attributes without a value', 'empty-attribute', '<p class="" style="">a</p>', '<p>a</p>'],
  ];
  for (const [name, kind, body, left] of cases) {
    it(name, () => {
      const group = groupsOf(page(body)).find(each => each.kind === kind);
      assert.ok(group?.isSure, `no group ${kind}`);
      assert.equal(tidy(page(body), [kind]), page(left));
    });
  }
});

describe('Tidying offers, but does not tick', () => {
  const cases: readonly (readonly [name: string, kind: LeftoverKind, body: string])[] = [
    [
      'a list of related articles',
      'related',
      '<div class="related"><h3>Related</h3><a href="/tram">The tram is late</a></div>',
    ],
    [
      'an advertisement with a picture',
      'ad-content',
      '<div class="ads"><a href="/shop"><img src="/shop.jpg"/></a></div>',
    ],
    [
      'a box to subscribe',
      'newsletter',
      '<div class="newsletter">All the harbour in your inbox <form><input/></form></div>',
    ],
    ['a byline', 'byline', '<div class="entry-meta">By Ana Reyes, 5 March</div>'],
    [
      'navigation that no name gives away',
      'navigation',
      '<nav><ul><li><a href="https://news.example/">Home</a></li><li><a href="https://news.example/city">City</a></li></ul></nav>',
    ],
    ['the title', 'repeated-title', '<h1>The  bridge</h1>'],
    [
      'hidden pictures',
      'hidden-content',
      '<div style="display:none"><img src="https://a.example/b.jpg"/></div>',
    ],
    ['a credit that was hidden', 'hidden-content', '<h2 class="element-invisible">Photo: Ana Reyes</h2>'],
    ['style sheets', 'style-sheet', '<style>p { color: red }</style>'],
  ];
  for (const [name, kind, body] of cases) {
    it(name, () => {
      const group = groupsOf(page(body)).find(each => each.kind === kind);
      assert.equal(group?.isSure, false);
    });
  }
});

describe('Tidying leaves alone', () => {
  const cases: Readonly<Record<string, string>> = {
    'an article, whatever its class': `<div class="share ads related comments">${PARAGRAPH}</div>`,
    'a conversation that is published as comments': `<div class="comments"><div class="comment">${PARAGRAPH}</div></div>`,
    'a link to somebody on Twitter': '<p><a href="https://twitter.com/mayor">Tweet</a></p>',
    'a sentence about sharing':
      '<p>She asked him to <a href="https://twitter.com/share">share the bread of the town</a>.</p>',
    'the posts of other sites':
      '<blockquote class="twitter-tweet" data-lang="en"><p dir="ltr">a</p></blockquote>',
    'what the scripts of other sites draw':
      '<div class="fb-post" data-href="a"></div><p class="codepen" data-slug-hash="b">c</p><script class="speakerdeck-embed" data-id="d" src="https://speakerdeck.com/assets/embed.js"></script>',
    'the scripts of embeds': '<script src="https://platform.twitter.com/widgets.js"></script>',
    'a table of contents': `<nav><a href="#quay">Quay</a> <a href="#pier">Pier</a></nav><p id="quay">a</p><p id="pier">b</p>`,
    formulas: '<script type="math/tex">a</script>',
    'what draws formulas':
      '<script type="text/x-mathjax-config">MathJax.Hub.Config({})</script><script src="https://cdn.example/mathjax/MathJax.js"></script>',
    'the address of a video that waits for its script':
      '<iframe data-src="https://www.youtube.com/embed/a"></iframe>',
    'a picture that a script drew behind an element':
      '<section data-bg="https://a.example/b.jpg"><p>a</p></section>',
    'an image for pages without scripts that is nowhere else':
      '<p><noscript><img src="https://a.example/b.jpg"/></noscript></p>',
    'what refers to something': '<p><a href="#post-12">a</a></p><div id="post-12"><p>b</p></div>',
    'classes that a site may style': '<p class="intro">a</p><table class="field"><tr><td>b</td></tr></table>',
    'captions of WordPress': '<div class="wp-caption"><p class="wp-caption-text">a</p></div>',
    'the mark where an excerpt ends': '<p>a</p><!--more--><p>b</p>',
    'comments for Copydesk': '<p>a<!-- copydesk-disable-line html --></p>',
    'what Liquid writes': '<div class="share">{% include share.html %}</div>',
    'elements that Liquid writes, and their attributes': `{% assign a = "<div class='wp-b' id='' data-c='d' about='e'>f<img src='/g.gif' width='1' height='1'></div>" %}{{ a }}`,
    'what Liquid writes to the head of a page': `<div>{% assign a = "<link rel='a' href='/b'>" %}{{ a }}</div>`,
    'tags that kramdown cannot read': '<div class="ads"><p a="b"c="d"></p></div>',
    'elements that are not closed': '<div><div class="ads"><p>a</div>',
    'the only words of a link':
      '<p><a href="https://a.example/"><span class="sr-only">Share</span><img src="https://a.example/b.jpg"/></a></p>',
    code: '<pre><code class="language-js" data-lang="js"><span class="k">let</span></code></pre>',
  };
  for (const [name, body] of Object.entries(cases)) {
    it(name, () => assert.deepEqual(sureKinds(page(body)), []));
  }
  it('what an author wrote for scripts and styles of the site', () => {
    const body = `<div id="plot"></div>
<script>draw('#plot')</script>
<p class="col-md-6" data-slug="tide" about="a">a<!-- b --></p>
<div class="sharedaddy"><a href="https://news.example/bridge/?share=twitter">Twitter</a></div>
<ins class="adsbygoogle" style="display:block"></ins>`;
    assert.deepEqual(sureKinds(page(body).replace(/^from: .*\n/m, '')), []);
    assert.notDeepEqual(sureKinds(page(body)), []);
  });
  it('a span in Markdown, where what is left may be read as a mark', () => {
    assert.deepEqual(sureKinds(`${FRONT}\n1<span>.</span> a\n`), []);
  });
});

describe('Tidying', () => {
  it('tells which words go', () => {
    const [group] = groupsOf(
      page('<div class="share"><a href="https://twitter.com/share?u">Tweet&nbsp;this</a></div>'),
    );
    assert.deepEqual(group?.words, ['Tweet this']);
  });

  it('tells where a leftover stands, and once', () => {
    const text = page(
      '<div class="share" data-a="b"><a class="graf" href="https://twitter.com/share?u">Tweet</a></div>',
    );
    const groups = groupsOf(text);
    assert.deepEqual(
      groups.map(({ kind }) => kind),
      ['share'],
    );
    const [span] = groups[0]!.spans;
    assert.match(text.slice(span!.start, span!.end), /^<div class="share".*<\/div>$/);
  });

  it('takes only what is chosen', () => {
    const body = '<p class="graf" data-a="b">c</p><p> </p>';
    assert.equal(tidy(page(body), ['data']), page('<p class="graf">c</p><p> </p>'));
  });

  it('takes with them the elements that it leaves empty', () => {
    const body =
      '<div class="foot"><ul><li><div class="share"><a href="https://twitter.com/share?u">Tweet</a></div></li></ul> <br/></div>';
    assert.equal(tidy(page(body), ['share']), page(''));
  });

  it('keeps the texts on both sides of a block on lines of their own', () => {
    assert.equal(tidy(page('<div>a<div class="ads"></div>b</div>'), ['ad']), page('<div>a<br/>b</div>'));
  });

  it('keeps words apart', () => {
    const body = '<p>red<a href="https://twitter.com/share?u">Tweet</a>hat</p>';
    assert.equal(tidy(page(body), ['share']), page('<p>red hat</p>'));
  });

  it('takes the lines that hold nothing else', () => {
    const body = '<p>a</p>\n  <div class="ads">\n  </div>\n<p>b</p>';
    assert.equal(tidy(page(body), ['ad']), page('<p>a</p>\n<p>b</p>'));
  });

  it('never takes the element that makes HTML of all within it', () => {
    const text = `${FRONT}\n<div>\n<p>*a*</p>\n</div>\n`;
    assert.equal(tidy(text, ['wrapper-div']), text);
  });
});

describe('Whatever the text, tidying', () => {
  const piece = fc.constantFrom(
    ...[
      '<div class="share">',
      '<div class="ads">',
      '<div id="comments">',
      '<div>',
      '</div>',
      '<p class="graf">',
      '</p>',
    ],
    ...[
      '<span>',
      '</span>',
      '<span class="sr-only">',
      '<a href="https://twitter.com/share?u">Tweet',
      '</a>',
      '<br>',
    ],
    ...[
      '<img src="a.png" data-src="b">',
      '<img alt="a"b"c">',
      '<!-- a -->',
      '<noscript>',
      '</noscript>',
      '<script>',
      '</script>',
    ],
    ...[
      '<ul>',
      '<li>',
      '</li>',
      '</ul>',
      'word',
      '一',
      ' ',
      '\n',
      '\n\n',
      '*',
      '{{ a }}',
      '<h2 class="related">',
      '</h2>',
    ],
    ...[
      '<div markdown="1">\n',
      '<table>',
      '</table>',
      '<blockquote class="twitter-tweet">',
      '</blockquote>',
      PARAGRAPH,
    ],
  );
  const texts = fc.array(piece, { maxLength: 30 }).map(pieces => FRONT + pieces.join(''));

  it('throws nothing, is done after once, and keeps all words but those that it names', () => {
    fc.assert(fc.property(texts, assertTidies), { seed: 7, numRuns: 600 });
  });

  it('does so in the posts of the sample newsroom', () => {
    for (const { text } of readNewsroom()) assertTidies(text);
  });
});

function assertTidies(text: string): void {
  const groups = groupsOf(text);
  for (const { spans } of groups)
    for (const { start, end } of spans) assert.ok(start < end && end <= text.length);
  const kinds = groups.filter(({ isSure }) => isSure).map(({ kind }) => kind);
  const once = tidy(text, kinds);
  assert.equal(tidy(once, kinds), once);
  const windows = (each: string): string => each.replace(/\n/g, '\r\n');
  assert.equal(tidy(windows(text), kinds), windows(once));
  const [before, after] = [text, once].map(each => lettersOf(readAsBrowser(each).words));
  const named = lettersOf(
    groups
      .filter(({ isSure }) => isSure)
      .flatMap(({ words }) => words)
      .join(''),
  );
  assert.equal(sorted(before!), sorted(after! + named));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** A post whose body is an article and what came with it. */
function page(body: string): string {
  return `${FRONT}\n<article>\n${PARAGRAPH}${body}\n</article>\n`;
}

function groupsOf(text: string): readonly LeftoverGroup[] {
  return findLeftovers(parsePost('_posts/2024-03-05-bridge.md', text), defaultFacts);
}

function sureKinds(text: string): readonly LeftoverKind[] {
  return groupsOf(text)
    .filter(({ isSure }) => isSure)
    .map(({ kind }) => kind);
}

function tidy(text: string, kinds: readonly LeftoverKind[]): string {
  const post = parsePost('_posts/2024-03-05-bridge.md', text);
  return applyEdits(text, tidyEdits(post, defaultFacts, new Set(kinds)));
}
