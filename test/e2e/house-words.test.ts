import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const settings = '.copydesk.json';
const text = `{
  "words": [
    { "match": "harbour bridge", "use": "Harbour Bridge", "why": "It is a name.", "off": true },
    { "match": "zeppelin", "use": "airship" }
  ]
}
`;

describe('House words', () => {
  let workbench: Workbench;
  let before: string;

  useWorkbench({ name: 'house-words' }, async opened => {
    workbench = opened;
    before = await workbench.read(settings).catch(() => '{}\n');
    await workbench.write(settings, text);
    await workbench.openPost('_posts/2024-03-18-letter-from-the-desk.md');
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  after(() => workbench.write(settings, before));

  it('are offered to be tried, each above its entry', async () => {
    await workbench.openPost(settings);
    const lenses = workbench.page.locator('.codelens-decoration', { hasText: 'Try in all posts' });
    await lenses.nth(1).waitFor();
    await workbench.screenshot('30-house-words');
    assert.equal(await lenses.count(), 2);
    await workbench.press('ControlOrMeta+w');
  });

  it('show in how many posts each would be found, those that are off too', async () => {
    await workbench.command('Copydesk: Try House Words…');
    const row = workbench.page.locator('.quick-input-list-row', { hasText: 'harbour bridge' });
    await row
      .filter({ hasText: /\d+ places? in \d+ posts?, off/ })
      .first()
      .waitFor();
    await workbench.screenshot('31-house-words-counted');
  });

  it('show the places of one below the entry that names it', async () => {
    await workbench.press('Enter');
    await workbench.page.locator('.reference-zone-widget .monaco-list-row').first().waitFor();
    await workbench.screenshot('32-house-words-places');
    await workbench.press('Escape');
  });
});
