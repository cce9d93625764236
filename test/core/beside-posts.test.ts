import assert from 'node:assert/strict';
import { checkText, plainText } from '../support/checking.ts';

describe('A text without front matter', () => {
  const rulesIn = (path: string): readonly string[] =>
    checkText(plainText('The posts of the clock, by year.\n', path)).map(({ rule }) => rule);

  it('that has no date in its name is no post: only that is told', () => {
    assert.deepEqual(rulesIn('_posts/README.md'), ['post/file-name']);
    assert.deepEqual(rulesIn('_posts/2024-03-05/list.md'), ['post/file-name']);
  });

  it('is a post where its name has a date, and a draft without', () => {
    assert.deepEqual(rulesIn('_posts/2024/2024-03-05-clock.md'), ['front-matter/syntax']);
    assert.deepEqual(rulesIn('_drafts/clock.md'), ['front-matter/syntax']);
  });
});
