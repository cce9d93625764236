import assert from 'node:assert/strict';
import { firstTime } from '../host/profile.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const letter = '_posts/2024-03-18-letter-from-the-desk.md';

describe('The first minutes with Copydesk', () => {
  let workbench: Workbench;

  // All other tests turn off what opens by itself.
  useWorkbench({ name: 'getting-started', person: { settings: firstTime } }, async opened => {
    workbench = opened;
  });

  it('bring a walkthrough, where a site is opened and nothing else', async () => {
    // VS Code calls the tab of any walkthrough so.
    await workbench.page.locator('.tab.active', { hasText: 'Welcome' }).waitFor();
    await workbench.page.locator('h2', { hasText: 'Get Started with Copydesk' }).waitFor();
    const step = workbench.page.locator('.getting-started-step', { hasText: 'See the page' });
    await step.click();
    await workbench.page.getByRole('button', { name: 'Open Preview', exact: true }).waitFor();
    // Beside the explorer there is no room for the pictures.
    await workbench.press('ControlOrMeta+b');
    // They come in a frame of their own, as the page of a preview does.
    await workbench.preview().locator('svg').waitFor();
    await workbench.screenshot('80-walkthrough');
    await workbench.openPost(letter);
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
    await workbench.press('ControlOrMeta+PageUp');
  });

  it('whose buttons do the step, with the post that is open', async () => {
    await workbench.page.getByRole('button', { name: 'Open Preview', exact: true }).click();
    await workbench.preview().locator('.copydesk-stage > main > article').waitFor();
    await workbench.screenshot('81-walkthrough-preview');
    await workbench.command('View: Close All Editors');
  });

  it('close a tag as it is typed, and rename both together', async () => {
    await workbench.openPost(letter);
    await workbench.goToLine(10);
    await workbench.press('End', 'Enter', 'Enter');
    await workbench.page.keyboard.type('<aside>');
    await workbench.line('<aside></aside>').waitFor();
    await workbench.page.keyboard.type('Here');
    await workbench.line('<aside>Here</aside>').waitFor();
    await workbench.press('Home', 'ArrowRight', 'ArrowRight');
    await workbench.editor.locator('.linked-editing-decoration').first().waitFor();
    await workbench.page.keyboard.type('b');
    await workbench.line('<abside>Here</abside>').waitFor();
    await workbench.screenshot('82-renamed-together');
    assert.match(await workbench.save(letter), /<abside>Here<\/abside>/);
  });
});
