import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const barge = '_posts/2024-03-14-a-library-on-a-barge.md';
const bridge = 'https://gazette.ternbay.example/news/city/harbour-bridge-reopens.html';

describe('Related links, by keyboard', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'related-links' }, async opened => {
    workbench = opened;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openPost(barge);
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  it('are picked from the newsroom and inserted into the list', async () => {
    await workbench.goToLine(19);
    await workbench.press('End');
    await workbench.command('Copydesk: Insert Related Links');
    const pick = workbench.page.locator('.quick-input-widget');
    await pick
      .getByText('Posts to link to')
      .or(pick.locator('input[placeholder^="Posts to link"]'))
      .first()
      .waitFor();
    await workbench.page.locator('.quick-input-list-row', { hasText: 'harbour bridge' }).first().waitFor();
    await workbench.press('ArrowDown', 'Space', 'ArrowDown', 'Space');
    await workbench.screenshot('20-pick-related-links');
    await workbench.press('Enter');
    assert.match(
      await workbench.save(barge),
      /<ul>\n(?:<li><a href="\/2024\/[^"]+">[^<]+<\/a><\/li>\n){2}<li>/,
    );
    await workbench.screenshot('21-related-links-inserted');
  });

  it('are pasted as items of a list: three addresses, of which one is a post here', async () => {
    await workbench.goToLine(19);
    await workbench.press('End');
    await workbench.copy(`${bridge}\nhttps://other.example/a.html\nhttps://other.example/b.html`);
    await workbench.press('ControlOrMeta+v');
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="\/2024\/[^"]+">Harbour bridge reopens[^<]*<\/a><\/li>\n<li><a href="https:\/\/other\.example\/a\.html">https:\/\/other\.example\/a\.html<\/a><\/li>\n<li><a href="https:\/\/other\.example\/b\.html">/,
    );
    await workbench.screenshot('22-pasted-links');
  });

  it('keep the addresses that were copied where the editor wants that', async () => {
    await workbench.pasteAs('with the copied URLs', '23-paste-selector');
    // What was pasted before goes first: until the other way has come, the text is one without either.
    // The editor may break the line behind the dot.
    const shown = new URL(bridge).pathname.replace('.html', '');
    await workbench.editor.locator('.view-line', { hasText: shown }).waitFor();
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="https:[^"]+harbour-bridge-reopens\.html">Harbour/,
    );
  });

  it('are pasted with their titles when they were copied from a page', async () => {
    await workbench.goToLine(19);
    await workbench.press('End');
    await workbench.copy(
      'Seals at noon Fog at five',
      '<meta charset="utf-8"><ul style="margin: 0px"><li><a href="https://other.example/seals?utm_source=x" style="color: red"><b>Seals</b> at noon</a></li><li><a href="https://other.example/fog">Fog at five</a></li></ul>',
    );
    await workbench.press('ControlOrMeta+v');
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="https:\/\/other\.example\/seals">Seals at noon<\/a><\/li>\n<li><a href="https:\/\/other\.example\/fog">Fog at five<\/a><\/li>\n/,
    );
    await workbench.screenshot('24-pasted-from-page');
  });

  it('are not made of a text that is pasted elsewhere', async () => {
    await workbench.goToLine(15);
    await workbench.press('End');
    await workbench.copy('some words');
    await workbench.press('ControlOrMeta+v');
    assert.match(await workbench.save(barge), /<div>some words\n<p>/);
    await workbench.press('ControlOrMeta+z');
    await workbench.save(barge);
  });

  it('are made of a post that is dropped from the explorer, with Shift held', async () => {
    await workbench.goToLine(19);
    const file = workbench.page.locator('.explorer-folders-view .monaco-list-row', {
      hasText: 'clock-tower',
    });
    const target = workbench.editor.locator('.view-line', { hasText: '<ul>' }).first();
    await workbench.drag(file, target);
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="\/2024\/03\/20\/[^"]+">Clock Tower Strikes Thirteen<\/a><\/li>\n/,
    );
    await workbench.screenshot('25-dropped-post');
  });

  it('are completed: an item, and the address and the title of one', async () => {
    await workbench.goToLine(19);
    await workbench.press('End', 'Enter');
    await workbench.page.keyboard.type('<li>');
    await workbench.suggested('');
    await workbench.page.keyboard.type('bridge');
    await workbench.suggested('Harbour bridge reopens');
    await workbench.screenshot('26-completed-item');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('</li>\n<li><a href="');
    await workbench.suggested('');
    await workbench.page.keyboard.type('夜市');
    await workbench.suggested('夜市');
    await workbench.screenshot('27-completed-address');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('">');
    await workbench.suggested('夜市');
    await workbench.screenshot('28-completed-title');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('</a></li>');
    assert.match(
      await workbench.save(barge),
      /<ul>\n<li><a href="\/2024\/[^"]+">Harbour bridge reopens[^<]*<\/a><\/li>\n<li><a href="\/2024\/03\/12\/[^"]+">夜市豆花[^<]*<\/a><\/li>\n/,
    );
  });

  it('are begun by a snippet that takes the address on the clipboard', async () => {
    await workbench.copy('https://other.example/copied');
    await workbench.goToLine(19);
    await workbench.press('Enter', 'ArrowUp');
    await workbench.page.keyboard.type('<ul');
    await workbench.suggested('<ul');
    await workbench.screenshot('29-snippets');
    await workbench.press('Enter');
    await workbench.suggested('Related');
    await workbench.press('ArrowDown');
    await workbench.screenshot('29-snippet-captions');
    await workbench.press('Enter', 'Tab');
    await workbench.page.keyboard.type('A title');
    await workbench.screenshot('29-snippet');
    assert.match(
      await workbench.save(barge),
      /<p><strong>相关阅读<\/strong><\/p>\n<ul>\n<li><a href="https:\/\/other\.example\/copied">A title<\/a><\/li>\n<li>[^\n]*\n<li>[^\n]*\n<\/ul>\n\n<ul>/,
    );
  });
});
