import assert from 'node:assert/strict';
import { findPictureSpot, learnPictures, parsePost, readSite } from '../../../src/core/index.ts';
import { startWatch } from '../../support/stopwatch.ts';

const site = readSite('');
const figures = { ...learnPictures([], site), hasFigures: true };
const noFigures = { ...figures, hasFigures: false };
const image = '<img src="/a.png" alt="…">';
const figure = `<figure>\n${image}\n<figcaption>…</figcaption>\n</figure>`;

/** A picture is dropped at the `§`, or pasted over what stands between two; holes are shown as `…`. */
function dropInto(text: string, habit = noFigures, names = ['a']): string | undefined {
  const [before = '', ...rest] = text.split('§');
  const end = before.length + (rest.length > 1 ? rest[0]!.length : 0);
  const selected = { start: before.length, end };
  const post = parsePost('_posts/2024-03-05-a.md', text.replaceAll('§', ''), site);
  const pictures = names.map(name => ({ address: `/${name}.png`, plainAddress: `/plain/${name}.png` }));
  const spot = findPictureSpot({ post, site, selected, habit, pictures });
  return spot && post.text.slice(0, spot.span.start) + spot.text.join('…') + post.text.slice(spot.span.end);
}

function droppedInBody(body: string, habit = noFigures): string | undefined {
  const front = '---\ntitle: A\n---\n';
  return dropInto(front + body, habit)?.slice(front.length);
}

describe('A picture in a body', () => {
  it('stands where it was meant to be: a figure among HTML, an image in a paragraph, Markdown in Markdown', () => {
    assert.equal(
      droppedInBody('<div>\n<p>One</p>\n§\n</div>\n', figures),
      `<div>\n<p>One</p>\n${figure}\n</div>\n`,
    );
    assert.equal(
      droppedInBody('<p>One</p>\n\n§\n\n<p>Two</p>\n', figures),
      `<p>One</p>\n\n${figure}\n\n<p>Two</p>\n`,
    );
    assert.equal(droppedInBody('<div>\n§\n</div>\n'), `<div>\n${image}\n</div>\n`);
    assert.equal(droppedInBody('<p>One § two</p>\n', figures), `<p>One ${image} two</p>\n`);
    assert.equal(droppedInBody('One\n\n§\n\nTwo\n', figures), 'One\n\n![…](/a.png)\n\nTwo\n');
    assert.equal(droppedInBody('§', figures), '![…](/a.png)');
    assert.equal(droppedInBody('- one §\n- two\n'), '- one ![…](/a.png)\n- two\n');
    assert.equal(droppedInBody('<p><a href="/b">§</a></p>\n'), `<p><a href="/b">${image}</a></p>\n`);
  });

  it('never stands within a tag', () => {
    for (const place of [
      '<§p class="x">',
      '<p§ class="x">',
      '<p cla§ss="x">',
      '<p class="§x">',
      '<p class="x"§>',
    ])
      assert.equal(
        droppedInBody(`${place}One</p>\n<p>Two</p>\n`),
        `<p class="x">One</p>\n${image}\n<p>Two</p>\n`,
        place,
      );
    assert.equal(
      droppedInBody('<p>One <a hr§ef="/b">two</a> three</p>\n'),
      `<p>One <a href="/b">two</a>${image} three</p>\n`,
    );
    assert.equal(droppedInBody('<p>One</§p>\n'), `<p>One</p>\n${image}\n`);
    assert.equal(droppedInBody('<p>One<b§r>two</p>\n'), `<p>One<br>${image}two</p>\n`);
    assert.equal(
      droppedInBody('<div cla§ss="x">\n<p>One</p>\n</div>\n', figures),
      `<div class="x">\n${figure}\n<p>One</p>\n</div>\n`,
    );
  });

  it('never stands within Liquid, a comment, code or an entity', () => {
    for (const [before, after] of [
      ['<p>{{ page.ti§tle }}</p>\n', `<p>{{ page.title }}${image}</p>\n`],
      ['<p>{% if§ page.title %}A{% endif %}</p>\n', `<p>{% if page.title %}${image}A{% endif %}</p>\n`],
      ['<p>A</p>\n<!-- no§te -->\n<p>B</p>\n', `<p>A</p>\n<!-- note -->\n${image}\n<p>B</p>\n`],
      ['<p>{% comment %}no§te{% endcomment %}A</p>\n', `<p>{% comment %}note{% endcomment %}${image}A</p>\n`],
      ['A\n\n```\ncode§\n```\n\nB\n', 'A\n\n```\ncode\n```\n\n![…](/a.png)\n\nB\n'],
      ['A `co§de` B\n', 'A `code`![…](/a.png) B\n'],
      ['<pre>a§b</pre>\n<p>B</p>\n', `<pre>ab</pre>\n${image}\n<p>B</p>\n`],
      ['<p>A &am§p; B</p>\n', `<p>A &amp;${image} B</p>\n`],
      ['A [te§xt](/b) B\n', 'A [text](/b)![…](/a.png) B\n'],
      ['A [text](/§b) B\n', 'A [text](/b)![…](/a.png) B\n'],
      ['# A\n{: .x§y }\n\nB\n', '# A\n{: .xy }\n\nB\n\n![…](/a.png)\n'],
    ] as const)
      assert.equal(droppedInBody(before), after, before);
  });

  it('is not for those alone whose browsers run no scripts', () => {
    assert.equal(
      droppedInBody('<p>A <noscript><img src="/b§.png" alt="B"></noscript></p>\n'),
      `<p>A <noscript><img src="/b.png" alt="B"></noscript>${image}</p>\n`,
    );
  });

  it('parts no word', () => {
    assert.equal(droppedInBody('<p>The fer§ry, sold.</p>\n'), `<p>The ferry,${image} sold.</p>\n`);
    assert.equal(droppedInBody('<p>Sec§ond.</p>\n'), `<p>Second.${image}</p>\n`);
    assert.equal(droppedInBody('<p>渡§船</p>\n'), `<p>渡${image}船</p>\n`);
  });

  it('leaves the lead above it as it is', () => {
    const lead = '<!--1709627400000-->\n\n[A](https://a.example/)\n------\n';
    assert.equal(
      droppedInBody(`${lead.replace('[A', '[§A')}\n<div>\n<p>One</p>\n</div>\n`),
      `${lead}\n${image}\n\n<div>\n<p>One</p>\n</div>\n`,
    );
  });

  it('is the address alone where that is what is missing', () => {
    assert.equal(droppedInBody('<p><img src="§" alt="A"></p>\n'), '<p><img src="/a.png" alt="A"></p>\n');
    assert.equal(droppedInBody('![A](§)\n'), '![A](/a.png)\n');
    assert.equal(
      droppedInBody('<p><img src="/b§.png" alt="A"></p>\n'),
      `<p><img src="/b.png" alt="A">${image}</p>\n`,
    );
  });

  it('takes the place of what is selected, unless that is a part of a tag', () => {
    assert.equal(droppedInBody('<p>One §[photo]§ two</p>\n'), `<p>One ${image} two</p>\n`);
    assert.equal(droppedInBody('<p>One</p>\n\n§TODO§\n'), `<p>One</p>\n\n${image}\n`);
  });

  it('is followed by others, each with its own holes', () => {
    assert.equal(
      dropInto('---\ntitle: A\n---\n<div>\n§\n</div>\n', figures, ['a', 'b']),
      `---\ntitle: A\n---\n<div>\n${figure}\n${figure.replace('a.png', 'b.png')}\n</div>\n`,
    );
  });

  it('keeps the line ends of the post', () => {
    assert.equal(
      dropInto('---\ntitle: A\n---\n<div>\n<p>One</§p>\n</div>\n'.replaceAll('\n', '\r\n'), figures),
      `---\ntitle: A\n---\n<div>\n<p>One</p>\n${figure}\n</div>\n`.replaceAll('\n', '\r\n'),
    );
  });

  it('is found soon in a long post, and not at all where the page shows none', () => {
    const watch = startWatch();
    const paragraphs = '<p>The ferry <b>is</b> sold.</p>\n'.repeat(2000);
    assert.ok(droppedInBody(`${paragraphs}<p cla§ss="x">One</p>\n${paragraphs}`));
    assert.ok(watch() < 5000);
    assert.equal(droppedInBody('<textarea>\nA§\n'), undefined);
  });
});

describe('A picture in the front matter', () => {
  it('is the address alone, behind the name of a field', () => {
    for (const [before, after] of [
      ['image: §', 'image: /plain/a.png'],
      ['image:§', 'image: /plain/a.png'],
      ['image: "§" # above the text', 'image: "/plain/a.png" # above the text'],
      ['image: §/old.png§', 'image: /plain/a.png'],
      ['images:\n  - §', 'images:\n  - /plain/a.png'],
    ] as const)
      assert.equal(dropInto(`---\n${before}\n---\nA\n`), `---\n${after}\n---\nA\n`, before);
  });

  it('stands nowhere else there', () => {
    for (const text of [
      '---\nti§tle: A\n---\nB\n',
      '---\ntitle: A§ tide\n---\nB\n',
      '---\nimage: /old§.png\n---\nB\n',
      '--§-\ntitle: A\n---\nB\n',
      '---\ntitle: A\n-§--\nB\n',
    ])
      assert.equal(dropInto(text), undefined, text);
    assert.equal(dropInto('---\nimage: §\n---\nA\n', noFigures, ['a', 'b']), undefined);
  });
});
