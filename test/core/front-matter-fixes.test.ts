import fc from 'fast-check';
import { CRASH_RULE } from '../../src/core/index.ts';
import { checkText, plainText } from '../support/checking.ts';
import { assertFixes, assertLineEndsDoNotMatter, assertSpans } from '../support/properties.ts';

/** Lines of front matter, most of them with one fault. */
const lines = [
  ...[
    'layout: post',
    'title: "渡轮  晚点"',
    'title: a: b',
    'title：甲',
    'title: "a "b" c"',
    'title: a &amp; b\u200b',
  ],
  ...[
    'title: *a',
    'title: "a',
    "title: 'a",
    'b"',
    'title: [a] b',
    'title: >',
    '  a  b',
    'title: no',
    'title:',
  ],
  ...['date: 2024-03-05 08:30', 'date: "2024年3月5日"', 'date: 2024-13-01', 'date: 2024-02-30', 'author: @a'],
  ...['author: Mara &#38; Ansel', 'author: " "', 'author: [ a ]', 'autor: b', 'from: https://a.example/b'],
  ...[
    'from: b.example/c',
    'tags: a b',
    'tags: [ a, "a", A ]',
    'tags: [ a,',
    'b ]',
    'tags:',
    '- a',
    '  - a',
    '- 發 發',
  ],
  ...[
    'categories: 臺灣 , 台湾',
    'categories: { a: b, a: c }',
    'published: "false"',
    '\t',
    '\t# a',
    '# b',
    '',
    '\u0008',
  ],
];

const leads = [
  '',
  '<!--1709627400000-->\n[渡轮  晚点](https://a.example/c)\n---\n',
  '<!--NaN-->\n\n[a &amp; b\u200b](/b)\n---\n',
];

describe('Whatever the front matter', () => {
  it('each fix removes its finding and changes nothing else', () => {
    const post = fc
      .tuple(fc.array(fc.constantFrom(...lines), { maxLength: 8 }), fc.constantFrom(...leads))
      .map(([yaml, lead]) => `---\n${yaml.map(line => `${line}\n`).join('')}---\n${lead}`);
    fc.assert(
      fc.property(post, text => {
        const given = plainText(text);
        const findings = checkText(given);
        for (const finding of findings) {
          if (finding.rule === CRASH_RULE) throw new Error(finding.message);
          assertSpans(finding, text);
          assertFixes(finding, findings, given);
        }
        // The yaml library calls some damage by another name where line ends are of two characters.
        const isDamaged = findings.some(({ rule }) => rule === 'front-matter/syntax');
        if (!isDamaged) assertLineEndsDoNotMatter(given, findings);
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});
