import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Locator } from 'playwright-core';
import { firstPost, projectFolder } from '../host/paths.ts';
import { firstTime } from '../host/profile.ts';
import { isSoon } from './on-screen.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/* VS Code's own words stay English: it has none others here. */
for (const language of ['zh-cn', 'zh-tw'] as const) {
  describe(`The main views in ${language}`, () => {
    const words = JSON.parse(readFileSync(path.join(projectFolder, `package.nls.${language}.json`), 'utf8'));
    const say = (key: string): string => words[`copydesk.${key}`];
    const command = (name: string): string => `Copydesk: ${say(`command.${name}`)}`;
    let workbench: Workbench;

    // Else the settings lie over all that comes after them.
    const settings = { ...firstTime, 'workbench.editor.useModal': 'off' };
    useWorkbench({ name: `languages-${language}`, person: { language, settings } }, async opened => {
      workbench = opened;
    });

    const picture = (name: string): Promise<void> => workbench.screenshot(`90-${language}-${name}`);

    /** What is read there is not English, but for names and ids. */
    async function isTranslated(place: Locator): Promise<void> {
      areTranslated(await place.allInnerTexts());
    }

    function areTranslated(texts: readonly string[]): void {
      assert.ok(texts.length > 0);
      const foreign = texts.filter(text => /\p{L}/u.test(text) && !/\p{Script=Han}/u.test(text));
      assert.deepEqual(foreign, []);
    }

    it('are the walkthrough, which axe has nothing against', async () => {
      await workbench.page.locator('h2', { hasText: say('walkthrough.title') }).waitFor();
      await workbench.press('ControlOrMeta+b');
      await workbench.preview().locator('svg').waitFor();
      await picture('walkthrough');
      await isTranslated(workbench.page.locator('.getting-started-step .step-title'));
      await isTranslated(workbench.page.locator('.getting-started-step .step-description-container'));
      // Its policy lets no script be added to the window.
      await workbench.page.evaluate(axe);
      // What stands around them, a button in a button among it, is VS Code's own.
      const { violations } = await workbench.page.evaluate<AxeResults>(
        "axe.run('.gettingStartedDetailsContent .step-description-container')",
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
      );
    });

    it('are the settings', async () => {
      await workbench.command('Preferences: Open Settings (UI)');
      // Before they are listed, what is typed is lost.
      await workbench.page.locator('.setting-item-contents').first().waitFor();
      await workbench.page.keyboard.type('@ext:copydesk.copydesk');
      // Without suggestions to close, the key would take away what was typed.
      if (await isSoon(workbench.page.locator('.suggest-widget.visible'))) await workbench.press('Escape');
      const settings = workbench.page.locator('.setting-item-contents', { hasText: 'Copydesk' });
      await settings.nth(3).waitFor();
      await workbench.page.waitForTimeout(1500);
      await picture('settings');
      await isTranslated(settings.locator('.setting-item-description'));
      await workbench.command('View: Close All Editors');
    });

    it('are the problems of a post, and what mends them', async () => {
      await workbench.openPost(firstPost);
      await workbench.squiggles('error').first().waitFor();
      const said = await workbench.goToProblem('html/unclosed-element');
      assert.match(said, /\p{Script=Han}/u);
      await picture('problem');
      await workbench.closeProblem();
      await workbench.openFixes();
      const rows = workbench.page.locator('.action-widget .monaco-list-row.action');
      await picture('fixes');
      await isTranslated(rows);
      await workbench.press('Escape');
    });

    it('are the preview with its problems', async () => {
      await workbench.editor.locator('.view-lines').click();
      await workbench.press('ControlOrMeta+k', 'v');
      const preview = workbench.preview();
      await preview.locator('.copydesk-badge-button').first().waitFor();
      await preview.locator('.copydesk-problem-total').click();
      await workbench.page.waitForTimeout(1000);
      await picture('preview');
      await isTranslated(preview.locator('.copydesk-toolbar button:visible'));
      await workbench.editor.locator('.view-lines').click();
    });

    it('are the posts', async () => {
      await workbench.press('ControlOrMeta+b');
      await workbench.command(command('showPosts'));
      await workbench.page.locator('.monaco-list-row', { hasText: '2024' }).first().waitFor();
      await workbench.press('ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight');
      await workbench.page.waitForTimeout(1000);
      await picture('posts');
    });

    it('are the questions', async () => {
      const ask = async (name: string): Promise<void> => {
        await workbench.editor.locator('.view-lines').click();
        await workbench.command(command(name));
        const widget = workbench.page.locator('.quick-input-widget');
        // One asks for a text, the others for a choice.
        await widget.locator('.monaco-list-row:visible, .quick-input-message:visible').first().waitFor();
        await workbench.page.waitForTimeout(500);
        await picture(name);
        // Some have a title, some say in the box itself what is to be written there, some do both.
        const hint = await widget.locator('input.input').getAttribute('placeholder');
        const title = await widget.locator('.quick-input-title:visible').allInnerTexts();
        areTranslated([...title, hint ?? ''].filter(text => text !== ''));
        await workbench.press('Escape');
      };
      for (const name of [
        'insertRelatedLinks',
        'tidy',
        'newPost',
        'readyToPublish',
        'filterPosts',
        'explainProblem',
      ])
        await ask(name);
    });

    it('are what is suggested', async () => {
      await workbench.editor.locator('.view-lines').click();
      await workbench.press('ControlOrMeta+End', 'Enter');
      await workbench.page.keyboard.type('rel');
      await workbench.suggest('related');
      await picture('suggestions');
      await isTranslated(workbench.page.locator('.suggest-widget .details-label'));
    });
  });
}
