import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

describe('The preview of a file that has just been opened', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'preview-first' }, async opened => {
    workbench = opened;
    await workbench.write('notes/ferry.md', '# The ferry\n');
  });

  it('is ours from the first moment', async () => {
    await workbench.openPost(firstPost);
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.preview().locator('.copydesk-stage > main > article').waitFor();
    assert.equal(await workbench.page.locator('.tab').count(), 2);
    await workbench.screenshot('23-preview-at-once');
  });

  it('is VS Code’s own of what is no post', async () => {
    await closeAll();
    await workbench.openPost('ferry.md');
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.preview().getByRole('heading', { name: 'The ferry' }).waitFor();
    assert.equal(await workbench.page.locator('.notification-toast', { hasText: 'publish' }).count(), 0);
  });

  it('is put in the place of VS Code’s own, which goes on to a post, by one click', async () => {
    await workbench.editor.locator('.view-lines').click();
    await workbench.openPost(firstPost);
    const offer = workbench.page.locator('.notification-toast', { hasText: 'as the site will publish it' });
    await offer.waitFor();
    await workbench.screenshot('24-own-preview-noticed');
    await offer.getByRole('button', { name: 'Show as Published' }).click();
    await workbench.preview().locator('.copydesk-stage > main > article').waitFor();
    const previews = workbench.page.locator('.tab', { hasText: 'Preview' });
    await eventually(async () => assert.equal(await previews.count(), 1));
    await workbench.screenshot('25-own-preview-replaced');
  });

  async function closeAll(): Promise<void> {
    await workbench.editor.locator('.view-lines').click();
    await workbench.command('View: Close All Editors');
    await workbench.page.locator('.tab').first().waitFor({ state: 'detached' });
  }
});
