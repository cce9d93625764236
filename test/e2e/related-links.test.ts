import assert from 'node:assert/strict';
import { Workbench } from './workbench.ts';

/** The first time, VS Code and a browser may have to be fetched. */
const downloadMilliseconds = 15 * 60 * 1000;

const barge = '_posts/2024-03-14-a-library-on-a-barge.md';
const bridge = 'https://gazette.ternbay.example/news/city/harbour-bridge-reopens.html';

describe('Related links, by keyboard', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(downloadMilliseconds);
    workbench = await Workbench.open();
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openPost(barge);
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failure-related-links');
  });

  after(() => workbench?.close());

  it('are picked from the newsroom and inserted into the list', async () => {
    await workbench.goToLine(19);
    await workbench.press('End');
    await workbench.command('Copydesk: Insert Related Links');
    const pick = workbench.page.locator('.quick-input-widget');
    await pick
      .getByText('Posts to link to')
      .or(pick.locator('input[placeholder^="Posts to link"]'))
      .first()
      .waitFor();
    await workbench.page.locator('.quick-input-list-row', { hasText: 'harbour bridge' }).first().waitFor();
    await workbench.press('ArrowDown', 'Space', 'ArrowDown', 'Space');
    await workbench.screenshot('20-pick-related-links');
    await workbench.press('Enter');
    assert.match(
      await workbench.save(barge),
      /<ul>\n(?:<li><a href="\/2024\/[^"]+">[^<]+<\/a><\/li>\n){2}<li>/,
    );
    await workbench.screenshot('21-related-links-inserted');
  });

  it('are pasted as items of a list', async () => {
    await workbench.goToLine(19);
    await workbench.press('End');
    await workbench.page.evaluate(
      text => navigator.clipboard.writeText(text),
      `${bridge}\nhttps://other.example/a.html`,
    );
    await workbench.press('ControlOrMeta+v');
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="https:[^"]+harbour-bridge-reopens\.html">Harbour bridge reopens[^<]*<\/a><\/li>\n<li><a href="https:\/\/other\.example\/a\.html">/,
    );
    await workbench.screenshot('22-pasted-links');
  });
});
