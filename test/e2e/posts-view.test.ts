import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually.ts';
import { BROKEN, makeLargeSite, pathOf } from './large-site.ts';
import { choiceOf, focusedRow, goToRow, rowOf, unfoldRow } from './posts-list.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const POSTS = 5000;
/** With three drafts and one post of the future. */
const ALL = POSTS + 4;

describe('The posts of a large site, by keyboard', () => {
  let workbench: Workbench;
  let site: string;

  const person = async () => {
    site = await makeLargeSite(POSTS);
    return { site };
  };
  useWorkbench({ name: 'posts-view', person }, async opened => {
    workbench = opened;
    // A site is seen without any file being opened.
    await workbench.page.getByRole('button', { name: 'Posts Section' }).waitFor({ timeout: 60_000 });
    // The files give way to the posts.
    await workbench.page.locator('.pane-header').first().click();
  });

  after(() => rm(site, { recursive: true, force: true }));

  it('are listed in groups, without a file being opened', async () => {
    const start = performance.now();
    await workbench.command('Copydesk: Show Posts');
    for (const name of ['Drafts, 3 posts', 'Scheduled, 1 post', '2024, 730 posts', '2020, 1098 posts'])
      await workbench.page.getByRole('treeitem', { name, exact: true }).waitFor();
    console.log(`      the list of ${ALL} posts: ${Math.round(performance.now() - start)} ms`);
    await workbench.screenshot('70-posts');
  });

  it('are opened with Enter', async () => {
    await workbench.command('Copydesk: Show Posts');
    await unfoldRow(workbench, 'Drafts', 'Draft of a third lighthouse');
    await goToRow(workbench, 'Draft of a third lighthouse');
    assert.equal(
      await focusedRow(workbench, 'Draft of a third').getAttribute('aria-label'),
      'Draft of a third lighthouse, 2024-12-30, draft',
    );
    await workbench.press('Enter');
    await workbench.tab('a-third-lighthouse').waitFor();
    await workbench.screenshot('71-draft-opened');
  });

  it('are filtered by words and terms', async () => {
    await workbench.command('Copydesk: Filter Posts…');
    await workbench.page.getByPlaceholder('Words of the title').waitFor();
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill('tag:harb');
    await pickRow('tag:harbour').waitFor();
    await workbench.screenshot('72-filter');
    await input.fill('tag:harbour author:"ana writer" bridge part 1');
    await pickRow(/Show \d+ posts/).waitFor();
    await workbench.press('Enter');
    await workbench.page.getByText('filter: tag:harbour').waitFor();
    await row('Bridge').first().waitFor();
    await workbench.screenshot('73-filtered');
    await workbench.command('Copydesk: Show All Posts');
    await row('Drafts').waitFor();
  });

  it('are checked in the background, until that is stopped', async () => {
    await workbench.command('Copydesk: Check Whole Site');
    await workbench.page
      .getByText(/\d+ of 5004 posts/)
      .first()
      .waitFor();
    await workbench.screenshot('74-checking');
    await workbench.command('Copydesk: Stop Checking');
    // That it was stopped is told for a few seconds only.
    const progress = workbench.page.locator('.notification-toast', { hasText: 'Checking the whole site' });
    await progress.waitFor({ state: 'detached' });
    await workbench.command('Notifications: Show Notifications');
    assert.equal(await workbench.page.getByText(/^Found in/).count(), 0);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('are all checked, and what is found stands in the list and among the problems', async () => {
    const start = performance.now();
    await workbench.command('Copydesk: Check Whole Site');
    await workbench.page
      .getByText(/^Found in 5004 posts: 40 errors/)
      .first()
      .waitFor({ timeout: 120_000 });
    console.log(`      the check of the rest: ${Math.round(performance.now() - start)} ms`);
    await row('With Errors').waitFor();
    await workbench.command('Copydesk: Show Posts');
    await unfoldRow(workbench, 'Kinds of Problems', 'html/unclosed-element');
    await workbench.command('View: Focus Problems');
    await workbench.page.locator('.markers-panel').getByText('<b> is never closed').first().waitFor();
    await workbench.screenshot('75-checked');
  });

  it('are published from the list', async () => {
    await workbench.command('Copydesk: Show Posts');
    await unfoldRow(workbench, 'Drafts', 'Draft of a third lighthouse');
    await goToRow(workbench, 'Draft of a third lighthouse');
    await workbench.press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Publish Draft' }).waitFor();
    await workbench.screenshot('78-menu');
    await workbench.takeFromMenu('Publish Draft');
    const today = new Date().toISOString().slice(0, 10);
    await workbench.tab(`${today}-a-third-lighthouse.md`).waitFor();
    await row('Drafts').filter({ hasText: '2' }).waitFor();
    await workbench.screenshot('79-published');
  });

  it('have one kind of problem fixed everywhere, and get it back', async () => {
    const broken = Array.from({ length: BROKEN }, (_, index) => pathOf(index * (POSTS / BROKEN)));
    const before = await Promise.all(broken.map(file => workbench.read(file)));
    await workbench.command('Copydesk: Fix This Kind Everywhere…');
    await pickRow('html/unclosed-element').waitFor();
    await workbench.page.locator('.quick-input-widget input').first().fill('html/unclosed-element');
    await workbench.press('Enter');
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await workbench.page.getByText('<p>The <b>end.').first().waitFor();
    await workbench.screenshot('76-fix-everywhere');
    await workbench.press('ControlOrMeta+Enter');
    await workbench.page.getByText(`Fixed html/unclosed-element in ${BROKEN} posts.`).first().waitFor();
    await eventually(async () => {
      const now = await Promise.all(broken.map(file => workbench.read(file)));
      const fixed = before.map(text => text.replace('<b>end.</p>', '<b>end.</b></p>'));
      assert.deepEqual(now, fixed);
    });
    await row('With Errors').waitFor({ state: 'detached' });
    await workbench.screenshot('77-fixed-everywhere');
    // After a quarter of a minute what was told is found there alone.
    await workbench.command('Notifications: Show Notifications');
    const center = workbench.page.locator('.notifications-center');
    await center.getByRole('button', { name: 'Undo' }).press('Enter');
    await row('With Errors')
      .filter({ hasText: String(BROKEN) })
      .waitFor({ timeout: 60_000 });
    // In the files, too, and without a tab for each of them.
    await eventually(async () => {
      assert.deepEqual(await Promise.all(broken.map(file => workbench.read(file))), before);
    });
    await workbench.unsaved().waitFor({ state: 'detached' });
    await workbench.page.waitForFunction(() => document.querySelectorAll('.tab').length === 1);
    await workbench.screenshot('77-undone-everywhere');
  });

  function row(label: string): Locator {
    return rowOf(workbench, label);
  }

  function pickRow(label: string | RegExp): Locator {
    return choiceOf(workbench, label);
  }
});
