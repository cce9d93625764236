import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { copyPicture, dropPicture } from './clipboard-and-mouse.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const barge = '_posts/2024-03-14-a-library-on-a-barge.md';
const letter = '_posts/2024-03-18-letter-from-the-desk.md';

describe('Pictures', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'picture-paste' }, async opened => {
    workbench = opened;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openPost(barge);
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  it('that are pasted into HTML lie where the site keeps them, and stand in a figure', async () => {
    // A line that is not wrapped: there `End` is its end.
    await workbench.beginLineBelow(22);
    await copyPicture(workbench.page);
    await workbench.press('ControlOrMeta+v');
    await lineWith('/assets/a-library-on-a-barge.png').waitFor();
    await workbench.page.keyboard.type('The barge at dusk.');
    await workbench.screenshot('60-picture-pasted');
    assert.match(
      await workbench.save(barge),
      /<\/ul>\n<figure>\n<img src="\/assets\/a-library-on-a-barge\.png" alt="The barge at dusk\.">\n<figcaption><\/figcaption>\n<\/figure>\n<\/div>/,
    );
    assert.ok(await isPng('assets/a-library-on-a-barge.png'));
  });

  it('overwrite no other, and are Markdown in Markdown', async () => {
    await workbench.write('assets/letter-from-the-desk.png', 'kept');
    await workbench.openPost(letter);
    await workbench.beginLineBelow(14);
    await copyPicture(workbench.page);
    await workbench.press('ControlOrMeta+v');
    await lineWith('![](/assets/letter-from-the-desk-2.png)').waitFor();
    await workbench.save(letter);
    assert.equal(await readFile(workbench.pathOf('assets/letter-from-the-desk.png'), 'utf8'), 'kept');
    assert.ok(await isPng('assets/letter-from-the-desk-2.png'));
  });

  it('that are dropped are kept in the same way', async () => {
    await workbench.beginLineBelow(15);
    await dropPicture(lineWith('letter-from-the-desk-2.png'));
    await lineWith('letter-from-the-desk-3.png').waitFor();
    await workbench.save(letter);
    assert.ok(await isPng('assets/letter-from-the-desk-3.png'));
  });

  it('that the site has already are shown, and not copied', async () => {
    await workbench.beginLineBelow(16);
    const explorer = workbench.page.locator('.explorer-folders-view .monaco-list-row');
    const picture = explorer.filter({ hasText: 'tern-bay.svg' });
    const folder = explorer.filter({ hasText: 'assets' }).first();
    if ((await folder.getAttribute('aria-expanded')) !== 'true') await folder.click();
    await picture.waitFor();
    await workbench.drag(picture, lineWith('letter-from-the-desk-3.png'));
    await lineWith('![](/assets/tern-bay.svg)').waitFor();
    await workbench.save(letter);
    await workbench.press('ControlOrMeta+End');
  });

  it('are offered for the address of an image', async () => {
    await workbench.beginLineBelow(16);
    await workbench.page.keyboard.type('![Dusk](/assets/tern');
    await workbench.press('ControlOrMeta+Space');
    await workbench.page
      .locator('.suggest-widget .monaco-list-row', { hasText: 'assets/tern-bay.svg' })
      .first()
      .waitFor();
    await workbench.screenshot('61-picture-suggested');
    await workbench.press('Escape');
  });

  function lineWith(text: string): Locator {
    return workbench.editor.locator('.view-line', { hasText: text }).first();
  }

  async function isPng(file: string): Promise<boolean> {
    const bytes = await readFile(workbench.pathOf(file));
    return bytes.subarray(1, 4).toString() === 'PNG';
  }
});
