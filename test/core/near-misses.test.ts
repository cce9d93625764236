import assert from 'node:assert/strict';
import { checkText, plainText } from '../support/checking.ts';

/** Texts that look like a fault and are none: real Jekyll shows each as it is meant. */
const texts: Readonly<Record<string, readonly string[]>> = {
  'markdown/missing-note': [
    'The set [^aeiou] matches consonants, [^0-9] what is no digit, [^1-3] the rest.',
    'Use `[^1]` for a note, or \\[^1].',
    '> A quotation with a note.[^q]\n\n[^q]: Quoted.',
    '| a[^1] | b |\n|---|---|\n| c | d |\n\n[^1]: A note in a table.',
    '# Heading[^1]\n\nText\n\n[^1]: A note of a heading.',
    'Text[^1] refers twice[^1].\n\n[^1]: Refers to [^2].\n\n[^2]: Another.',
    '[^1]: A note that stands first.\n\nText that refers to it.[^1]',
    'Text with a note of Pandoc’s ^[in the line].',
  ],
  'markdown/glued-list': [
    'The temperature fell to\n- 5 degrees and then to\n-10 degrees.',
    'The sum is\n3 + 4\n+ 5\n= 12',
    'Poem line one\n- said the man -\nline three',
    '1. one\n2. two\n   - sub\n   - sub',
    '- one\n  text:\n  - sub a\n  - sub b',
    'Address:\n12. Oxford Street\nLondon',
    '> quote:\n> - one\n> - two',
    'Name\n: definition\n- one\n- two',
  ],
  'markdown/accidental-formula': [
    'It costs $$ and $$$.',
    'Restaurants: cheap ($), middle ($$), dear ($$$).',
    'Let $$x$$ be the number of ferries and $$y$$ of piers.',
    '$$\\text{the ferry is late}$$',
    '$$ area = width * height $$',
    '$$distance over time$$',
    '$$\\mbox{法国人口总数}$$',
  ],
  'markdown/unclosed-fence': [
    'Use ``` to open a block, or ```` ``` ```` to show it.',
    '- item\n\n  ```\n  code\n  ```\n- item',
    '> ```\n> code\n> ```',
    '````\n```\nnested\n```\n````',
    '<pre>\n```\nnot code\n</pre>',
    'Title\n~~~~~\n\nText under it.',
    '* item:\n```\ncode\n```\n* next',
  ],
  'html/unknown-attribute': [
    'If a<b and c>d, the ferry is late.',
    '<div v-if="late" hx-get="/tides">Tides</div>',
  ],
  'html/invalid-size': [
    '<img src="/a.png" width="50%" height="auto" alt="A">',
    '<img src="/a.png" width="640px" alt="">',
  ],
  'security/script': ['<script src="https://cdn.jsdelivr.net/npm/vega@5"></script>'],
  'html/self-closed': [
    '<br/>Text <wbr/> with <span/> more.',
    '<svg width="10"><path d="M0 0"/><circle r="1"/></svg>',
    '<a name="top"/>\n\nText',
    '`<iframe/>` in code.',
    '<video><source src="/a.mp4"/></video>',
    '<my-element/>\n\nText',
    '<table><colgroup><col/><col/></colgroup><tr><td>a</td></tr></table>',
  ],
  'html/printed-comment': [
    'Text <!-- in the line --> and text',
    '<!--\nof several\n\nlines\n-->\n\nText',
    '`<!-- code -->` and \\<!-- escaped -->',
    '- item <!-- c -->\n- item\n  <!-- d -->\n- item',
    'Text\n\n<!--more-->\n\nText\n<!--more-->\nText',
    '<!-- a -- b -->\n\nText <!- no comment -> here',
    'A paragraph with <!-- a comment\nover two lines --> here.',
  ],
  'html/printed-declaration': [
    '`<!DOCTYPE html>` starts a page, &lt;!DOCTYPE html&gt; too.',
    'A page of HTML begins with <!DOCTYPE html> and nothing else.',
    '<p>It begins with <!DOCTYPE html> too.</p>',
    '\\<!DOCTYPE html>',
    '<!--[if IE]><p>IE</p><![endif]-->',
    'Use <?php echo 1 ?> here.',
  ],
  'html/unfinished-entity': [
    'AT&T and R&D, Q&A, M&A &Co., fish &chips, salt &pepper.',
    'http://a.example/?a=1&copy=2&reg=3 and [link](http://a.example/?a=1&copy=2&lt=3)',
    '`&nbsp` in code, &copyright and &registered',
    '<a href="/?a=1&amp=2">a</a> <http://a.example/?x=1&copy=3>',
    'curl http://a.example/?a=b&reg=c',
  ],
  'html/docs-wrapper': [
    '<b style="font-weight:bold;">text</b>, <b>text</b>, <b id="docs">text</b>',
    '`<b id="docs-internal-guid-1">`',
    '<p id="docs-internal-guid-1">text</p>',
  ],
  'liquid/lost-words': [
    '{{ page.title }} and {{ page.subtitle }}',
    '{% assign x = 1 %}{{ x }} {% capture c %}a{% endcapture %}{{ c }} {% increment n %} {{ n }}',
    '{% for p in site.posts %}{{ p.title }}{{ p.nothing }}{% endfor %}',
    '{% raw %}{{ name }}{% endraw %}',
    '{{ site.author.email }} {{ nil }} {{ "" }} {% if false %}{{ name }}{% endif %}',
    '{{ content }} {{ layout.title }} {{ jekyll.environment }}',
  ],
};

describe('What looks like', () => {
  for (const [rule, bodies] of Object.entries(texts)) {
    for (const body of bodies) {
      it(`${rule} and is none: ${JSON.stringify(body)}`, () => {
        const found = checkText(plainText(`---\nlayout: post\n---\n\n${body}\n`));
        assert.deepEqual(
          found.filter(finding => finding.rule === rule),
          [],
        );
      });
    }
  }

  for (const line of [
    'title: "A # b" # the editor’s',
    'title: C# and F#, A &b, A!',
    'tags: [ a, b ] # all of them',
    'from: https://a.example/#x',
    'description: >\n  A # b',
    'layout: post # the usual one',
    'date: 2024-01-01 10:00:00 +0000 # moved',
    'title: R & D',
    'title: "!A"',
  ]) {
    it(`front-matter/lost-words and is none: ${JSON.stringify(line)}`, () => {
      const found = checkText(plainText(`---\n${line}\n---\n\nText.\n`));
      assert.deepEqual(
        found.filter(({ rule }) => rule === 'front-matter/lost-words'),
        [],
      );
    });
  }
});
