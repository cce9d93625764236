import assert from 'node:assert/strict';
import { check, createNewsroom, createSummariser, defaultSettings, parsePost } from '../../src/core/index.ts';
import { defaultFacts } from '../support/checking.ts';

const { site } = defaultFacts;

/** Whether each of some posts, of which these are the tags, is told that Jekyll splits them. */
function toldOf(...tags: readonly string[]): readonly boolean[] {
  const newsroom = createNewsroom();
  const summarise = createSummariser(site);
  const posts = tags.map((text, index) => {
    const path = `_posts/2024-03-0${index + 1}-tide.md`;
    return parsePost(path, `---\nlayout: post\ntitle: Tide\ntags: ${text}\n---\nThe tide.\n`, site);
  });
  for (const { path, text } of posts) newsroom.set(summarise(path, text));
  return posts.map(post =>
    check(post, { ...defaultFacts, newsroom }, defaultSettings).some(
      ({ rule }) => rule === 'front-matter/split-terms',
    ),
  );
}

describe('Tags written as one text', () => {
  it('are told of where the words are always together', () => {
    assert.deepEqual(toldOf('low tide', 'low tide', '[ harbour ]'), [true, true, false]);
  });

  it('are terms where other posts combine the words otherwise', () => {
    assert.deepEqual(toldOf('harbour tide', 'harbour ferry', 'harbour'), [false, false, false]);
  });

  it('may be a name where the words have capitals', () => {
    assert.deepEqual(toldOf('Tern Bay', 'Bay', 'harbour, tide', '[ tide ]'), [true, false, true, false]);
  });
});
