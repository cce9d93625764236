import assert from 'node:assert/strict';
import {
  applyEdits,
  type Formatting,
  formatPost,
  parsePost,
  readSite,
  render,
  type Site,
  type Span,
} from '../../src/core/index.ts';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { makeText } from '../fuzz/made-up.ts';
import { type PostFile, readCorpus, readNewsroom } from '../support/corpus.ts';
import { pageTokens } from '../support/page-tokens.ts';
import { grammarCases, htmlCases, markdownCases } from '../support/printed-cases.ts';
import { createRandom } from '../support/random.ts';

/** Every how many posts one is formatted; `COPYDESK_THOROUGH=1` takes all. */
const EACH = process.env['COPYDESK_THOROUGH'] ? 1 : 8;

/** The settings of kramdown under which white space could come to mean something. */
const sites: readonly Site[] = [
  'kramdown: {}',
  'kramdown: { input: GFM, html_to_native: true }',
  'kramdown: { hard_wrap: true, html_to_native: true, remove_line_breaks_for_cjk: true }',
  'kramdown: { input: kramdown, parse_block_html: true }',
].map(config => readSite(config));
const [plain] = sites as [Site];

interface Given {
  readonly site?: Site;
  readonly indent?: string;
  readonly range?: Span;
}

function formattingOf(text: string, { site = plain, indent = '  ', range }: Given = {}): Formatting {
  return formatPost(parsePost('_posts/2024-03-05-post.md', text, site), { site, indent, range });
}

function format(text: string, given: Given = {}): string {
  return applyEdits(text, formattingOf(text, given).edits);
}

/** Asserts what holds for every text and, under each of the settings, for the page that is made of it. */
function assertSamePage(text: string, name = JSON.stringify(text)): void {
  for (const site of sites) {
    const formatted = format(text, { site });
    if (formatted === text) continue;
    assert.equal(withoutSpace(formatted), withoutSpace(text), `${name}: more than white space changes.`);
    assert.deepEqual(tokensOf(formatted, site), tokensOf(text, site), `${name}: the page changes.`);
    assert.equal(format(formatted, { site }), formatted, `${name}: twice is not once.`);
  }
}

function tokensOf(text: string, site: Site): readonly string[] {
  return pageTokens(render(parsePost('_posts/2024-03-05-post.md', text, site)).html);
}

function withoutSpace(text: string): string {
  return text.replace(/[ \t\r\n]/g, '');
}

describe('Formatting', () => {
  it('gives each block a line, indented by its nesting', () => {
    assert.equal(
      format(
        '<div><p>a <b>c</b></p><ul><li>d</li><li><p>e</p></li></ul><figure><img src="f.png"/><figcaption>g</figcaption></figure></div>',
      ),
      [
        '<div>',
        '  <p>a <b>c</b></p>',
        '  <ul>',
        '    <li>d</li>',
        '    <li>',
        '      <p>e</p>',
        '    </li>',
        '  </ul>',
        '  <figure>',
        '    <img src="f.png"/>',
        '    <figcaption>g</figcaption>',
        '  </figure>',
        '</div>',
      ].join('\n'),
    );
  });

  it('indents what is laid out already anew, and the lines of text in it', () => {
    assert.equal(
      format('<div>\n      <p>\n a\n    <a href="/b">\n  c\n    </a>\n  </p>   \n<hr>\n</div>\n'),
      '<div>\n  <p>\n    a\n    <a href="/b">\n      c\n    </a>\n  </p>\n  <hr>\n</div>\n',
    );
  });

  it('indents as it is told, but deep nesting not without end', () => {
    assert.equal(format('<div><p>a</p></div>', { indent: '\t' }), '<div>\n\t<p>a</p>\n</div>');
    const deep = format(`${'<div>'.repeat(30)}<p>a</p>${'</div>'.repeat(30)}`);
    assert.match(deep, /\n {16}<p>a<\/p>\n/);
  });

  it('keeps one blank line where there are several, and makes none', () => {
    assert.equal(
      format('<div><p>a</p>\n\n\n\n<p>b</p>\n  \n<p>c</p></div>'),
      '<div>\n  <p>a</p>\n\n  <p>b</p>\n  <p>c</p>\n</div>',
    );
  });

  it('keeps the blank lines at which the site ends an excerpt', () => {
    const site = readSite('excerpt_separator: "\\n\\n\\n"');
    assert.equal(
      format('<div><p>a</p>\n\n\n\n<p>b</p></div>', { site }),
      '<div>\n  <p>a</p>\n\n\n  <p>b</p>\n</div>',
    );
  });

  it('keeps the line ends of the file', () => {
    assert.equal(format('a\r\n\r\n<div><p>b</p></div>\r\n'), 'a\r\n\r\n<div>\r\n  <p>b</p>\r\n</div>\r\n');
  });

  it('puts blocks of the body on lines of their own, and leaves the Markdown between them alone', () => {
    assert.equal(format('<div>a</div><div>b</div>  text'), '<div>a</div>\n<div>b</div>  text');
    assertUntouched('<div>a</div>\n\n\n    code\n\n<div>b</div>');
  });

  it('changes nothing outside a range', () => {
    const text = '<div><p>a</p><p>b</p><p>c</p></div>';
    const start = text.indexOf('<p>b');
    assert.equal(
      format(text, { range: { start, end: start + 8 } }),
      '<div><p>a</p>\n  <p>b</p>\n  <p>c</p></div>',
    );
  });

  it('moves comments and scripts between blocks, and changes nothing in them', () => {
    assert.equal(
      format('<div><p>a</p><!-- b\n   <p>c</p><p>d</p> --><script>if (1<2)\n  e()</script><p>f</p></div>'),
      '<div>\n  <p>a</p>\n  <!-- b\n   <p>c</p><p>d</p> -->\n  <script>if (1<2)\n  e()</script>\n  <p>f</p>\n</div>',
    );
  });

  for (const [what, text] of Object.entries({
    'text between tags': '<div>a<p>b</p>c <i>d</i> e</div>',
    'inline elements beside each other': '<div><img src="a.png"><img src="b.png"> <b>c</b></div>',
    'empty elements': '<div></div>',
    'elements that hold a comment alone': '<div><!-- a --></div>',
    'a paragraph that the browser tears apart': '<p>a<figure></figure>b</p>',
    'code shown as it stands': '<pre><div>a</div><div>b\n c</div></pre>',
    'a text field': '<textarea><p>a</p><p>b\n c</p></textarea>',
    'a style that shows white space': '<div style="white-space: pre-line"><p>a</p><p>b</p></div>',
    'blocks in a line': '<span><p>a</p><p>b</p></span>',
    'blocks in a link': '<a href="/b"><div>a</div><div>b</div></a>',
    headings: '<h2>a\n   <span>b</span>\n</h2>',
    'Markdown in HTML': '<div markdown="1">\n<p>a</p><p>b</p>\n</div>',
    'HTML in Markdown': '- <div><p>a</p><p>b</p></div>\n\n> <div><p>a</p><p>b</p></div>\n',
    'a paragraph of Markdown': 'a <span>b</span>\n   <i>c</i>\n',
    'the lead': '<!--1709627400000--><div>a</div>',
    'parts of a table outside of one': '<div><td>a</td><td>b</td></div>',
    'a form in a form': '<form><p>a</p><form><p>b</p></form>c</form>',
    'an item in an item': '<li>a<li><p>b</p></li>c</li>',
    'an element that a browser never closes': '<div><p>a</p><i/><p>b</p></div>',
    'an element that is never closed': '<div><p>a</p><p>b</p>',
    'what stands in tags that do not pair': '<div><section "a"><p>b</p><p>c</p></section></div>',
    'what a condition decides': '<div>{% if a %}<p>b</p><p>c</p>{% endif %}</div>',
    'a post that stops Jekyll': '<div><p>a</p><p>b</p></div>{% nothing %}',
    'a line that a comment speaks of': '<div><!-- copydesk-disable-line html --><p>a</p><p>b</p></div>',
  })) {
    it(`leaves alone: ${what}`, () => assertUntouched(text));
  }

  it('says why it leaves something alone', () => {
    assert.equal(formattingOf('<div><p>a</p><p>b</p>').heldBack, 'unpaired-tags');
    assert.equal(formattingOf('<div><p>a</p></div>{% nothing %}').heldBack, 'unsure');
    assert.equal(formattingOf('<div><p>a</p></div>').heldBack, undefined);
  });

  it('lays out the rest of a post in which a tag is printed', () => {
    assert.equal(format('<div><p>a</b></p><p>c</p></div>'), '<div>\n  <p>a</b></p>\n  <p>c</p>\n</div>');
  });

  it('lays out HTML around Liquid that prints something', () => {
    assert.equal(
      format('<div><p>{{ page.a }}</p>{% include a.html\n     b=1 %}<p>c</p><p>d</p></div>'),
      '<div>\n  <p>{{ page.a }}</p>{% include a.html\n     b=1 %}<p>c</p>\n  <p>d</p>\n</div>',
    );
  });

  function assertUntouched(text: string): void {
    for (const site of sites) assert.equal(format(text, { site }), text);
  }
});

describe('The page stays the same after formatting', () => {
  for (const { name, text } of readNewsroom()) it(name, () => assertSamePage(text));

  it('of made-up texts, in an element or not, cut off anywhere', () => {
    const random = createRandom(5);
    for (let count = 0; count < 150; count++) {
      const made = makeText(random);
      const text = random.below(2) === 0 ? made : `<div><p>a</p>${made}</div>`;
      assertSamePage(text);
      assertSamePage(text.slice(0, random.below(text.length)));
    }
  });

  it('of HTML nested as no author nests it', () => {
    const random = createRandom(7);
    for (let count = 0; count < 300; count++) {
      assertSamePage(`<div>${nested(1 + random.below(6))}${nested(random.below(3))}</div>`);
    }

    function nested(depth: number): string {
      if (depth === 0 || random.below(8) === 0) return random.pick(leaves);
      const name = random.pick(names);
      const gap = random.pick(['', '', '', ' ', '\n', '\n\n', '\n   ', '\n \n', '\n\t\t', '\r\n']);
      const content = Array.from({ length: random.below(4) }, () => nested(depth - 1)).join(gap);
      const end = random.below(40) === 0 ? random.pick(['', '</div>']) : `</${name}>`;
      return `<${name}${random.pick(attributes)}>${gap}${content}${gap}${end}`;
    }
  });

  it('of bodies with every kind of printed tag', () => {
    for (const [body] of [...htmlCases, ...grammarCases, ...markdownCases]) {
      assertSamePage(body);
      assertSamePage(`<div><p>a</p>${body}<p>b</p></div>`);
    }
  });
});

const names =
  `div div div p p ul ol li li table tr td th tbody thead caption figure figcaption h2 h3 a a b i span form
  button section blockquote dl dt dd details summary center body select option svg iframe textarea pre code noscript
  x-y o:p label fieldset legend nobr em object video template`.split(/\s+/);
const attributes = [
  '',
  '',
  '',
  '',
  ' class="a"',
  ' style="white-space: pre"',
  ' style="display: inline-block"',
  ' markdown="1"',
];
const leaves = [
  'text',
  '文字',
  ' a\n   b ',
  '<',
  '</b>',
  '<!-- c -->',
  '<!-->a-->',
  '{{ a }}',
  '\u3000',
  '*a*',
  '- a',
  '<br>',
  '<img src="a.png">',
  '<hr/>',
  '<div></div>',
  '<p> </p>',
  '<script>a<b</script>',
  '<script type="math/tex">a</script>',
  '<i/>',
];

const corpus = readCorpus().filter((_, index) => index % EACH === 0);
if (corpus.length === 0) {
  console.log(`Formatting is not tried on real posts: there are none in ${corpusFolder} (COPYDESK_CORPUS).`);
} else {
  describe(`${corpus.length} real posts after formatting`, () => testCorpus(corpus));
}

function testCorpus(files: readonly PostFile[]): void {
  it('make the same pages, twice is once', () => {
    for (const { name, text } of files) assertSamePage(text, name);
  });

  it('can be read in an editor', () => {
    const longest = (texts: readonly string[]): readonly number[] =>
      texts.map(text => Math.max(...text.split('\n').map(({ length }) => length))).sort((a, b) => a - b);
    const tooLong = (lengths: readonly number[]): number => lengths.filter(length => length > 5000).length;
    const before = longest(files.map(({ text }) => text));
    const after = longest(files.map(({ text }) => format(text)));
    assert.ok(tooLong(after) <= files.length / 100);
    const at95 = Math.floor(files.length * 0.95);
    console.log(
      `      longest line, p95 and most: ${before[at95]}, ${before.at(-1)} → ${after[at95]}, ${after.at(-1)}`,
    );
    console.log(
      `      posts with a line of more than 5,000 characters: ${tooLong(before)} → ${tooLong(after)}`,
    );
  });
}
