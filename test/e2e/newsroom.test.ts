import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { Workbench } from './workbench.ts';

/** The first time, VS Code and a browser may have to be fetched. */
const downloadMilliseconds = 15 * 60 * 1000;

const letter = '_posts/2024-03-18-letter-from-the-desk.md';
const barge = '_posts/2024-03-14-a-library-on-a-barge.md';
const bridge = '_posts/2024-03-05-harbour-bridge-reopens.md';
const tower = '_posts/2024-03-20-clock-tower-strikes-thirteen.md';

describe('The posts of a newsroom, by keyboard', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(downloadMilliseconds);
    workbench = await Workbench.open();
    await workbench.openPost(letter);
    // The extension is there as soon as the line above the text names a part of the post.
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failure-newsroom');
  });

  after(() => workbench?.close());

  it('say what a link leads to, and open it', async () => {
    await workbench.hoverOverLinkedPost();
    await workbench.screenshot('15-linked-post');
    await workbench.press('Escape', 'F12');
    await workbench.tab('2024-03-05-harbour-bridge').waitFor();
    await workbench.screenshot('16-linked-post-opened');
  });

  it('have a tag renamed in all of them, and get it back', async () => {
    const before = await Promise.all([bridge, barge, tower].map(file => workbench.read(file)));
    await workbench.openPost(barge);
    await workbench.goToLine(7);
    await workbench.press(...Array<string>(12).fill('ArrowRight'), 'F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    assert.equal(await box.inputValue(), 'Tern Bay Gazette');
    await box.fill('Gazette: Tern Bay');
    await workbench.screenshot('17-rename-tag');
    await box.press('Enter');
    await eventually(async () => /^tags: \[ "Gazette: Tern Bay" \]$/m.test(await workbench.read(bridge)));
    assert.match(await workbench.read(barge), /^tags: \[ "Gazette: Tern Bay", libraries \]$/m);
    // Neither the category of that name, nor what is no YAML.
    assert.match(await workbench.read(bridge), /^categories: \[ Tern Bay Gazette \]$/m);
    await workbench.screenshot('18-renamed-tag');
    await workbench.press('ControlOrMeta+z');
    await workbench.page.locator('.view-line', { hasText: '[ Tern Bay Gazette, libraries ]' }).waitFor();
    await workbench.screenshot('19-undone');
    await eventually(async () => {
      // Undoing in several files takes a moment; what is not undone yet has nothing to save.
      await workbench.command('File: Save All');
      const now = await Promise.all([bridge, barge, tower].map(file => workbench.read(file)));
      return JSON.stringify(now) === JSON.stringify(before);
    });
  });
});

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    if (await isSo()) return;
    await delay(250);
  }
  assert.fail('It has not come true in ten seconds.');
}
