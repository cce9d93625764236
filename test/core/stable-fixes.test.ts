import assert from 'node:assert/strict';
import { defaultSettings, fixAll, parsePost } from '../../src/core/index.ts';
import { breakStructure } from '../fuzz/broken-structure.ts';
import { findFixFault } from '../fuzz/fix-faults.ts';
import { defaultFacts, plainText } from '../support/checking.ts';
import { readNewsroom } from '../support/corpus.ts';
import { createRandom } from '../support/random.ts';
import { soundHead } from '../support/sound-post.ts';

const SEED = 20240305;
const MUTANTS = 150;
/** `npm run fuzz:fixes` breaks whole posts, and many more. */
const MAX_LENGTH = 3000;

/** Bodies and what the safe fixes make of them; each was rendered by Jekyll before and after, and read. */
const cases: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'the end of an element that holds Markdown is shown to kramdown': [
    ['<div markdown="1">An *old* pier', '<div markdown="1">An *old* pier\n</div>'],
    ['<p markdown="block">A pier</p>\n\nA quay.', '<p markdown="span">A pier</p>\n\nA quay.'],
    [
      '<div markdown="1"><div markdown="1">An *old* pier</div></div>\n\nA quay.',
      '<div markdown="1"><div markdown="1">\nAn *old* pier\n</div></div>\n\nA quay.',
    ],
    [
      '<div markdown="1">\n\n- a pier\n- a quay</div>\n\nA ferry.',
      '<div markdown="1">\n\n- a pier\n- a quay\n</div>\n\nA ferry.',
    ],
    ['> <div markdown="1">An *old* pier</div>', '> <div markdown="1">\n> An *old* pier\n> </div>'],
    [
      '<dl><dt markdown="1">The *pier*</dt><dd markdown="1">is *old*.</dd></dl>',
      '<dl><dt markdown="1">The *pier*</dt><dd markdown="span">is *old*.</dd></dl>',
    ],
    [
      '<table>\n<tr><td markdown="1">- a pier</td></tr>\n</table>',
      '<table>\n<tr><td markdown="1">\n- a pier\n</td></tr>\n</table>',
    ],
    ['<div><div><div markdown="1">A pier', '<div><div><div markdown="1">A pier\n</div></div></div>'],
  ],
  'what belongs together over lines stays together': [
    [
      'The sum <math>\n  <mi>x</mi>\n  <mo>=</mo>\n</math> ends.',
      'The sum <math><mi>x</mi><mo>=</mo></math> ends.',
    ],
    [
      '- a pier <svg viewBox="0 0 8 8">\n\n    <path d="M0 0"/>\n\n  </svg> and\n- a quay',
      '- a pier <svg viewBox="0 0 8 8"><path d="M0 0"/></svg> and\n- a quay',
    ],
    [
      'See <picture>\n<source srcset="https://a.example/p.webp">\n<img src="https://a.example/p.png" alt="A pier">\n</picture> here.',
      'See <picture><source srcset="https://a.example/p.webp"><img src="https://a.example/p.png" alt="A pier"></picture> here.',
    ],
    [
      '<a href="https://a.example/">\n\n![A pier](https://a.example/p.png)\n\n</a>',
      '<a href="https://a.example/">![A pier](https://a.example/p.png)</a>',
    ],
    [
      '<a href="https://a.example/">\n<div>A pier</div>\n</a>',
      '<div><a href="https://a.example/">\n<div>A pier</div>\n</a></div>',
    ],
    [
      '<a href="https://a.example/">\n\n## A *pier*\n\n</a>',
      '<a href="https://a.example/">\n\n## A *pier*\n\n</a>',
    ],
    [
      'A <svg viewBox="0 0 8 8">\n<foreignObject>\n<div>pier</div>\n</foreignObject>\n</svg> sign',
      'A <svg viewBox="0 0 8 8">\n<foreignObject>\n<div>pier</div>\n</foreignObject>\n</svg> sign',
    ],
    [
      '<table><thead><tr><th>a</th></tr><tbody><tr><td>b</td></tr></tbody></table>',
      '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
    ],
  ],
  'no end tag is written where it would be none': [
    [' <i a="\n">b', ' <i>b</i>'],
    ['<b title="a\n\nb">c\n\nd', '<b title="a\n\nb">c\n\nd'],
    ['a <b><!-- c\nd -->e\n\nf', 'a <b><!-- c\nd -->e</b>\n\nf'],
    ['<div><a href="/b"><div>c</div>\n\nd', '<div><a href="https://news.example.com/b"><div>c</div>\n\nd'],
  ],
  'samples and plug-ins keep their attributes': [
    [
      '<bus kind="x">\n  <address domain="0x0" slot="0x05"/>\n  <p></p>\n</bus>',
      '<bus kind="x">\n  <address domain="0x0" slot="0x05"/>\n  <p></p>\n</bus>',
    ],
    [
      '<embed src="https://a.example/a.mid" autostart="false" volume="50">',
      '<embed src="https://a.example/a.mid" autostart="false" volume="50">',
    ],
    ['<x-chart><p series="1">a</p></x-chart>', '<x-chart><p series="1">a</p></x-chart>'],
  ],
};

describe('Fixing ends', () => {
  for (const [title, pairs] of Object.entries(cases)) {
    describe(title, () => {
      for (const [body, fixed] of pairs) {
        it(JSON.stringify(body), () => {
          assert.equal(fixBody(body, 'safe'), fixed);
          assert.equal(fixBody(fixed, 'safe'), fixed);
          const all = fixBody(body, 'all');
          assert.equal(fixBody(all, 'all'), all);
        });
      }
    });
  }

  it('where a comment in a script has swallowed its end tag, and an anchor has no value', () => {
    for (const text of [
      'a<script><!--<script -->',
      '---\ndate: &a\n---\nb',
      '<div><script/>',
      '<li markdown=span><ul><li>',
    ]) {
      for (const safety of ['safe', 'all'] as const)
        assert.equal(findFixFault(plainText(text), safety), undefined, text);
    }
  });

  it('where fixes that undo each other settle once the others are applied', () => {
    const text = `<article ss="po">
 <header s"><div c"> </div </header <span "> </span><div>
 <div "><div c"><div markdown="1">a</div>>
    </div>
     </div>
 </div>
   </div>
   <div cs="l">`;
    assert.equal(findFixFault(plainText(text), 'safe'), undefined);
  });

  for (const safety of ['safe', 'all'] as const) {
    it(`whatever is broken, by ${safety} fixes: a second run changes nothing, and no post grows`, () => {
      const random = createRandom(SEED);
      const posts = readNewsroom().map(({ text }) => text.slice(0, MAX_LENGTH));
      for (let count = 0; count < MUTANTS; count++) {
        const text = breakStructure(random.pick(posts), random);
        assert.equal(findFixFault(plainText(text), safety), undefined, JSON.stringify(text));
      }
    });
  }
});

function fixBody(body: string, safety: 'safe' | 'all'): string {
  const post = parsePost('_posts/2024-03-05-a.md', `${soundHead}${body}\n`);
  return fixAll(post, defaultFacts, defaultSettings, { safety }).text.slice(soundHead.length, -1);
}
