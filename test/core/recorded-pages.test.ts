import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parsePost, renderPage } from '../../src/core/index.ts';
import { type BuiltSite, now, openFolder, siteNames } from './pages/sites.ts';

/** What Jekyll 4.3.1 makes of each site: `pages/record.ts` asks it. */
const recorded: Readonly<Record<string, BuiltSite>> = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'pages/jekyll.json'), 'utf8'),
);

describe('A page within its layouts is that of Jekyll', () => {
  for (const name of siteNames) {
    const site = openFolder(name);
    for (const [post, html] of Object.entries(recorded[name]?.pages ?? {})) {
      it(`${name}/${post}`, () => {
        const page = renderPage(parsePost(post, site.files?.read(post) ?? '', site), site, { now });
        assert.deepEqual([page.faults, page.unknown], [[], []]);
        assert.equal(withoutColours(page.html), withoutColours(html ?? ''));
      });
    }
  }

  it('and each site has some', () => {
    assert.deepEqual(Object.keys(recorded), siteNames);
    for (const { pages } of Object.values(recorded)) assert.ok(Object.keys(pages).length >= 3);
  });
});

/** What Jekyll 3.9.0 makes otherwise: the pages, by their posts; null of a site that it does not build. */
const older: Readonly<Record<string, BuiltSite['pages'] | null>> = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'pages/jekyll3.json'), 'utf8'),
);

describe('A page within its layouts is that of Jekyll 3.9', () => {
  for (const name of siteNames) {
    const site = openFolder(name, '3.9.0');
    const pageOf = (post: string) =>
      renderPage(parsePost(post, site.files?.read(post) ?? '', site), site, { now });
    const posts = recorded[name]?.pages ?? {};
    const own = older[name];
    if (!own) {
      it(`${name}, which stops the build`, () => {
        assert.ok(Object.keys(posts).some(post => pageOf(post).faults.length > 0));
      });
      continue;
    }
    for (const [post, html] of Object.entries({ ...posts, ...own }).filter(([post]) => !isOfKramdown(post))) {
      it(`${name}/${post}`, () => {
        const page = pageOf(post);
        assert.deepEqual([page.faults, page.unknown], [[], []]);
        assert.equal(withoutColours(page.html), withoutColours(html ?? ''));
      });
    }
  }
});

/** A post of which kramdown 2.3.0, that of Jekyll 3.9.0, makes something else than 2.4.0, that of GitHub Pages. */
function isOfKramdown(post: string): boolean {
  return post.endsWith('glue-day.md');
}

/** Rouge colours code, which is not followed. */
function withoutColours(html: string): string {
  return html.replace(/<span class="[a-z0-9]{1,3}">([^<]*)<\/span>/g, '$1');
}
