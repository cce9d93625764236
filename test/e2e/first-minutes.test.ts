import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstPost, projectFolder } from '../host/paths.ts';
import { firstTime } from '../host/profile.ts';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

/** In milliseconds: so long a newcomer is patient. */
const patience = 5 * 60_000;

/* Somebody who reads Chinese, has installed the VSIX and knows the keys of VS Code. */
describe('The first five minutes, in Chinese and by keys alone', () => {
  let workbench: Workbench;
  let words: Readonly<Record<string, string>>;
  const start = Date.now();

  useWorkbench(
    { name: 'first-minutes', person: { settings: firstTime, language: 'zh-cn' } },
    async opened => {
      workbench = opened;
      words = JSON.parse(await readFile(path.join(projectFolder, 'package.nls.zh-cn.json'), 'utf8'));
      await workbench.page.locator('h2', { hasText: words['copydesk.walkthrough.title']! }).waitFor();
      // Only where there is a site are there its commands, and a list of commands that is open stays as it was opened.
      await workbench.page.locator('.pane-header', { hasText: words['copydesk.view.posts']! }).waitFor();
    },
  );

  const command = (name: string): Promise<void> =>
    workbench.command(`Copydesk: ${words[`copydesk.command.${name}`]}`);
  const widget = () => workbench.page.locator('.quick-input-widget');

  it('open a post', async () => {
    await command('openPost');
    await widget().locator('.monaco-list-row', { hasText: 'Harbour bridge' }).waitFor();
    await workbench.screenshot('95-open-post');
    await workbench.page.keyboard.type('harbour');
    await widget().locator('.monaco-list-row.focused', { hasText: 'Harbour bridge' }).waitFor();
    await workbench.press('Enter');
    await workbench.tab('harbour-bridge').waitFor();
    await workbench.squiggles('error').first().waitFor();
  });

  it('preview it', async () => {
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.preview().getByText('We counted forty-one of them').waitFor();
    await workbench.screenshot('95-preview');
  });

  it('fix three problems', async () => {
    const fix = workbench.page.locator('.action-widget .monaco-list-row.action').first();
    const count = async (): Promise<number> => {
      const text = await workbench.page.locator('#status\\.problems').first().getAttribute('aria-label');
      return (text?.match(/\d+/g) ?? []).reduce((sum, each) => sum + Number(each), 0);
    };
    for (let fixed = 0; fixed < 3; fixed++) {
      const before = await count();
      await workbench.nextProblem();
      await workbench.closeProblem();
      await workbench.openFixes();
      if (fixed === 0) await workbench.screenshot('95-fix');
      await workbench.press('Enter');
      await fix.waitFor({ state: 'detached' });
      await eventually(async () => assert.ok((await count()) < before, `${before} problems are left`));
    }
    await workbench.save(firstPost);
  });

  it('link to other posts', async () => {
    await workbench.press('ControlOrMeta+End', 'Enter');
    await command('insertRelatedLinks');
    await widget().locator('.monaco-list-row').first().waitFor();
    await workbench.press('ArrowDown', 'Space', 'ArrowDown', 'Space');
    await workbench.screenshot('95-related');
    await workbench.press('Enter');
    await widget().waitFor({ state: 'hidden' });
    // The line that was begun above is not saved yet either.
    await workbench.preview().getByText('A letter from the desk').waitFor();
    const text = await workbench.save(firstPost);
    assert.match(text, /<ul>\n(?:<li><a href="\/2024\/[^"]+">[^<]+<\/a><\/li>\n){2}<\/ul>/);
    await workbench.screenshot('95-related-written');
  });

  it('begin a post', async () => {
    await command('newPost');
    await widget().locator('input').waitFor();
    await workbench.page.keyboard.type('港口电车复活了');
    await workbench.screenshot('95-new-post');
    const isAsked = async (): Promise<boolean> => widget().isVisible();
    for (let step = 0; step < 8 && (await isAsked()); step++) {
      await workbench.press('Enter');
      await workbench.page.waitForTimeout(800);
      if (await isAsked()) await workbench.screenshot(`95-new-post-${step + 1}`);
    }
    await workbench.tab('港口电车').waitFor();
    // Without a source there is no title to link to it.
    await workbench.line('categories:').waitFor();
    await workbench.screenshot('95-new-post-begun');
    const posts = await readdir(workbench.pathOf('_posts'));
    assert.ok(posts.some(name => name.includes('港口电车')));
  });

  it('and take no longer than a newcomer is patient', () => {
    const time = Date.now() - start;
    console.log(`      ${Math.round(time / 1000)} s`);
    assert.ok(time < patience);
  });
});
