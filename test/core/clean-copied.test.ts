import assert from 'node:assert/strict';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import {
  applyEdits,
  cleanCopied,
  defaultSettings,
  findPlaceForCopied,
  isColouredCode,
  isHtmlSource,
  MAX_COPIED,
  parsePost,
  placeCopied,
  render,
} from '../../src/core/index.ts';
import { hostileFragments } from '../preview/hostile-fragments.ts';
import { defaultFacts } from '../support/checking.ts';

const page = 'https://gazette.ternbay.example/news/2024/mole.html';

function cleaned(html: string, { title = 'The mole is mended', from = page } = {}): string | undefined {
  const place = { path: '_posts/2024-04-11-mole.md', title, from };
  return cleanCopied(html, { ...place, facts: defaultFacts, settings: defaultSettings })?.html;
}

describe('HTML that was copied', () => {
  it('loses what a browser and its page bring along', () => {
    const chrome = `<html>
<body>
<!--StartFragment--><meta charset='utf-8'><article class="post hentry" style="box-sizing: border-box; color: rgb(0, 0, 0);"><h1 class="entry-title">The mole is mended</h1><div class="sharedaddy"><h3>Share this:</h3><ul><li><a class="share-twitter" href="https://gazette.ternbay.example/?share=twitter">Tweet</a></li></ul></div><p style="margin: 0px; font-weight: 400;">The mole is <em data-x="y">mended</em>, stone by stone.</p><script>alert(1)</script><p style="margin: 0px;">&nbsp;</p><p onclick="go()"><span style="color: rgb(0, 0, 0);">It took</span> a year.</p></article><!--EndFragment-->
</body>
</html>`;
    assert.equal(
      cleaned(chrome),
      '<p>The mole is <em>mended</em>, stone by stone.</p>\n<p>It took a year.</p>',
    );
  });

  it('keeps what is written only in styles by word processors', () => {
    assert.equal(
      cleaned(
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">The </span><span style="font-weight:700">mole</span></p></b>',
      ),
      '<p dir="ltr">The <strong>mole</strong></p>',
    );
    assert.equal(
      cleaned(
        '<html xmlns:o="urn:x"><head><style><!-- p {} --></style></head><body lang=EN-US><!--[if gte mso 9]><xml></xml><![endif]--><p class=MsoNormal>The mole<o:p></o:p></p><p class=MsoNormal>is mended.</body></html>',
      ),
      '<p>The mole</p>\n<p>is mended.</p>',
    );
  });

  it('has addresses in full where its page is known', () => {
    const html =
      '<p><a href="../b.html?utm_source=x">b</a> <a href="//c.example/">c</a> <a href="#d">d</a></p><p><img src="/e.jpg" alt="e" srcset="/e.jpg 1x, f.jpg 2x"></p>';
    assert.equal(
      cleaned(html),
      '<p><a href="https://gazette.ternbay.example/news/b.html">b</a> <a href="https://c.example/">c</a> <a href="#d">d</a></p>\n<p><img src="https://gazette.ternbay.example/e.jpg" alt="e" srcset="https://gazette.ternbay.example/e.jpg 1x, https://gazette.ternbay.example/news/2024/f.jpg 2x"></p>',
    );
    assert.equal(
      cleaned('<p><a href="https://c.example/a\n  b">c</a></p>'),
      '<p><a href="https://c.example/a%20%20b">c</a></p>',
    );
    assert.equal(cleaned('<p><a href="b.html">b</a></p>', { from: '' }), '<p><a href="b.html">b</a></p>');
  });

  it('has its pictures, also those that wait for a script, and a link for each frame', () => {
    assert.equal(
      cleaned(
        '<p>A</p><img class="lazy" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/a.jpg" alt="A"><noscript><img src="/a.jpg"></noscript><iframe src="https://maps.example/1" title="A map"></iframe>',
      ),
      '<p>A</p>\n<img src="https://gazette.ternbay.example/a.jpg" alt="A">\n<p><a href="https://maps.example/1">A map</a></p>',
    );
    const { html, lostPictures } = cleanCopied(
      '<p>A<img src="file:///C:/a.png"><img src="data:image/png;base64,AAAA"></p>',
      {
        path: 'a.md',
        title: '',
        from: '',
        facts: defaultFacts,
        settings: defaultSettings,
      },
    )!;
    assert.deepEqual({ html, lostPictures }, { html: '<p>A</p>', lostPictures: 2 });
  });

  it('is closed where a browser closes it, and text is in paragraphs', () => {
    assert.equal(
      cleaned('One <b>two<ul><li>a<li>b</ul><table><tr><td>c<td>d</table><p>e<p>f'),
      '<p>One <b>two</b></p>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<table>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</table>\n<p>e</p>\n<p>f</p>',
    );
    assert.equal(
      cleaned('<html><body>One <i>two</i><h2>Three</h2></body></html>'),
      '<p>One <i>two</i></p>\n<h2>Three</h2>',
    );
    assert.equal(cleaned('<font>One <b>two</font> three</b> four'), '<p>One <b>two three</b> four</p>');
    assert.equal(cleaned('<noscript>One</noscript>'), '<p>One</p>');
    assert.equal(cleaned('<form>One</form>two'), '<p>One</p>\n<p>two</p>');
    assert.equal(cleaned('<p>1 < 2 <3 </p>'), '<p>1 &lt; 2 &lt;3 </p>');
  });

  it('is no Liquid', () => {
    const html = cleaned('<p title="{% nothing %}">{{ site.title }} {% include x %} {% raw %}</p>')!;
    assert.equal(/\{[{%]/.test(html), false);
    assert.deepEqual(parsePost('a.md', html).body.liquidFaults, []);
    assert.match(
      textOf(render(parsePost('a.md', html)).html),
      /\{\{ site\.title \}\} \{% include x %\} \{% raw %\}/,
    );
  });

  it('is no Liquid either where what stood between the braces goes', () => {
    const between = [
      '<a>',
      '<noscript>',
      '<img src="data:x">',
      '<b></b>',
      '<!---->',
      '<script>1</script>',
      '\0',
    ];
    for (const gone of [...between, '<a href=" ">', '<section>', '<main>', '<span class="ad"></span>']) {
      for (const [open, close] of [
        ['{', '% a %}'],
        ['{', '{ a }}'],
      ]) {
        const html = cleaned(`<p>A ${open}${gone}${close} b</p>`)!;
        assert.match(textOf(html).replace(/\s+/g, ' '), /A \{ ?[{%] a [}%]} b/, html);
        assert.equal(/\{[{%]/.test(html), false, html);
      }
    }
  });

  it('has frames of known sites alone, however their addresses are written', () => {
    for (const src of [
      'https:\\\\evil.example/a',
      'https:/evil.example/a',
      'https:evil.example/a',
      'https:///evil.example/a',
      '\\\\evil.example/a',
      '/\\evil.example/a',
      'https://evil.example\\@youtube.com/a',
      'https://evil.example\\.youtube.com/a',
      'https://youtube.com@evil.example/a',
      'ht\ntps://evil.example/a',
    ]) {
      for (const from of ['', page]) {
        const html = cleaned(`<p>A</p><iframe src="${src}"></iframe>`, { from })!;
        assert.equal(html.includes('<iframe'), false, html);
      }
    }
    assert.equal(
      cleaned('<p>A</p><iframe src="https:\\\\www.youtube.com/embed/a"></iframe>'),
      '<p>A</p>\n<iframe src="https://www.youtube.com/embed/a"></iframe>',
    );
  });

  it('keeps the text where browsers end a comment or a name otherwise than one would think', () => {
    assert.equal(cleaned('<!-- a --!><p>B</p><!-- c --><p>D</p>'), '<p>B</p>\n<p>D</p>');
    assert.equal(cleaned('<!--><p>B</p><!---><p>D</p>'), '<p>B</p>\n<p>D</p>');
    assert.equal(cleaned('<x-İ>A <b>b</b></x-İ> c'), '<p>A <b>b</b> c</p>');
  });

  it('is nothing where nothing is left, or too much is there', () => {
    assert.equal(cleaned('<meta charset="utf-8"><p>&nbsp;</p><script>x</script>'), undefined);
    assert.equal(cleaned(`<p>${'a'.repeat(MAX_COPIED)}</p>`), undefined);
  });

  it('runs nothing, whatever it was', () => {
    for (const fragment of hostileFragments(400)) {
      const html = cleaned(`<p>Text.</p>${fragment}`);
      assert.ok(html !== undefined);
      const published = render(parsePost('_posts/2024-04-11-mole.md', `<div>\n${html}\n</div>\n`)).html;
      for (const tree of [html, published]) {
        for (const found of dangers(parseFragment(tree))) assert.fail(`${found} of ${fragment}: ${tree}`);
      }
    }
  });

  it('may break off anywhere, and is clean when it is cleaned again', () => {
    const html = `<div class="a">One <b style='x'>two</b> <a href=../c>c</a><!-- d --><img src="e.jpg" alt="{{"><script>f</script><ul><li>g<li>h</ul></div>`;
    for (let end = 0; end <= html.length; end++) {
      const once = cleaned(html.slice(0, end));
      if (once !== undefined) assert.equal(cleaned(once), once);
    }
    assert.equal(cleaned(html.replaceAll(' ', '\r\n')), cleaned(html.replaceAll(' ', '\n')));
  });
});

describe('The place for HTML that was copied', () => {
  const head = '---\ntitle: A\n---\n<!--1710406800000-->\n\n[A](https://a.example/)\n------\n';
  /** The text with a paragraph at the bar. */
  const placed = (marked: string): string | undefined => {
    const at = marked.indexOf('|');
    const text = marked.replace('|', '');
    const post = parsePost('a.md', text);
    const place = findPlaceForCopied(post, { start: at, end: at });
    return place && applyEdits(text, [placeCopied(post, place, '<p>B</p>')]);
  };

  it('is all of a body in which there is nothing yet', () => {
    const body = `${head}\n<div>\n<p>B</p>\n</div>\n`;
    assert.equal(placed(`${head}\n<div>\n<p>|</p>\n</div>\n`), body);
    assert.equal(placed(`${head}\n|`), body);
    assert.equal(placed(`${head}|`), body);
    assert.equal(placed('---\ntitle: A\n---\n|'), '---\ntitle: A\n---\n<div>\n<p>B</p>\n</div>\n');
    assert.equal(placed(`${head}\n|`.replaceAll('\n', '\r\n')), body.replaceAll('\n', '\r\n'));
  });

  it('is between blocks, never within text, a tag or the front matter', () => {
    assert.equal(placed('<div>\n<p>A</p>\n|</div>\n'), '<div>\n<p>A</p>\n<p>B</p>\n</div>\n');
    assert.equal(placed('<div>\n<p>A</p>|\n</div>\n'), '<div>\n<p>A</p>\n<p>B</p>\n</div>\n');
    assert.equal(placed('- A\n\n|\n'), '- A\n\n<div>\n<p>B</p>\n</div>\n\n');
    assert.equal(placed('A\n|\nC\n'), 'A\n\n<div>\n<p>B</p>\n</div>\n\nC\n');
    for (const none of [
      '<div>\n<p>A|</p>\n</div>',
      '<div cl|ass="a">A</div>',
      'A|',
      '---\ntitle: |A\n---\nA',
      '<ul>|<li>A</li></ul>',
      '- A\n\n  |\n',
      '- A\n\n|\n\n- B\n',
      '```\n|\n```\n',
      '$$\n|\n$$\n',
    ]) {
      assert.equal(placed(none), undefined);
    }
  });
});

describe('A text on the clipboard', () => {
  it('is the source of HTML, or is not', () => {
    assert.equal(isHtmlSource('<p>One</p>\n'), true);
    assert.equal(isHtmlSource('<!DOCTYPE html>\n<html><body><p>One</p></body></html>'), true);
    for (const text of ['', 'One <b>two</b>', '<br>', '<3 you', 'https://a.example/'])
      assert.equal(isHtmlSource(text), false);
  });

  it('may be coloured by the editor that it was copied in', () => {
    assert.equal(
      isColouredCode(
        `<meta charset='utf-8'><div style="color: #ccc;font-family: Consolas, 'Courier New';white-space: pre;"><div><span>&lt;p&gt;</span></div></div>`,
      ),
      true,
    );
    assert.equal(isColouredCode('<html><body><pre style="x">a</pre></body></html>'), true);
    assert.equal(isColouredCode('<div><p style="white-space: pre">a</p></div>'), false);
  });
});

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What runs, asks for something, or leads to something that does. */
function dangers({ childNodes }: { readonly childNodes: readonly Node[] }): readonly string[] {
  return childNodes.flatMap(node => {
    if (!('tagName' in node)) return [];
    const isActive =
      /^(?:script|style|svg|math|object|embed|form|input|button|template|base|meta|link)$/.test(node.tagName);
    const attributes = node.attrs.filter(
      ({ name, value }) =>
        /^(?:on.*|style|srcdoc|formaction|is|ping)$/.test(name) ||
        (/^(?:href|src|poster|srcset|cite|action|data)$/.test(name) &&
          /^[\0-\x20]*(?!https?:|mailto:|tel:)[a-z][a-z\d+.-]*:/i.test(value.replace(/[\t\n\r]/g, ''))),
    );
    return [
      ...(isActive ? [node.tagName] : []),
      ...attributes.map(({ name, value }) => `${name}=${value}`),
      ...dangers(node),
    ];
  });
}

function textOf(html: string): string {
  const text = ({ childNodes }: { readonly childNodes: readonly Node[] }): string =>
    childNodes.map(node => ('value' in node ? node.value : 'tagName' in node ? text(node) : '')).join('');
  return text(parseFragment(html));
}
