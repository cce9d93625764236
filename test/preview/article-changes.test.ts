import assert from 'node:assert/strict';
import { leaveOutKept, putBackKept } from '../../src/preview/article-changes.ts';
import type { Article } from '../../src/preview/protocol.ts';
import { createRandom } from '../support/random.ts';

describe('An article that is sent again', () => {
  it('comes without what the page has of it', () => {
    const last = createArticle(1, '<p data-a="0">One</p><p data-a="1">Two</p>', [0, 3, 5, 8]);
    const next = createArticle(2, '<p data-a="0">Onex</p><p data-a="1">Two</p>', [0, 4, 6, 9]);
    const { article, kept } = leaveOutKept(next, last);
    assert.equal(article.html, 'x');
    assert.deepEqual(article.places, []);
    assert.deepEqual(kept?.places, { before: 1, behind: 3, shift: 1 });
    assert.deepEqual(putBackKept({ article, kept }, last), next);
  });

  it('is whole again, whatever has changed', () => {
    const random = createRandom(7);
    const parts = ['<p>', '</p>', 'a', 'aa', '🚢', '🚣', '\ud83d', '\udea2', '船'];
    const create = (version: number): Article =>
      createArticle(
        version,
        Array.from({ length: random.below(9) }, () => random.pick(parts)).join(''),
        Array.from({ length: random.below(6) }, () => random.below(4)),
      );
    for (let round = 0; round < 2000; round++) {
      const [last, next] = [create(1), create(2)];
      const sent = leaveOutKept(next, last);
      assert.deepEqual(putBackKept(structuredClone(sent), last), next);
    }
  });

  it('of a long one only what has changed is sent', () => {
    const long = '<p data-a="0">The harbour master counted the boats.</p>'.repeat(200);
    for (const at of [0, 1023, 1024, 1025, 5000, long.length - 1024, long.length]) {
      const last = createArticle(1, long, []);
      const next = createArticle(2, `${long.slice(0, at)}🚢${long.slice(at)}`, []);
      const sent = leaveOutKept(next, last);
      assert.equal(sent.article.html, '🚢');
      assert.deepEqual(putBackKept(sent, last), next);
    }
  });

  it('comes whole to a page that shows another post, and is asked for anew by one that has missed something', () => {
    const last = createArticle(1, '<p>One</p>', []);
    const other = { ...createArticle(2, '<p>One</p>', []), uri: 'file:///b.md' };
    assert.deepEqual(leaveOutKept(other, last), { article: other, kept: undefined });
    const sent = leaveOutKept(createArticle(3, '<p>One!</p>', []), last);
    assert.equal(putBackKept(sent, undefined), undefined);
    assert.equal(putBackKept(sent, createArticle(2, '<p>Two</p>', [])), undefined);
  });
});

/** Of the fields only those that changes are about matter here. */
function createArticle(version: number, html: string, places: readonly number[]): Article {
  const some: Partial<Article> = { uri: 'file:///a.md', version, html, places, placeAttribute: 'data-a' };
  return some as Article;
}
