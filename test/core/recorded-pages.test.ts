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

/** Rouge colours code, which is not followed. */
function withoutColours(html: string): string {
  return html.replace(/<span class="[a-z0-9]{1,3}">([^<]*)<\/span>/g, '$1');
}
