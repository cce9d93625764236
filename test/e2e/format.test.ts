import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const file = '_posts/2024-03-14-a-library-on-a-barge.md';

/** A body as a scrape leaves it, on one line. */
const oneLine =
  '<article><header><h2>The barge comes on Tuesdays</h2><p>By our reader on the quay</p></header><p>It brings <b>four hundred books</b> and a cat.</p><figure><img alt="The barge" src="https://gazette.ternbay.example/barge.jpg"/><figcaption>The barge at the north landing</figcaption></figure><ul><li>Mondays: the canal</li><li>Tuesdays: the harbour</li></ul><p>Bring them back.</p></article>';

describe('Formatting a post in VS Code', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'format' }, async opened => {
    workbench = opened;
    await workbench.openPost(file);
  });

  it('lays out a body of one line', async () => {
    await workbench.typeAtEnd('\n');
    // What is typed is not closed or completed as it would be by hand.
    await workbench.page.keyboard.insertText(oneLine);
    await workbench.screenshot('format-1-before');
    // By its name: the keys for it are not the same on all systems.
    await workbench.command('Format Document');
    await workbench.line('<li>Tuesdays: the harbour</li>').waitFor();
    await workbench.screenshot('format-2-after');
    const saved = await workbench.save(file);
    assert.match(saved, /<article>\n {4}<header>\n {8}<h2>/);
    assert.match(saved, /\n {4}<figure>\n {8}<img [^\n]*\n {8}<figcaption>/);
    assert.match(saved, /\n {4}<p>Bring them back\.<\/p>\n<\/article>/);
  });
});
