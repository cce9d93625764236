import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createSummariser, noBuildSetting, readSite } from '../../src/core/index.ts';
import { sites } from './permalinks/cases.ts';

type Recorded = readonly Readonly<Record<string, string>>[];

/** What Jekyll 4.3.1 and 3.9.0 make of each site: `permalinks/record.ts` asks them. */
const read = (name: string): Recorded =>
  JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'permalinks', name), 'utf8'));

describe('The permalink of a post is that of Jekyll', () => {
  for (const { jekyll, recorded } of [
    { jekyll: undefined, recorded: read('jekyll.json') },
    { jekyll: '3.9.0', recorded: read('jekyll3.json') },
  ]) {
    for (const [index, { config, files }] of sites.entries()) {
      it(`${jekyll ?? '4.3.1'}, where _config.yml says ${JSON.stringify(config)}`, () => {
        const summarise = createSummariser(readSite(config, { setting: { ...noBuildSetting, jekyll } }));
        const own = Object.entries(files).map(
          ([file, text]) => [file, summarise(file, text).permalink] as const,
        );
        const published = own.filter(([, permalink]) => permalink !== undefined);
        assert.deepEqual(Object.fromEntries(published), recorded[index]);
      });
    }
  }

  it('and none where a placeholder is not known, with which Jekyll builds nothing', () => {
    const summarise = createSummariser(readSite('permalink: /:nonsense/:title'));
    assert.equal(summarise('_posts/2024-03-05-ferry.md', '---\n---\n').permalink, undefined);
  });
});
