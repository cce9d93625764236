import assert from 'node:assert/strict';
import {
  defaultSettings,
  fixAll,
  parsePost,
  placesOfWords,
  readSettings,
  readSettingsText,
  tryHouseWord,
} from '../../src/core/index.ts';
import { parsePattern } from '../../src/core/text/patterns/pattern.ts';
import { createMatcher } from '../../src/core/text/patterns/pattern-matcher.ts';
import { defaultFacts } from '../support/checking.ts';

describe('House words', () => {
  it('are found as JavaScript finds patterns', () => {
    const texts = [
      '',
      'a',
      'ab abc abbbc',
      'foo123 bar-7',
      '😀😀a 𠮷𠮷',
      'xaxbx\nxcx',
      'aaa|bbb',
      'colours color',
    ];
    const sources = [
      ...[
        'a',
        'ab?',
        'ab*c',
        'a+?b',
        '(a|ab)(c|bcd)?',
        '(?:ab|a)b*',
        '[a-c]+',
        '\\w+',
        '\\d{2,3}',
        '.',
        '.+',
        '.+?x',
      ],
      ...[
        'colou?rs?',
        '(x)(.)x',
        '^a',
        'c$',
        '\\bb\\w',
        '😀',
        '[😀𠮷]+',
        '(?<n>o+)\\d',
        '(a?)*b',
        'a{2}',
        '(a|b|)c',
        '\\|b',
      ],
    ];
    const isFree = (): boolean => true;
    for (const source of sources) {
      const matcher = createMatcher(parsePattern(source)!, { ignoresCase: false, mayPart: isFree });
      assert.ok(matcher, source);
      for (const text of texts) {
        const expected = [...text.matchAll(new RegExp(source, 'gu'))].filter(([found]) => found !== '');
        assert.deepEqual(
          matcher.findAll(text).map(({ start, groups }) => [start, ...groups]),
          expected.map(match => [match.index, ...match]),
          `${source} in ${JSON.stringify(text)}`,
        );
      }
    }
  });

  it('never take more than linear time', () => {
    const sources = ['(a+)+b', '(a|a)*b', 'a*a*a*a*b', '(.*)x', '(a|aa)+$', '.*.*.*y', 'a(.*b)?'];
    for (const source of sources) {
      const matcher = createMatcher(parsePattern(source)!, { ignoresCase: true, mayPart: () => true })!;
      const start = process.cpuUsage().user;
      matcher.findAll('a'.repeat(10_000));
      // A second at most where nothing goes back; many hours where something does.
      assert.ok(process.cpuUsage().user - start < 10_000_000, source);
    }
  });

  it('that cannot be read are told at their place, and left out', () => {
    const text = `{ "words": [
  { "match": "e-mail", "use": "email" },
  { "match": "/(a/", "use": "b" },
  { "match": "/(a)\\\\1/", "use": "b" },
  { "match": "/a(?=b)/", "use": "b" },
  { "match": "/a*/", "use": "b" },
  { "match": "a" },
  { "use": "a" },
  { "match": "a", "use": "a" },
  { "match": 1, "why": " ", "off": "yes", "when": "now" },
  "a"
] }`;
    const { settings, problems } = readSettingsText(text);
    assert.deepEqual(
      settings.words.map(({ match }) => match),
      ['e-mail'],
    );
    assert.deepEqual(
      problems.map(({ message, span }) => `${text.slice(span.start, span.end)}: ${message}`),
      [
        '"/(a/": "match" is not a valid regular expression.',
        '"/(a)\\\\1/": "match" repeats what it matched before (\\1), which is not possible here.',
        '"/a(?=b)/": "match" looks ahead or back, or is too large.',
        '"/a*/": "match" matches an empty text.',
        '{ "match": "a" }: This house word has neither "use", which says what to write instead, nor "why".',
        '{ "use": "a" }: This house word has no "match", which says what to look for.',
        '"a": "use" must differ from "match".',
        '"when": There is no setting "when" here, only match, use, why, off.',
        '1: "match" must be text that is not empty.',
        '" ": "why" must be text that is not empty.',
        '"yes": "off" must be true or false.',
        '"a": A house word must be an object with "match" and with "use" or "why".',
      ],
    );
  });

  it('are tried though they are off, at the places where they would be found', () => {
    const settings = '{ "words": [{ "match": "ferry", "use": "boat", "off": true }, 3] } ';
    const [placed, ...others] = placesOfWords(settings);
    assert.deepEqual(others, []);
    assert.equal(
      settings.slice(placed!.span.start, placed!.span.end),
      '{ "match": "ferry", "use": "boat", "off": true }',
    );
    const post = parsePost(
      '_posts/2024-03-05-a.md',
      '---\nlayout: post\n---\nThe ferry: `ferry`, *Ferry*.\n',
    );
    const found = tryHouseWord(post, placed!.word, defaultFacts);
    assert.deepEqual(
      found.map(({ start, end }) => post.text.slice(start, end)),
      ['ferry', 'Ferry'],
    );
  });

  it('are replaced by a fix that is to be looked at', () => {
    const { settings } = readSettings({ words: [{ match: 'ferry', use: 'boat' }] });
    const post = parsePost('_posts/2024-03-05-a.md', '---\nlayout: post\n---\n“Ferry” [the ferry](/ferry)\n');
    const fix = (safety: 'safe' | 'all'): string =>
      fixAll(
        post,
        defaultFacts,
        { ...defaultSettings, words: settings.words },
        { safety, rule: 'style/house-word' },
      ).text;
    assert.equal(fix('safe'), post.text);
    assert.equal(fix('all'), '---\nlayout: post\n---\n“Boat” [the boat](/ferry)\n');
  });
});
