import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { Workbench } from './workbench.ts';

/** The first time, VS Code and a browser may have to be fetched. */
const downloadMilliseconds = 15 * 60 * 1000;

describe('A post in VS Code', () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(downloadMilliseconds);
    workbench = await Workbench.open();
    await workbench.openPost(firstPost);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failure');
  });

  after(() => workbench?.close());

  it('shows where the published page is broken', async () => {
    await workbench.editor.locator('.squiggly-error').first().waitFor();
    await workbench.screenshot('1-squiggles');
  });

  it('says what is wrong, when F8 moves to it', async () => {
    const said = await workbench.goToProblem('html/unclosed-element');
    assert.match(said, /never closed/);
    await workbench.screenshot('2-problem');
    await workbench.closeProblem();
  });

  it('mends it by the keyboard, and the saved file has the end tag', async () => {
    const before = await workbench.read(firstPost);
    await workbench.quickFix(/<\/?b>/);
    const after = await workbench.save(firstPost);
    assert.equal(after.split('</b>').length, before.split('</b>').length + 1);
  });

  it('shows the page beside it, and follows what is typed before it is saved', async () => {
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.preview().getByText('Another line.').waitFor();
    await workbench.screenshot('4-preview');
    await workbench.editor.click();
    await workbench.press('ControlOrMeta+End');
    await workbench.page.keyboard.type('A line that was never saved.\n');
    await workbench.preview().getByText('A line that was never saved.').waitFor();
  });

  it('offers a list of related links', async () => {
    await workbench.page.keyboard.type('\nrelated');
    await workbench.press('Control+Space');
    await workbench.suggestion('related').waitFor();
    await workbench.screenshot('5-snippet');
    await workbench.press('Enter');
    await workbench.preview().getByRole('listitem').first().waitFor();
  });
});
