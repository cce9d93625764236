import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {
  createSiteFiles,
  noBuildSetting,
  parsePost,
  readSite,
  render,
  withFiles,
} from '../../src/core/index.ts';
import { bodies, frontMatter, postPath, siteFiles } from './liquid/cases.ts';

type Recorded = Readonly<Record<string, string | null>>;

const read = (name: string): Recorded =>
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'liquid', name), 'utf8'));

/** What Jekyll 4.3.1 makes of each body, null where it stops: `liquid/record.ts` asks it. */
const newer = read('jekyll.json');
/** What Jekyll 3.9.0 with Liquid 4.0.3 makes of those of which it makes something else. */
const older = read('jekyll3.json');

const files: Readonly<Record<string, string>> = { ...siteFiles, [postPath]: `${frontMatter}\n` };

for (const { jekyll, recorded } of [
  { jekyll: undefined, recorded: newer },
  { jekyll: '3.9.0', recorded: { ...newer, ...older } },
  { jekyll: 'github-pages', recorded: { ...newer, ...older } },
]) {
  describe(`Liquid makes what Jekyll makes, ${jekyll ?? 'of a build of which nothing is said'}`, () => {
    const setting = { ...noBuildSetting, jekyll };
    const site = withFiles(
      readSite(files['_config.yml'], { setting }),
      createSiteFiles({ list: () => Object.keys(files), read: file => files[file] }),
    );

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
}

/** Rouge colours code, which is not followed. White space at the end shows on no page. */
function withoutColours(html: string): string {
  return html.replace(/<span class="[a-z0-9]*">|<\/span>/g, '').trim();
}
