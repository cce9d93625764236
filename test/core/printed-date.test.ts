import assert from 'node:assert/strict';
import { createSiteFiles, openSite, parsePost, printedDate } from '../../src/core/index.ts';
import { startWatch } from '../support/stopwatch.ts';

const post = '---\nlayout: post\ntitle: Ferry sold\ndate: 2024-03-05 08:30:00 +0000\n---\nIt was *old*.\n';
const data = '---\ntitle: A date\n---\n';

/** What the header says where these files are the site's. */
function dateIn(texts: Readonly<Record<string, string>>, text = post): string | undefined {
  const files = createSiteFiles({ list: () => Object.keys(texts), read: path => texts[path] });
  const site = openSite({ config: 'title: Harbour\nday_format: "%d/%m/%Y"\n', files });
  const path = '_posts/2024-03-05-ferry.md';
  return printedDate(parsePost(path, text, site), site);
}

describe('The date of a post', () => {
  const layouts: readonly (readonly [name: string, layout: string, date: string | undefined])[] = [
    ['by a filter', '<p>{{ page.date | date: "%b %-d, %Y" }}</p>', 'Mar 5, 2024'],
    ['by one of Jekyll’s own', '<p>{{page.date|date_to_long_string}}</p>', '05 March 2024'],
    [
      'by a format that is kept in a variable',
      '{% assign format = site.day_format | default: "%Y" %}<i>{{- page.date | date: format -}}</i>',
      '05/03/2024',
    ],
    [
      'on the branch that is taken',
      '{% if page.lang == "fr" %}{{ page.date | date: "%d.%m." }}{% else %}{{ page.date | date: "%m/%d" }}{% endif %}',
      '03/05',
    ],
    [
      'for readers, not for machines',
      `<head><meta content="{{ page.date }}"></head><script>"{{ page.date }}"</script><!-- {{ page.date }} --><time datetime='{{ page.date | date_to_xmlschema }}'>{{ page.date | date: "%e %B" }}</time>`,
      '5 March',
    ],
    ['without the tags in it', '<p>{{ page.date | date: "<b>%d</b> &middot; %m" }}</p>', '05 · 03'],
    ['nowhere', '<p>{{ page.title }}</p>', undefined],
    ['in what never ends', '<script>{{ page.date }}', undefined],
  ];
  for (const [name, layout, date] of layouts) {
    it(`is read as the layout prints it: ${name}`, () =>
      assert.equal(dateIn({ '_layouts/post.html': `${layout}{{ content }}` }), date));
  }

  it('is that of an include, and of a layout’s layout', () => {
    const texts = {
      '_layouts/post.html': '---\nlayout: base\n---\n{{ content }}',
      '_layouts/base.html': '{% include meta.html %}{{ content }}',
      '_includes/meta.html': 'On {{ page.date | date: "%d %b" }}',
    };
    assert.equal(dateIn(texts), '05 Mar');
  });

  it('is not known where the layout is not at hand', () => {
    assert.equal(dateIn({ 'index.md': data }), undefined);
  });

  it('takes time in proportion to the page', () => {
    const watch = startWatch();
    dateIn({ '_layouts/post.html': '<script <!-- "{{ page.date '.repeat(10_000) });
    assert.ok(watch() < 2000);
  });
});
