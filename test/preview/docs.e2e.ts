import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { docsSite } from '../../src/tools/docs-site.ts';
import { findBrowser } from '../host/browser/find.ts';
import { launchBrowser } from '../host/browser/open-page.ts';
import { readOptions } from '../host/options.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
/** Nobody serves it: what is asked of it is answered by the test. */
const origin = 'http://docs.example';

describe('The site of the rules, in a browser', () => {
  const site = docsSite();
  let browser: Browser;

  before(async () => {
    const options = readOptions(process.env);
    browser = await launchBrowser({ ...options, browserPath: await findBrowser(options) });
  });
  after(() => browser.close());

  // They are all made by the same hand: one page of each group, and in the other looks the longest of each language.
  const pages = [...site.keys()].filter(file => file.endsWith('.html'));
  const folders = new Map(pages.map(file => [file.slice(0, file.lastIndexOf('/') + 1), file]));
  const indexes = ['index.html', 'zh-cn/index.html'];
  const longest = [true, false].map(isChinese =>
    pages
      .filter(file => file.startsWith('zh-cn/') === isChinese)
      .reduce((a, b) => (site.get(a)!.length > site.get(b)!.length ? a : b)),
  );

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1280, 320]) {
      const isFirst = colorScheme === 'light' && width === 1280;
      const chosen = [...indexes, ...(isFirst ? folders.values() : longest)];
      it(`has nothing for axe to mend, in ${colorScheme} and ${width} pixels wide`, async () => {
        const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
        await context.route(`${origin}/**`, route => {
          const file = new URL(route.request().url()).pathname.slice(1);
          const contentType = file.endsWith('.css') ? 'text/css' : 'text/html';
          return route.fulfill({ contentType, body: site.get(file) ?? '' });
        });
        const page = await context.newPage();
        const faults: string[] = [];
        for (const file of chosen) {
          await page.goto(`${origin}/${file}`);
          await page.addScriptTag({ path: axe });
          const { violations } = await page.evaluate<AxeResults>('axe.run()');
          faults.push(
            ...violations.map(
              ({ id, nodes }) => `${file}: ${id} at ${nodes.map(({ html }) => html).join(' ')}`,
            ),
          );
          const isCut = await page.evaluate(
            () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
          );
          if (isCut) faults.push(`${file}: it is wider than the window`);
        }
        assert.deepEqual(faults, []);
        await context.close();
      }).timeout(120_000);
    }
  }
});
