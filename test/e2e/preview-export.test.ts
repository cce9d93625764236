import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { findBrowser } from '../host/browser/find.ts';
import { launchBrowser } from '../host/browser/open-page.ts';
import { readOptions } from '../host/options.ts';
import { greyPixel } from '../support/grey-pixel.ts';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import { screenshotFolder, type Workbench } from './workbench.ts';

const pier = 'https://pictures.ternbay.example/pier.png';

const post = `---
layout: post
title: "The ferry & the <bay>"
date: 2024-05-01T08:30:00.000Z
author: Tern Bay Gazette
tags: [ harbour ]
---
<h2>The north landing</h2>
<p onclick="alert(1)">The ferry is <b>sold</b>. <a href="https://gazette.ternbay.example/">The Gazette</a></p>
<figure><img src="/assets/tern-bay.svg" alt="The bay"><figcaption>The bay</figcaption></figure>
<p><img src="https://pictures.ternbay.example/pier.png" onerror="alert(1)" alt="The pier"></p>
<p style="background: url(https://pictures.ternbay.example/b.png); text-align: center">In the middle.</p>
<script>alert(1)</script><iframe src="https://pictures.ternbay.example/frame"></iframe>
<p>The end of it.</p>
`;

/*
 * The command is for VS Codes that share a file system with the browser. One in a browser does not offer it, but a key
 * may name it: it writes the file all the same, which is opened here as the system would. What that VS Code then does with
 * an address that no browser knows ends its preview, so that each test begins anew.
 */
for (const { name, requests } of [
  { name: 'blocked', requests: [] },
  { name: 'allowed', requests: [pier] },
]) {
  describe(`The preview as a file in the browser, where remote images are ${name}`, () => {
    const key = 'Control+Alt+F9';
    const asked: string[] = [];
    let workbench: Workbench;
    let browser: Browser | undefined;
    let page: Page;

    useWorkbench(
      {
        name: 'preview-export',
        person: {
          keybindings: [
            { key: key.toLowerCase().replace('control', 'ctrl'), command: 'copydesk.openInBrowser' },
          ],
        },
      },
      async opened => {
        workbench = opened;
        await workbench.write('_posts/2024-05-01-export.md', post);
        await workbench.openPost('2024-05-01-export.md');
        await workbench.openPreview();
        await workbench.preview().getByText('The end of it.').waitFor();
        if (requests.length > 0) {
          await workbench.page
            .context()
            .route(pier, route => route.fulfill({ contentType: 'image/png', body: greyPixel }));
          await workbench.preview().getByRole('button', { name: 'Remote images' }).click();
          await workbench.preview().locator('img[alt="The pier"]').waitFor();
        }
        const places = exportPlaces(workbench.dataFolder);
        // What another window has left there would pass for what this one writes.
        await Promise.all(places.map(place => rm(place, { force: true })));
        await workbench.press(key);
        const file = await findExport(places);
        const options = readOptions(process.env);
        browser = await launchBrowser({ ...options, browserPath: await findBrowser(options) });
        page = await browser.newPage({ viewport: { width: 900, height: 900 } });
        page.on('request', request => asked.push(request.url()));
        page.on('dialog', dialog => {
          asked.push(`said ${dialog.message()}`);
          void dialog.dismiss();
        });
        await page.goto(pathToFileURL(file).href);
      },
    );

    after(async () => {
      await browser?.close();
    });

    it('shows the article, with the images of the site', async () => {
      assert.equal(await page.title(), 'Preview The ferry & the <bay>');
      assert.equal(await page.locator('h1').textContent(), 'The ferry & the <bay>');
      await page.getByText('The end of it.').waitFor();
      const image = page.getByRole('img', { name: 'The bay' });
      await eventually(async () =>
        assert.ok(await image.evaluate(shown => (shown as HTMLImageElement).naturalWidth > 0)),
      );
      await page.screenshot({ path: path.join(screenshotFolder, '30-in-the-browser.png') });
    });

    it('asks for nothing else and runs nothing', async () => {
      await page.locator('p', { hasText: 'sold' }).click();
      await page.waitForTimeout(500); // Whatever was set off would be under way by then.
      assert.deepEqual(
        asked.filter(address => !address.startsWith('file:')),
        requests,
      );
      assert.equal(await page.locator('script, iframe, [onclick], [onerror]').count(), 0);
    });

    it('can be printed', async () => {
      const printed = path.join(screenshotFolder, '31-printed.pdf');
      await page.pdf({ path: printed, format: 'A5' });
      assert.match((await readFile(printed)).toString('latin1'), /^%PDF-/);
      await page.emulateMedia({ media: 'print' });
      const { width, padding } = await page.locator('main').evaluate(main => {
        const { paddingLeft, width } = getComputedStyle(main);
        return { width: Number.parseFloat(width), padding: paddingLeft };
      });
      assert.deepEqual({ isWhole: width > 850, padding }, { isWhole: true, padding: '0px' });
      await page.screenshot({ path: path.join(screenshotFolder, '32-printed.png') });
    });
  });
}

/** Where the command may write its file: in the storage of the extension, at a server below `data`. */
function exportPlaces(dataFolder: string): readonly string[] {
  return [dataFolder, path.join(dataFolder, 'data')].map(folder =>
    path.join(folder, 'User/globalStorage/copydesk.copydesk/preview.html'),
  );
}

/** The one of the places at which there is a file, once all of it is written. */
async function findExport(places: readonly string[]): Promise<string> {
  let found = '';
  await eventually(async () => {
    const texts = await Promise.all(places.map(place => readFile(place, 'utf8').catch(() => '')));
    found = places[texts.findIndex(text => text.endsWith('</html>\n'))] ?? '';
    assert.notEqual(found, '', 'No file has been written.');
  });
  return found;
}
