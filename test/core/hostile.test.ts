import assert from 'node:assert/strict';
import {
  CRASH_RULE,
  cleanCopied,
  closingTag,
  countWords,
  defaultSettings,
  defaultSite,
  enclosingSpans,
  findFolds,
  findLeftovers,
  formatPost,
  outline,
  parsePost,
  render,
  tagPairAt,
  tidyEdits,
} from '../../src/core/index.ts';
import { defaultFacts, findingsIn } from '../support/checking.ts';
import { startWatch } from '../support/stopwatch.ts';

/*
 * No text takes more than time linear in its length. Each input is checked, tidied, formatted, rendered, outlined and cleaned as if it had been copied, at a length and at eight times that
 * length; what takes no time worth measuring at the greater length passes, else the ratio tells: it is about 8 where
 * the time is linear and about 64 where it is quadratic.
 */

const LENGTH = 8192;
const FACTOR = 8;
const MAX_RATIO = 24;
const NO_TIME_MILLISECONDS = 150;
const ATTEMPTS = 3;

/** A body of about the length that is asked for. */
type Input = (length: number) => string;

const inputs: Readonly<Record<string, Input>> = {
  'start tags': repeat('<b>'),
  'start tags that cannot nest': repeat('<p>', '<div>'),
  'start tags in lines': repeat('<div>\n'),
  'items without end': repeat('<li>a', '<ul>', '</ul>'),
  'end tags': repeat('</b>', '<div>'),
  'end tags in Markdown': repeat('</b>'),
  'end tags in code': repeat('    </b>\n\n'),
  'start tags, then other end tags': length => repeat('<a>')(length / 2) + repeat('</b>')(length / 2),
  'items in items': length => repeat('<li><div>')(length / 2) + repeat('</div></li>')(length / 2),
  'items with deep content': repeat('<li>a', `<div><li>${'<div>'.repeat(200)}`),
  'texts within raw text': length => repeat('<noscript>')(length / 2) + repeat('</noscript>')(length / 2),
  'blanks between blocks': repeat('<p></p>   \n', '<div>', '</div>'),
  'comments that speak of lines': repeat('<!-- copydesk-disable-line --><p></p>', '<div>', '</div>'),
  'deep nesting': length => repeat('<div>')(length / 2) + repeat('</div>')(length / 2),
  'deep nesting in Markdown': length => repeat('<b>')(length / 2) + repeat('</b>')(length / 2),
  'misnested tags': repeat('<b><i></b></i>', '<div>'),
  'blocks in a paragraph': repeat('<figure></figure>', '<div><p>', '</p></div>'),
  'blocks in paragraphs': repeat('<p>a<figure></figure></p>', '<div>'),
  'blocks in text': repeat('a <div>'),
  'unreadable tags': repeat('<img a="b"c="d">', '<div>'),
  'one unreadable tag': repeat('"x" ', '<div><img a="', '"></div>'),
  'relative addresses': repeat('<img src="../a">', '<div>'),
  'one relative address': repeat('../', '<div><img src="', '"></div>'),
  'relative addresses in Markdown': repeat('[a](b) ![c](d)\n\n'),
  'addresses that are none': repeat('<a href="http://a[b">c</a>', '<div>'),
  'one address that is none': repeat('http://a#%20%#[] ', '<div><a href="', '"></a></div>'),
  'one address that starts again and again': repeat('https://', '<div><a href="', '"></a></div>'),
  'tracking parameters': repeat('&utm_a=b', '<div><a href="https://a.example/?c', '"></a></div>'),
  'icons to zoom': repeat('<a data-fancybox=""> <img src="icon-zoom.png"> </a>', '<div>'),
  'one name of an icon': repeat('zoom-in', '<div><img src="', '"></div>'),
  'images without text': repeat('<img>', '<div class="wp-caption"><p class="wp-caption-text">a</p>'),
  'captions in captions': repeat('<figure><figcaption>', '<div>'),
  'images in figures': repeat('<figure><img src="a"><figcaption>a</figcaption></figure>', '<div>'),
  'attributes of no element': repeat(' layout="a"', '<div><img', '></div>'),
  'sizes that are none': repeat('<img width="1%" height="a">', '<div>'),
  'lines further and further in': repeat('\n <b>\n  a', '<div>'),
  'lists that are not closed': repeat('<ul><li>a</li>', '<div>'),
  'figures that are not closed': repeat('<figure><img alt="">', '<div>'),
  'end tags in each other’s place': repeat('<p><b>a</p>b</b>', '<div>'),
  'end tags that come late': length =>
    repeat('<p><b></p>', '<div>')(length * 0.7) + repeat('</b>')(length * 0.3),
  'links in links': repeat('<a href="a"><b>', '<div>'),
  'handlers of events': repeat(' onload="a"', '<div><img', '></div>'),
  'blanks beside marks': repeat('《 》 “ 渡” ，', '<div>'),
  'one run of blanks between marks': length => `<div>《${' '.repeat(length)}》`,
  'brackets of Latin script in Chinese': repeat('渡(轮', '<div>'),
  'letters at full width': repeat('１．', '<div>', 'カ'),
  'characters of no width': repeat('渡\u200c\u200c', '<div>'),
  'bold paragraphs in bold paragraphs': repeat('<div><p><b>a', '', '</b></p></div>'),
  'figures in figures': repeat('<figure><img><figcaption>a</figcaption><img>', '<div>', '</figure>'),
  'items of a list with one address': repeat('<li><a href="http://a.b/">c</a></li>', '<ul>'),
  'lists in lists with one address': repeat('<ul><li><a href="http://a.b/">c</a>', '<div>'),
  'links that show other addresses': repeat('<a href="http://a.b/">http://c.d/</a>', '<div>'),
  'links to nothing in the post': repeat('<a href="#a">b</a>', '<div>'),
  'frames without title': repeat('<iframe src="http://a.b/"></iframe>', '<div>'),
  'forms and fields': repeat('<form><input>', '<div>', '</form>'),
  'share bars in share bars': repeat('<div class="share">', '<div>'),
  'share bars in share bars, all closed': length =>
    `<div>${repeat('<div class="share">')(length / 2)}${repeat('</div>')(length / 2)}</div>`,
  'share links': repeat('<a href="https://twitter.com/share?a">b</a>', '<div>', '</div>'),
  'hosts that share nothing': repeat('a.', '<div><a href="https://', 'facebook.com/sharer">b</a></div>'),
  'comments in comments': length =>
    `<div>${repeat('<div id="comments">')(length / 2)}${repeat('a </div>')(length / 2)}</div>`,
  'spans in spans': length => `<div>${repeat('<span>')(length / 2)}a${repeat('</span>')(length / 2)}</div>`,
  'empty blocks in blocks': length =>
    `<div>${repeat('<div class="field">')(length / 2)}${repeat('</div>')(length / 2)}</div>`,
  'one name of a class': repeat('a-', '<div><p class="', '">b</p></div>'),
  'names of classes': repeat('wp-a ', '<div><p class="', '">b</p></div>'),
  'underscores in a class': repeat('_', '<div><p class="', '">b</p></div>'),
  'data attributes': repeat(' data-a="b"', '<div><p', '>c</p></div>'),
  'comments and texts': repeat('<!--a-->b', '<div>', '</div>'),
  'noscripts and images': repeat(
    '<noscript><img src="a.png"></noscript><img src="a.png">',
    '<div>',
    '</div>',
  ),
  'elements with Markdown in them': repeat('<div markdown="1">\n'),
  '<': repeat('<'),
  '< in HTML': repeat('<', '<div>'),
  'names that never end': repeat('<aaaa.bbbb'),
  'Chinese names': repeat('<我们>', '<div>'),
  'attributes that never end': repeat("<a b='", '<div>'),
  'attributes that never end, in Markdown': repeat("<a b='"),
  'attributes of a tag that never ends': repeat('b ', '<div><a '),
  'attributes of tags that never end': repeat('<a b c d e f ', '<div>'),
  'comments that never end': repeat('<!--', '<div>'),
  'comments that hide nothing': repeat('<!-- copydesk-disable html -->', '<div>'),
  'comments that hide nothing, and their ends': repeat(
    '<!-- copydesk-disable html/empty-link --><!-- copydesk-enable -->',
    '<div>',
  ),
  'comments that hide something': repeat('<!-- copydesk-disable-line html --></b>\n', '<div>'),
  'one comment that names many rules': repeat('html/empty-lnik ', '<!-- copydesk-disable ', ' -->'),
  'one comment that names one rule many times': repeat('html ', '<!-- copydesk-disable ', ' -->'),
  'instructions that never end': repeat('<?', '<div>'),
  'scripts that never end': repeat('<script>', '<div>'),
  '&': repeat('&'),
  '"': repeat('"'),
  '[': repeat('['),
  'links that never end': repeat('[a]('),
  'images that never end': repeat('!['),
  'addresses that never end': repeat('<http://a '),
  'mail addresses that never end': repeat('<a@b '),
  'emphasis that never ends': repeat('*a '),
  'strong emphasis that never ends': repeat('**a '),
  'emphasis of every kind': repeat('*a **b '),
  'underscores in words': repeat('_a_b'),
  'struck words that never end': repeat('~~a '),
  'quotes of both kinds': repeat('"\''),
  'tags that never end, in Markdown': repeat('<a '),
  'tags with attributes that never end, in Markdown': repeat('<a b="'),
  'links to nothing': repeat('[a][b]'),
  'links with titles that never end': repeat('[a](b "'),
  'links with brackets that never end': repeat('[a](b('),
  'images in images': repeat('![', '', '](a)'),
  'notes without text': repeat('[^a]'),
  'notes in notes': repeat('[^a] ', '[^a]: '),
  'attributes of nothing': repeat('{:a'),
  'attributes of words': repeat('*a*{:.b}'),
  entities: repeat('&a;'),
  'entities that stand for no character': repeat('&#x110000;'),
  'one entity of many digits': repeat('9', '&#', ';'),
  'headings of entities that stand for no character': repeat('# &#xD800;\n\n'),
  'characters that act': repeat('\u001b[31m\u202e', '<div><b id="', '"></i></div>'),
  'private characters': repeat('\ue000\ua5001\ua501', '<div><a href="', '">b</i></div>'),
  'line ends within a message': repeat('\n ', '<div><a href="http://[', '">b</a></div>'),
  'cells that never end': repeat('|`'),
  'rows of a table': repeat('a|b\n'),
  'code in a table': repeat('<code>|'),
  colons: repeat(': '),
  'definitions of nothing': repeat('\n: '),
  'fences in lines': repeat('```\n'),
  'lists in lists by tabs': length => deepLines(length, depth => `${'\t'.repeat(depth)}- a`),
  'lists with attributes': repeat('- {:.a}\n'),
  abbreviations: length =>
    Array.from({ length: length / 16 }, (_, index) => `*[a${index}]: b\n`).join('') +
    'a1 '.repeat(length / 16),
  'the same abbreviation': repeat('*[a]: b\n'),
  'definitions of links': length =>
    Array.from({ length: length / 16 }, (_, index) => `[a${index}]: b\n`).join(''),
  'a definition full of brackets': repeat('> "', '[a]: <'),
  backticks: repeat('`'),
  'code spans that never end': length =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, count) => '`'.repeat(count + 1)).join('a'),
  'fences that never end': repeat('```a\nb\n'),
  'fences of all lengths': length =>
    Array.from({ length: Math.sqrt(2 * length) }, (_, count) => `${'~'.repeat(count + 3)}a\n`)
      .reverse()
      .join(''),
  'formulas that never end': repeat('$$'),
  backslashes: repeat('\\'),
  stars: repeat('*'),
  dashes: repeat('-'),
  pipes: repeat('|'),
  '{{': repeat('{{'),
  '{%': repeat('{%'),
  '{% raw %}': repeat('{% raw %}'),
  '{% comment %}': repeat('{% comment %}<b>'),
  '{:': repeat('{:'),
  '{::comment}': repeat('{::comment}\n'),
  '{::comment} in text': repeat('a {::comment}'),
  quotes: repeat('> '),
  'quoted lines': repeat('> a\n'),
  'quotes in quotes': length => deepLines(length, depth => `${'> '.repeat(depth)}a`),
  lists: repeat('- '),
  'list items': repeat('- a\n'),
  'lists of links': repeat('<ul><li><a href="/a">a</a></li><li><a href="/b">b</a></li></ul>'),
  'a list of links': repeat('<li><a href="/a">a</a></li>', '<ul>', '</ul>'),
  'lists of links that never end': repeat('<ul><li><a href="/a">a</a>'),
  'items of Markdown with links': repeat('- [a](/a) b\n'),
  'captions without links': repeat('<div class="related"><h3>Related</h3></div>'),
  'captions of links in each other': repeat('<p><b>相关阅读'),
  'lists in lists': length => deepLines(length, depth => `${'  '.repeat(depth)}- a`),
  definitions: repeat('a\n: b\n'),
  footnotes: repeat('[^1]: a\n\n'),
  'underlined titles': repeat('a\n---\n'),
  'a lead full of brackets': repeat('[', '<!--1624977554000-->\n[', '](a)\n---\n'),
  'blank lines': repeat('\n'),
  'lines of blanks': repeat('   \n'),
  blanks: repeat(' '),
  tabs: repeat('\t'),
  'carriage returns': repeat('\r'),
  'lone surrogates': repeat('\ud800'),
  'lone surrogates as tags': repeat('<\ud800>', '<div>'),
  suppressions: repeat('<!-- copydesk-disable link -->\n</b>\n', '<div>'),
  'suppressions on one line': repeat('<!-- copydesk-disable-line html --></b>', '<div>'),
};

const frontMatters: Readonly<Record<string, Input>> = {
  'blank lines': repeat('\n', 'title: a'),
  blanks: repeat(' ', 'title: a\n'),
  fields: length => Array.from({ length: length / 8 }, (_, index) => `k${index}: 1\n`).join(''),
  'the same field': repeat('k: 1\n'),
  'brackets that never end': repeat('[', 'a: '),
  'a quote that never ends': repeat('a\n', 'a: "'),
  comments: repeat('# copydesk-disable\n'),
  'a list': repeat('a, ', 'a: [', ']'),
  'aliases of one anchor': repeat('*a, ', 'a: &a b\nc: [', ']'),
  'anchors in themselves': repeat('a: &a [*a]\n'),
  'keys that are lists': repeat('? [a, b]\n: c\n'),
  'mappings that JavaScript makes no text of': repeat('- {toString: 1}\n', 'tags:\n'),
  'terms with characters that act': repeat('"\\e[31m", ', 'tags: [', ']'),
};

describe('No input takes more than linear time', () => {
  for (const [name, input] of Object.entries(inputs)) {
    it(name, () => assertLinear(length => `---\nfrom: https://a.example/\n---\n${input(length)}`));
  }
  for (const [name, input] of Object.entries(frontMatters)) {
    it(`in the front matter: ${name}`, () => assertLinear(length => `---\n${input(length)}\n---\n`));
  }
  it('in front matter that never ends', () => assertLinear(length => `---\n${repeat('a: b\n')(length)}`));
});

describe('A megabyte is nothing special', () => {
  const million = 1 << 20;
  for (const unit of ['<', '&', '[', '"', '`', '一', '\n', '\ud800']) {
    it(`of ${JSON.stringify(unit)}`, () => check(unit.repeat(million)));
  }
  it('as one line of an article, twice over', () => {
    check(repeat('<p>一 <a href="https://a.example/b">二</a></p>', '<div>', '</div>')(2 * million));
  });
  it('as ten thousand elements that are not closed', () => check(`<div>${'<span>a'.repeat(10_000)}`));
});

function assertLinear(input: Input): void {
  let ratio = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const short = measure(input(LENGTH));
    const long = measure(input(LENGTH * FACTOR));
    if (long < NO_TIME_MILLISECONDS) return;
    ratio = Math.min(ratio, long / short);
    if (ratio <= MAX_RATIO) return;
  }
  assert.fail(`A text ${FACTOR} times as long takes ${ratio.toFixed(1)} times as long to check.`);
}

function measure(text: string): number {
  const watch = startWatch();
  check(text);
  return watch();
}

function check(text: string): void {
  const crash = findingsIn(text).find(({ rule }) => rule === CRASH_RULE);
  assert.equal(crash, undefined, crash?.message);
  const post = parsePost('post.md', text);
  render(post);
  formatPost(post, { site: defaultSite, indent: '  ' });
  const kinds = findLeftovers(post, defaultFacts).map(({ kind }) => kind);
  tidyEdits(post, defaultFacts, new Set(kinds));
  cleanCopied(text, {
    path: 'post.md',
    title: 'A',
    from: '',
    facts: defaultFacts,
    settings: defaultSettings,
  });
  outline(post);
  findFolds(post);
  countWords(post);
  const middle = text.length >> 1;
  enclosingSpans(post, middle);
  tagPairAt(post, middle);
  closingTag({ path: 'post.md', text: `${text}<b>`, offset: text.length + 3, site: defaultSite });
}

function repeat(unit: string, before = '', after = ''): Input {
  return length => before + unit.repeat(Math.ceil(length / unit.length)) + after;
}

function deepLines(length: number, line: (depth: number) => string): string {
  return Array.from({ length: length / 60 }, (_, index) => `${line((index % 50) + 1)}\n`).join('');
}
