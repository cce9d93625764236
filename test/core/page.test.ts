import assert from 'node:assert/strict';
import { createSiteFiles, openSite, parsePost, renderPage } from '../../src/core/index.ts';

const post = '---\nlayout: post\ntitle: Ferry sold\n---\nIt was *old*.\n';

describe('A page in its layouts', () => {
  it('is printed by one layout after the other, which see what stands in them', () => {
    const page = pageOf({
      '_layouts/post.html':
        '---\nlayout: base\nkind: story\n---\n<h1>{{ page.title }}</h1>\n{{ content }}{{ page.content | strip_html | strip }}\n',
      '_layouts/base.html': '<main class="{{ layout.kind }}">{{ content }}</main>{% include foot.html %}',
      '_includes/foot.html': '<p>{{ site.title }}{{ paginator.page }}</p>',
    });
    assert.equal(
      page.html,
      '<main class="story"><h1>Ferry sold</h1>\n<p>It was <em>old</em>.</p>\nIt was old.\n</main><p>Harbour</p>',
    );
    assert.deepEqual(page.layouts, ['_layouts/post.html', '_layouts/base.html']);
    assert.equal(page.missing, undefined);
  });

  it('ends where a layout is not at hand, and says which', () => {
    const page = pageOf({ '_layouts/post.html': '---\nlayout: theme\n---\n[{{ content }}]' });
    assert.equal(page.html, '[<p>It was <em>old</em>.</p>\n]');
    assert.equal(page.missing, 'theme');
  });

  it('ends where layouts go in a circle, as Jekyll’s does', () => {
    const page = pageOf({ '_layouts/post.html': '---\nlayout: post\n---\n[{{ content }}]' });
    assert.equal(page.html, '[<p>It was <em>old</em>.</p>\n]');
  });

  it('has all of a post for its excerpt where lines end with CR LF', () => {
    const text = '---\r\nlayout: post\r\n---\r\nOne\r\ntwo.\r\n\r\nThree.\r\n';
    const files = { '_layouts/post.html': '{{ page.excerpt | strip_newlines }}' };
    assert.equal(pageOf(files, text).html, '<p>Onetwo.</p><p>Three.</p>');
    assert.equal(pageOf(files, text.replaceAll('\r', '')).html, '<p>Onetwo.</p>');
  });

  it('tells where a layout stops Jekyll', () => {
    const { faults } = pageOf({ '_layouts/post.html': '{% include gone.html %}{{ content }}' });
    assert.deepEqual(
      faults.map(({ path, name }) => [path, name]),
      [['_layouts/post.html', 'include']],
    );
  });
});

function pageOf(files: Readonly<Record<string, string>>, text = post) {
  const all = new Map(Object.entries({ ...files, '_posts/2024-03-05-ferry.md': text }));
  const site = openSite({
    config: 'title: Harbour\n',
    files: createSiteFiles({ list: () => all.keys(), read: path => all.get(path) }),
  });
  return renderPage(parsePost('_posts/2024-03-05-ferry.md', text, site), site);
}
