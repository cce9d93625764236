import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const letter = '_posts/2024-03-18-letter-from-the-desk.md';
const bridge = '_posts/2024-03-05-harbour-bridge-reopens.md';

describe('Lists of related links, by keyboard', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'related-lists' }, async opened => {
    workbench = opened;
    await workbench.openPost(letter);
    await workbench.hoverOverLinkedPost();
    await workbench.press('Escape');
  });

  it('are offered the posts last that the text links to already', async () => {
    await workbench.command('Copydesk: Insert Related Links');
    const rows = workbench.page.locator('.quick-input-list-row');
    await rows.first().waitFor();
    await workbench.press('End');
    await workbench.page.locator('.quick-input-widget').getByText('Already linked').waitFor();
    await workbench.screenshot('23-already-linked');
    assert.match((await rows.last().textContent()) ?? '', /harbour-bridge-reopens/);
    await workbench.press('Escape');
  });

  it('are written anew by one fix', async () => {
    await workbench.openPost(bridge);
    await workbench.goToLine(22);
    await workbench.openFixes('Rewrite as a list of related links');
    await workbench.applyFix('Rewrite as a list of related links');
    assert.match(
      await workbench.save(bridge),
      /<ul>\n<li><a href="[^"]+">The ferry keeps its winter timetable until May<\/a><\/li>\n<li><a href="[^"]+">The tea kiosk wins a lease and loses a window<\/a><\/li>\n<\/ul>/,
    );
    await workbench.screenshot('24-tidied-list');
  });
});
