import assert from 'node:assert/strict';
import { useWorkbench } from '../e2e/use-workbench.ts';
import type { Workbench } from '../e2e/workbench.ts';
import { firstPost } from '../host/paths.ts';
import { greyPixel } from '../support/grey-pixel.ts';

const pictures = 'pictures.ternbay.example';

const post = `---
layout: post
title: The ferry
---
<h2>The north landing</h2>
<p id="first">The ferry is sold. <img src="https://${pictures}/ferry.png" alt="The ferry" width="300" height="200"></p>
<p><img src="../../../assets/tern-bay.svg" alt="The bay"><img src="/assets/none.png" alt="The pier"></p>
<blockquote class="twitter-tweet"><p>The gulls crossed first.</p>&mdash; Gazette (@gazette)
<a href="https://twitter.com/gazette/status/1">March 5</a></blockquote>
<iframe width="560" height="315" src="https://www.youtube.com/embed/aB-cD_eF012" title="Gulls"></iframe>
<p><a href="/2024/03/14/a-library-on-a-barge.html">The library</a></p>
`;

const css = (color: string) => `
@import url("https://enemy.example/import.css");
body { color: ${color}; position: fixed !important; inset: 0 !important; z-index: 99 !important; }
.story > h2 { color: rgb(4, 5, 6); background: url(https://enemy.example/b.png) }
p { margin-top: 41px; background-image: url(https://enemy.example/p.png) }
header, h1, .copydesk-toolbar, [data-copydesk] { display: none !important; }
@media (max-width: 500px) { .story > h2 { color: rgb(7, 8, 9) } }
@layer copydesk-guard { article { contain: none !important } }
`;

describe('The looks of the preview', () => {
  const asked: string[] = [];
  let workbench: Workbench;

  const preview = () => workbench.preview();
  const toggle = (name: string) => preview().getByRole('button', { name });
  const styleOf = (selector: string, property: string) =>
    preview()
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const eventually = async (selector: string, property: string, value: string) => {
    const end = Date.now() + 15_000;
    while ((await styleOf(selector, property)) !== value) {
      assert.ok(Date.now() < end, `${selector} has ${property}: ${await styleOf(selector, property)}`);
      await workbench.page.waitForTimeout(100);
    }
  };

  useWorkbench({ name: 'looks' }, async opened => {
    workbench = opened;
    const { page } = workbench;
    page.on(
      'request',
      request => /enemy|ternbay/.test(new URL(request.url()).host) && asked.push(request.url()),
    );
    await page
      .context()
      .route(`https://${pictures}/**`, route => route.fulfill({ contentType: 'image/png', body: greyPixel }));
    await workbench.openPost(firstPost);
    await workbench.squiggles('error').first().waitFor();
    await workbench.press('ControlOrMeta+a');
    await page.keyboard.insertText(post);
    await workbench.press('ControlOrMeta+k', 'v');
    await preview().getByText('The ferry is sold.').waitFor();
  });

  it('are those of a phone, a tablet and a desk, by the keyboard', async () => {
    await preview().getByRole('radio', { name: 'Panel' }).focus();
    const widths: number[] = [];
    for (let step = 0; step < 3; step++) {
      await workbench.press('ArrowRight');
      widths.push(
        await preview()
          .locator('main')
          .evaluate(main => (main as HTMLElement).offsetWidth),
      );
    }
    assert.deepEqual(widths, [390, 820, 1280]);
    // The panel is narrower: the page is shown smaller, nothing is cut off. The marks follow with the next frame.
    const beyond = () =>
      preview()
        .locator('html')
        .evaluate(html =>
          [...document.querySelectorAll('body *')]
            .filter(element => element.getBoundingClientRect().right > html.clientWidth + 1)
            .map(({ localName, className }) => `${localName}.${className}`),
        );
    const end = Date.now() + 15_000;
    for (let out = await beyond(); out.length > 0; out = await beyond()) {
      assert.ok(Date.now() < end, out.join(' '));
      await workbench.page.waitForTimeout(100);
    }
    assert.ok(
      await preview()
        .locator('html')
        .evaluate(html => html.scrollWidth <= html.clientWidth),
    );
    await workbench.press('ArrowRight');
    await workbench.screenshot('20-looks');
  });

  it('show what an embed is, and images of the site by any address that leads to them', async () => {
    const card = preview().locator('[data-copydesk="post"]');
    assert.match(
      (await card.innerText()).replace(/\s+/g, ' '),
      /^Post on X \(Twitter\) The gulls .* March 5$/,
    );
    const embed = preview().locator('[data-copydesk="embed"]');
    assert.equal(
      await embed.locator('a').getAttribute('href'),
      'https://www.youtube.com/watch?v=aB-cD_eF012',
    );
    await preview().getByRole('img', { name: 'The pier, Not found: /assets/none.png' }).waitFor();
    await preview().locator('img[alt="The bay"]').waitFor();
  });

  it('load images from other sites when they are told to, remember it, and stop when told to', async () => {
    const ferry = preview().locator('img[alt="The ferry"]');
    await preview()
      .getByRole('img', { name: `The ferry, Not loaded: ${pictures}` })
      .waitFor();
    assert.deepEqual(asked, []);
    await toggle('Remote images').click();
    await ferry.waitFor();
    assert.deepEqual(asked, [`https://${pictures}/ferry.png`]);
    await preview().locator('[aria-pressed="true"]', { hasText: 'Remote images' }).waitFor();
    assert.equal(await ferry.evaluate(image => (image as HTMLImageElement).offsetWidth), 300);
    await workbench.command('Copydesk: Block Remote Images in Previews of This Newsroom');
    await preview()
      .getByRole('img', { name: `The ferry, Not loaded: ${pictures}` })
      .waitFor();
    assert.equal(asked.length, 1);
  });

  it('are those of the site on request, and follow its style sheet, which cannot reach what is around', async () => {
    await workbench.write('_layouts/story.html', '<div class="story">{{ content }}</div>');
    await workbench.write('assets/site.css', css('rgb(1, 2, 3)'));
    await workbench.write('.vscode/settings.json', '{ "copydesk.preview.styles": ["assets/*.css"] }');
    await eventually('main > article', 'color', 'rgb(1, 2, 3)');
    await preview().getByRole('radio', { name: 'Desktop' }).check({ force: true });
    await eventually('article h2', 'color', 'rgb(4, 5, 6)');
    assert.equal(await styleOf('article p', 'margin-top'), '41px');
    assert.equal(await styleOf('article h2', 'background-image'), 'none');
    assert.equal(await styleOf('main > article', 'position'), 'relative');
    assert.equal(await styleOf('main > article', 'contain'), 'content');
    for (const part of [
      '.copydesk-toolbar',
      '.copydesk-header',
      '.copydesk-title',
      'article [data-copydesk]',
    ]) {
      assert.ok(await preview().locator(part).first().isVisible(), part);
    }
    await preview().getByRole('radio', { name: 'Phone' }).check({ force: true });
    await eventually('article h2', 'color', 'rgb(7, 8, 9)');
    await workbench.screenshot('21-site-styles');
    await workbench.write('assets/site.css', css('rgb(3, 2, 1)'));
    await eventually('main > article', 'color', 'rgb(3, 2, 1)');
    await toggle('Site styles').click();
    await preview().locator('[aria-pressed="false"]', { hasText: 'Site styles' }).waitFor();
    assert.notEqual(await styleOf('main > article', 'color'), 'rgb(3, 2, 1)');
    assert.equal(asked.length, 1);
  });

  it('are those that a build has left, when they are asked for', async () => {
    await workbench.write('.vscode/settings.json', '{}');
    await workbench.write('_site/index.html', '<link rel="stylesheet" href="/assets/main.css">');
    await workbench.write('_site/other.css', 'body { color: rgb(0, 0, 9) }');
    await workbench.write('_site/assets/main.css', 'body { color: rgb(9, 9, 9) }');
    await toggle('Site styles').click();
    await eventually('main > article', 'color', 'rgb(9, 9, 9)');
    await toggle('Site styles').click();
    await preview().locator('[aria-pressed="false"]', { hasText: 'Site styles' }).waitFor();
  });

  it('lead on to the posts that are linked', async () => {
    await preview().getByRole('link', { name: 'The library' }).click();
    await workbench.tab('2024-03-14-a-library-on-a-barge.md').waitFor();
  });
});
