import assert from 'node:assert/strict';
import { parsePost, readSite, render } from '../../src/core/index.ts';

/** The page of a body on a site with options of kramdown. */
function rendered(options: string, body: string): string {
  return render(parsePost('post.md', body, readSite(`kramdown: { ${options} }`))).html.trim();
}

/* What Jekyll 4.3 makes of the same. */
describe('The options of kramdown', () => {
  const cases: readonly (readonly [options: string, body: string, html: string])[] = [
    ['', '# 海港', '<h1 id="海港">海港</h1>'],
    ['auto_ids: false', '# A', '<h1>A</h1>'],
    ['auto_ids: no', '# A', '<h1>A</h1>'],
    ['auto_id_prefix: x-', '# A', '<h1 id="x-a">A</h1>'],
    ['header_offset: 2', '# A', '<h3 id="a">A</h3>'],
    ['hard_wrap: true', 'a\nb', '<p>a<br />\nb</p>'],
    ['input: kramdown', '# 海港', '<h1 id="section">海港</h1>'],
    ['input: kramdown', 'a ~~b~~', '<p>a ~~b~~</p>'],
    ['smart_quotes: "apos,apos,quot,quot"', `"a" 'b'`, `<p>"a" 'b'</p>`],
    ['typographic_symbols: { hellip: "***" }', 'a...', '<p>a***</p>'],
    ['parse_block_html: true', '<div>\n*a*\n</div>', '<div>\n  <p><em>a</em></p>\n</div>'],
    ['parse_span_html: false', 'a <b>*c*</b>', '<p>a <b>*c*</b></p>'],
    ['html_to_native: true', '<p><b>a</b> <i>c</i></p>', '<p><strong>a</strong> <em>c</em></p>'],
    ['entity_output: symbolic', '&copy;', '<p>&copy;</p>'],
    ['syntax_highlighter_opts: { disable: true }', '`a`', '<p><code>a</code></p>'],
    [
      'syntax_highlighter_opts: { css_class: ink, block: { line_numbers: true, start_line: 9 } }',
      '~~~ ruby\na\nb\n~~~\n`c`',
      '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="ink"><code><table class="rouge-table"><tbody><tr><td class="rouge-gutter gl"><pre class="lineno">9\n10\n</pre></td><td class="rouge-code"><pre>a\nb\n</pre></td></tr></tbody></table></code></pre></div></div>\n<p><code class="language-plaintext highlighter-rouge">c</code></p>',
    ],
    [
      'syntax_highlighter_opts: { wrap: false, span: { disable: true } }',
      '~~~ ruby\na\n~~~\n`c`{:.language-ruby}',
      '<div class="language-ruby highlighter-rouge">a\n</div>\n<p><code class="language-ruby">c</code></p>',
    ],
    ['math_engine: null', '$$a$$ b', '<p><span class="kdmath">$a$</span> b</p>'],
  ];
  for (const [options, body, html] of cases)
    it(`${options || 'none'}: ${JSON.stringify(body)}`, () => assert.equal(rendered(options, body), html));

  it('that are not known, or have a value that kramdown refuses, are told', () => {
    const { problems } = readSite('kramdown: { colour: red, header_offset: two, auto_ids: true }');
    assert.deepEqual(problems, [
      'kramdown has no option "colour: red".',
      'kramdown has no option "header_offset: two".',
    ]);
  });

  it('may be set by a post for itself', () => {
    assert.equal(rendered('', '{::options auto_ids="false" /}\n\n# A'), '<h1>A</h1>');
    assert.equal(rendered('', '# A'), '<h1 id="a">A</h1>');
  });
});
