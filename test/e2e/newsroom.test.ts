import assert from 'node:assert/strict';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const letter = '_posts/2024-03-18-letter-from-the-desk.md';
const barge = '_posts/2024-03-14-a-library-on-a-barge.md';
const bridge = '_posts/2024-03-05-harbour-bridge-reopens.md';
const tower = '_posts/2024-03-20-clock-tower-strikes-thirteen.md';

describe('The posts of a newsroom, by keyboard', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'newsroom' }, async opened => {
    workbench = opened;
    await workbench.openPost(letter);
    // The extension is there as soon as the line above the text names a part of the post.
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

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
    await eventually(async () => {
      assert.match(await workbench.read(bridge), /^tags: \[ "Gazette: Tern Bay" \]$/m);
      assert.match(await workbench.read(barge), /^tags: \[ "Gazette: Tern Bay", libraries \]$/m);
    });
    // Neither the category of that name, nor what is no YAML.
    assert.match(await workbench.read(bridge), /^categories: \[ Tern Bay Gazette \]$/m);
    await workbench.screenshot('18-renamed-tag');
    await workbench.press('ControlOrMeta+z');
    await workbench.page.locator('.view-line', { hasText: '[ Tern Bay Gazette, libraries ]' }).waitFor();
    await workbench.screenshot('19-undone');
    await eventually(async () => {
      // Undoing in several files takes a moment; what is not undone yet has nothing to save.
      await workbench.command('File: Save All');
      assert.deepEqual(await Promise.all([bridge, barge, tower].map(file => workbench.read(file))), before);
    });
  });

  it('have a term renamed from the list of all terms, once one has looked at the changes', async () => {
    const before = await Promise.all([bridge, barge, tower].map(file => workbench.read(file)));
    await workbench.press('F1');
    const input = workbench.page.locator('.quick-input-widget input').first();
    await input.fill('>Copydesk: Rename a Tag');
    const row = workbench.page.locator('.quick-input-list .monaco-list-row.focused');
    await row.filter({ hasText: 'Rename a Tag' }).waitFor();
    await workbench.press('Enter');
    await workbench.page
      .getByPlaceholder('Which tag, category or author do you want to rename in all posts?')
      .waitFor();
    await input.fill('Tern Bay Gazette');
    for (let step = 0; step < 3 && !(await row.textContent())?.includes('tag'); step++) {
      await workbench.press('ArrowDown');
    }
    await row.filter({ hasText: /Tern Bay Gazette\s*tag/ }).waitFor();
    await workbench.screenshot('20-choose-term');
    await workbench.press('Enter');
    await workbench.page.getByText('You can review the changes first').waitFor();
    await input.fill('The Gazette');
    await workbench.press('Enter');
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await workbench.page.getByText('a-library-on-a-barge').last().waitFor();
    await workbench.screenshot('21-rename-preview');
    assert.deepEqual(await Promise.all([bridge, barge, tower].map(file => workbench.read(file))), before);
    await workbench.page.getByRole('button', { name: 'Apply', exact: true }).click();
    await eventually(async () => assert.match(await workbench.read(bridge), /^tags: \[ The Gazette \]$/m));
    // In a post without the term, the key for undo has nothing to take back.
    await workbench.openPost(letter);
    await workbench.page.getByText('“Tern Bay Gazette” is now “The Gazette”.').first().waitFor();
    await workbench.screenshot('22-renamed-from-list');
    await workbench.page.locator('.notification-toast').getByRole('button', { name: 'Undo' }).click();
    await eventually(async () => {
      assert.deepEqual(await Promise.all([bridge, barge, tower].map(file => workbench.read(file))), before);
    });
  });

  it('have the links to one of them mended when its file is renamed', async () => {
    await workbench.openPost(bridge);
    await workbench.command('File: Reveal Active File in Explorer View');
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row.focused', { hasText: 'harbour-bridge' })
      .waitFor();
    await workbench.press('F2');
    const box = workbench.page.locator('.explorer-folders-view input');
    await box.fill('2024-03-05-the-bridge.md');
    await workbench.press('Enter');
    const question = workbench.page.getByText('wants to make refactoring changes with this file');
    await question.waitFor();
    await workbench.screenshot('23-mend-links');
    await workbench.page.getByRole('button', { name: 'OK', exact: true }).press('Enter');
    await question.waitFor({ state: 'detached' });
    await workbench.tab('2024-03-05-the-bridge').waitFor();
    await workbench.tab('2024-03-18-letter').click();
    await workbench.page.locator('.view-line', { hasText: '2024-03-05-the-bridge' }).waitFor();
  });

  it('are named where they cannot be read', async () => {
    await workbench.write('_posts/2024-03-22-no-text.md', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff]));
    const status = workbench.page.locator('.statusbar-item[id="status.languageStatus"]');
    const words = workbench.page.getByText('1 could not be read');
    await status.hover();
    await words.waitFor();
    await workbench.screenshot('24-unread-posts');
    await workbench.page.getByText('Show them').click();
    await workbench.page
      .locator('.quick-input-list .monaco-list-row', { hasText: '_posts/2024-03-22-no-text.md' })
      .waitFor();
    await workbench.screenshot('25-which-posts');
  });
});
