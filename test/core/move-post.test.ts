import assert from 'node:assert/strict';
import {
  applyEdits,
  duplicatePost,
  type PostMove,
  publishDraft,
  renameFromTitle,
  unpublish,
} from '../../src/core/index.ts';

const now = { date: '2024-11-14 09:00:00 +0000', now: Date.UTC(2024, 10, 14, 9) };

function result(text: string, move: PostMove | undefined): readonly [string, string] | undefined {
  return move && [move.path, applyEdits(text, move.edits)];
}

describe('The file of a post', () => {
  it('goes below _posts when a draft is published, with the date of the moment', () => {
    const text = '---\ntitle: Pier\ndate: "2024-01-02"\npublished: false\n---\nText.\n';
    const published = '---\ntitle: Pier\ndate: "2024-11-14 09:00:00 +0000"\npublished: true\n---\nText.\n';
    const draft = { path: 'en/_drafts/2024-01-02-pier.md', text };
    assert.deepEqual(result(text, publishDraft(draft, now, [])), ['en/_posts/2024-11-14-pier.md', published]);
    const plain = { path: '_drafts/pier.md', text: '---\ntitle: Pier\n---\n' };
    assert.deepEqual(result(plain.text, publishDraft(plain, now, ['_posts/2023/2023-01-02-x.md'])), [
      '_posts/2024/2024-11-14-pier.md',
      plain.text,
    ]);
    assert.equal(publishDraft({ path: '_posts/2024-01-02-pier.md', text }, now, []), undefined);
  });

  it('goes in the folder of its month and its language when a draft is published', () => {
    const publish = (path: string, ...posts: readonly string[]) =>
      publishDraft({ path, text: '---\ntitle: Pier\n---\n' }, now, posts)?.path;
    const chinese = 'zh_cn/_posts/2024/03/2024-03-05-tern.md';
    const english = 'en/_posts/2023/2023-01-02-x.md';
    assert.equal(
      publish('zh_cn/_drafts/pier.md', english, chinese),
      'zh_cn/_posts/2024/11/2024-11-14-pier.md',
    );
    assert.equal(publish('en/_drafts/pier.md', chinese, english), 'en/_posts/2024/2024-11-14-pier.md');
    assert.equal(publish('fr/_drafts/pier.md', chinese, english), 'fr/_posts/2024-11-14-pier.md');
    assert.equal(publish('_drafts/pier.md', 'blog/_posts/2023-01-02-x.md'), 'blog/_posts/2024-11-14-pier.md');
  });

  it('has its lead dated with it', () => {
    const text =
      '---\ntitle: Pier\ndate: 2024-01-02\n---\n<!--1704153600000-->\n\n[Pier](https://a.example/)\n------\n';
    const published =
      '---\ntitle: Pier\ndate: 2024-11-14 09:00:00 +0000\n---\n<!--1731574800000-->\n\n[Pier](https://a.example/)\n------\n';
    assert.equal(result(text, publishDraft({ path: '_drafts/pier.md', text }, now, []))?.[1], published);
    assert.equal(
      result(text, duplicatePost({ path: '_posts/2024-01-02-pier.md', text }, now))?.[1],
      published,
    );
  });

  it('goes to the drafts when a post is no longer to be published', () => {
    const text = '---\ntitle: Pier\n---\n';
    assert.deepEqual(result(text, unpublish({ path: 'en/_posts/2024/2024-01-02-pier.md', text })), [
      'en/_drafts/pier.md',
      text,
    ]);
    assert.equal(unpublish({ path: '_drafts/pier.md', text }), undefined);
  });

  it('has the name that title and date give it', () => {
    const named = (path: string, yaml: string) =>
      renameFromTitle({ path, text: `---\n${yaml}\n---\n` })?.path;
    const yaml = 'title: The pier, again\ndate: 2024-03-05 08:30:00 +0000';
    assert.equal(named('_posts/2023-01-01-x.markdown', yaml), '_posts/2024-03-05-the-pier-again.markdown');
    assert.equal(named('_posts/2023-01-01-x.md', 'title: Pier'), '_posts/2023-01-01-pier.md');
    assert.equal(named('_drafts/x.md', yaml), '_drafts/the-pier-again.md');
    assert.equal(named('_posts/2023-01-01-x.md', 'layout: post'), undefined);
    assert.equal(
      named('_posts/2023/01/2023-01-01-x.md', yaml),
      '_posts/2024/03/2024-03-05-the-pier-again.md',
    );
  });

  it('is copied under the day of the moment, without what says where the first one lies', () => {
    const text =
      '---\ntitle: Pier\ndate: 2024-01-02\npermalink: /pier/\nredirect_from:\n  - /a/\ntags: [ a ]\n---\nText.\n';
    const [path, copy] = result(text, duplicatePost({ path: '_posts/2024-01-02-pier.md', text }, now))!;
    assert.equal(path, '_posts/2024-11-14-pier.md');
    assert.match(copy, /^---\ntitle: Pier\ndate: 2024-11-14 09:00:00 \+0000\n/);
    assert.doesNotMatch(copy, /\/pier\/|\/a\//);
    assert.match(copy, /\ntags: \[ a \]\n---\nText\.\n$/);
    const old = { path: '_posts/2023/2023-01-02-pier.md', text };
    assert.equal(duplicatePost(old, now).path, '_posts/2024/2024-11-14-pier.md');
  });
});
