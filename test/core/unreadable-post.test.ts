import assert from 'node:assert/strict';
import {
  CRASH_RULE,
  check,
  defaultSettings,
  defaultSite,
  findLeftovers,
  formatPost,
  parsePost,
  render,
  type Site,
} from '../../src/core/index.ts';
import { checkText, defaultFacts, fixSafely, plainText } from '../support/checking.ts';

describe('A post that Copydesk cannot read', () => {
  const error = new Error('a \u001b[31mfault\u202e of ours');
  /** Its options cannot be asked for: so fails what is no fault of the text. */
  const failing: Site = {
    ...defaultSite,
    get kramdown(): never {
      throw error;
    },
  };
  const text = '---\ntitle: a\n---\n<p>a <b>b</p>\n';
  const post = parsePost('_posts/2024-03-05-a.md', text, failing);

  it('is one finding, in which no character acts', () => {
    const findings = check(post, defaultFacts, defaultSettings);
    assert.deepEqual(
      findings.map(({ rule, message }) => [rule, message]),
      [
        [
          CRASH_RULE,
          'Copydesk cannot read this post: Error: a U+001B[31mfaultU+202E of ours. Please report this problem.',
        ],
      ],
    );
  });

  it('stays as it is, and has an empty page', () => {
    assert.equal(post.text, text);
    assert.equal(render(post).html.trim(), '');
    assert.deepEqual(formatPost(post, { site: defaultSite, indent: '  ' }).edits, []);
    assert.deepEqual(findLeftovers(post, defaultFacts), []);
  });

  it('is not one whose rule fails, or whose front matter is damaged', () => {
    assert.equal(parsePost('a.md', '---\na: &a [*a]\n---\n').failure, undefined);
  });
});

describe('A message', () => {
  const acting = '\u001b[31m\u202e\u200b\ue000';
  const texts: readonly string[] = [
    `---\n"titl${acting}": a\ntags: [ "${acting}a", "${acting}a" ]\ndate: "${acting}"\nfrom: "${acting}"\n---\na\n`,
    `<b${acting}>a</i${acting}> <a href="http://[${acting}">b</a> {% a${acting} %} [a][${acting}]\n`,
    `<!-- copydesk-disable html/${acting} -->\n<p id="${acting}" id="${acting}">a</p><p id="${acting}"></p>\n`,
    `<img src="a${acting}.png" alt="${acting}.png" x${acting}="y\nz">\n`,
  ];
  it('shows no character that acts, hides or is private', () => {
    let count = 0;
    for (const text of texts) {
      for (const { message, related, fixes } of checkText(plainText(text))) {
        for (const words of [
          message,
          ...related.map(place => place.message),
          ...fixes.map(fix => fix.title),
        ]) {
          assert.doesNotMatch(words, /[\p{Cc}\p{Co}\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u, words);
          if (words.includes('U+001B')) count++;
        }
      }
    }
    assert.ok(count > 5, `Only ${count} name one.`);
  });

  it('leaves the text itself alone', () => {
    for (const text of texts) assert.ok(fixSafely(text).text.includes('\u202e'), text);
  });
});
