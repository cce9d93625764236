import assert from 'node:assert/strict';
import { findWord } from '../../src/core/index.ts';
import { assertLinear } from '../support/stopwatch.ts';

/** Where in `source` the word is found that the page has `count` times, `nth` times before this one: in brackets. */
function found(source: string, text: string, [nth, count, share]: readonly [number, number, number]): string {
  const span = findWord(`---\n${source}`, { start: 4, end: 4 + source.length }, { text, nth, count, share });
  if (span === undefined) return 'nowhere';
  return `${source.slice(0, span.start - 4)}[${source.slice(span.start - 4, span.end - 4)}]${source.slice(span.end - 4)}`;
}

describe('A word of the page', () => {
  const cases: readonly (readonly [
    name: string,
    source: string,
    word: string,
    at: readonly [number, number, number],
    marked: string,
  ])[] = [
    [
      'is found among its like',
      '<p>A gull and a gull.</p>',
      'gull',
      [1, 2, 0.7],
      '<p>A gull and a [gull].</p>',
    ],
    [
      'is found in the text, not in tags, comments and addresses',
      '<p class="gull"><!--gull-->A <a href="/gull.html" title="A gull">gull</a>.</p>',
      'gull',
      [0, 1, 0.5],
      '<p class="gull"><!--gull-->A <a href="/gull.html" title="A gull">[gull]</a>.</p>',
    ],
    [
      'is found behind a link of Markdown',
      '[A bay](/ferry) and a ferry',
      'ferry',
      [0, 1, 0.9],
      '[A bay](/ferry) and a [ferry]',
    ],
    [
      'is found with the apostrophe that it is written with',
      "It isn't so.",
      'isn’t',
      [0, 1, 0.4],
      "It [isn't] so.",
    ],
    [
      'is found where it is as far down',
      'a ferry {{ ferry }} a ferry',
      'ferry',
      [1, 2, 0.8],
      'a ferry {{ ferry }} a [ferry]',
    ],
    ['is found in Chinese', '<p>夜市豆花攤，夜市。</p>', '夜市', [1, 2, 0.8], '<p>夜市豆花攤，[夜市]。</p>'],
    ['is nowhere where Liquid writes it', '<p>{{ page.title }}</p>', 'Gulls', [0, 1, 0], 'nowhere'],
    ['is not read as a pattern', '<p>(a+)+ b</p>', '(a+)+', [0, 1, 0], '<p>[(a+)+] b</p>'],
  ];
  for (const [name, source, word, at, marked] of cases) {
    it(name, () => assert.equal(found(source, word, at), marked));
  }

  it('takes time in proportion to the text', () => {
    assertLinear(20_000, count => {
      const source = `${'](('.repeat(count)}<${'<a <!-- '.repeat(count)}gull`;
      assert.match(found(source, 'gull', [0, 1, 1]), /\[gull\]$/);
    });
  });
});
