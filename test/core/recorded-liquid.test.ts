import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createSiteFiles, openSite, parsePost, render } from '../../src/core/index.ts';
import { bodies, frontMatter, postPath, siteFiles } from './liquid/cases.ts';

/** What Jekyll 4.3.1 makes of each body, null where it stops: `liquid/record.ts` asks it. */
const recorded: Readonly<Record<string, string | null>> = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, 'liquid/jekyll.json'), 'utf8'),
);

describe('Liquid makes what Jekyll makes', () => {
  const files: Readonly<Record<string, string>> = { ...siteFiles, [postPath]: `${frontMatter}\n` };
  const site = openSite({
    config: files['_config.yml'],
    files: createSiteFiles({ list: () => Object.keys(files), read: file => files[file] }),
  });

  for (const body of bodies) {
    it(JSON.stringify(body), () => {
      const post = parsePost(postPath, `${frontMatter}${body}`, site);
      const expected = recorded[body];
      assert.notEqual(expected, undefined, 'it is not recorded');
      const faults = post.body.liquidFaults.map(({ kind }) => kind);
      if (expected === null) assert.notDeepEqual(faults, [], 'Jekyll stops at it');
      else {
        assert.deepEqual(faults, [], 'Jekyll does not stop at it');
        assert.equal(withoutColours(render(post).html), withoutColours(expected ?? ''));
      }
    });
  }
});

/** Rouge colours code, which is not followed. White space at the end shows on no page. */
function withoutColours(html: string): string {
  return html.replace(/<span class="[a-z0-9]*">|<\/span>/g, '').trim();
}
