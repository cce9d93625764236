import type { Random } from '../support/random.ts';
import { mutateText } from './mutate-text.ts';

/** What breaks how elements lie in each other, in a line, or in Markdown. */
const pieces = [
  ...[
    '</div>',
    '</p>',
    '</b></i>',
    '</li></ul></div>',
    '</a>',
    '</td></tr></table>',
    '</span>',
    '</section>',
  ],
  ...[
    '<div>',
    '<p>',
    '<b>',
    '<table><tr><td>',
    '<ul><li>',
    '<dl><dt>',
    '<details><summary>',
    '<a href="/b">',
  ],
  ...[
    '<figure>',
    '<figcaption>',
    '<h3>',
    '<blockquote>',
    '<picture><source srcset="/a.webp">',
    '<ruby>a<rt>',
  ],
  ...[
    '<div markdown="1">',
    '<div markdown="1">a</div>',
    '<td markdown="1">b</td>',
    '<p markdown="block">c</p>',
  ],
  ...['<section markdown="block">\n', '<li markdown="span">', '\n<figure markdown="1">\n'],
  ...[
    '<svg viewBox="0 0 9 9">\n<path d="M0 0L9 9"/>\n</svg>',
    '<svg>',
    '</svg>',
    '<math>\n<mi>x</mi>\n</math>',
  ],
  ...[
    '<a href="/c">\n<h3>d</h3>\n</a>',
    '<a href="/c">\n\n![d](/e.png)\n\n</a>',
    '<i a="\n">',
    '<b title="\n\n">',
  ],
  ...[
    '<!--',
    '-->',
    '<!-- </div> -->',
    '<script>',
    '<script><!--',
    '</script>',
    '<style>',
    '<script src="/a.js"/>',
  ],
  ...['<x a="b">', '<x-y z="1">', '<address kind="1"/>', '<embed src="/a" loop="1">', '<Name>', 'a<b c', '<'],
  ...[
    '\n\n',
    '\n',
    '    ',
    '> ',
    '- ',
    '1. ',
    '# ',
    '```\n',
    '`',
    '*',
    '_',
    '|',
    '{:.a}',
    '{::nomarkdown}',
    '{:/}',
  ],
] as const;

/** Breaks a post at one to six places. */
export function breakStructure(text: string, random: Random): string {
  let broken = text;
  for (let count = 1 + random.below(5); count > 0; count--) broken = breakOnce(broken, random);
  return random.below(3) === 0 ? mutateText(broken, random) : broken;
}

function breakOnce(text: string, random: Random): string {
  const body = Math.max(0, text.indexOf('\n---\n'));
  // Front matter has tests of its own; now and then it is broken too.
  const from = random.below(20) === 0 ? 0 : body;
  const near = /[<>\n]|$/g;
  near.lastIndex = from + random.below(text.length - from + 1);
  // Beside tags and at lines' edges more can go wrong than within words.
  const found = near.exec(text)?.index ?? text.length;
  const at = random.below(4) === 0 ? from + random.below(text.length - from + 1) : found;
  if (random.below(4) > 0) return text.slice(0, at) + random.pick(pieces) + text.slice(at);
  const rest = text.slice(at);
  const unit = random.pick([/<\/[^<>]*>/, /<[^<>]*>/, /\n\s*/, />\s*/]).exec(rest);
  return unit ? text.slice(0, at + unit.index) + rest.slice(unit.index + unit[0].length) : text;
}
