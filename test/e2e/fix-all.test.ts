import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { firstPost } from '../host/paths.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const bench = '_posts/2024-03-21-a-bench.md';
const benchText = `---
layout: post
title: "A bench"
date: 2024-03-21T08:30:00.000Z
author: Tern Bay Gazette
from: https://gazette.ternbay.example/bench.html
tags: [ Tern Bay Gazette ]
categories: [ Tern Bay Gazette ]
---
<p>It <b>stands.</p>
`;

describe('All that is wrong with a post, by keyboard', () => {
  let workbench: Workbench;
  let original: string;

  useWorkbench({ name: 'fix-all' }, async opened => {
    workbench = opened;
    await workbench.write(bench, benchText);
    await workbench.openPost(firstPost);
    await workbench.squiggles('error').first().waitFor();
    original = await workbench.read(firstPost);
  });

  it('can be hidden as the last thing that is offered for a problem', async () => {
    await workbench.goToProblem('html/unclosed-element');
    await workbench.closeProblem();
    await workbench.openFixes('Turn off html/unclosed-element in this newsroom');
    await workbench.screenshot('17-ways-not-to-see-it');
    await workbench.applyFix('Disable html/unclosed-element here');
    const comment = '<!-- copydesk-disable-next-line html/unclosed-element -->\n';
    const hidden = await workbench.save(firstPost);
    assert.equal(
      hidden,
      original.replace(/^.*all winter\.<\/p>/m, line => comment + line),
    );
    await workbench.press('ControlOrMeta+z');
    assert.equal(await workbench.save(firstPost), original);
  });

  it('is shown before it is mended, what needs no review ticked', async () => {
    await workbench.command('Copydesk: Fix All with Preview…');
    // Grouped by what was found, each group with what that is: by file they come first.
    await workbench.page.locator('.bulk-edit-panel .monaco-list-row .category').first().waitFor();
    await changes().first().waitFor();
    assert.equal(await isTicked('1709627400000'), true);
    await focus('lead/epoch-mismatch');
    const group = workbench.page.locator('.bulk-edit-panel .monaco-list-row', {
      hasText: 'lead/epoch-mismatch',
    });
    assert.match((await group.textContent()) ?? '', /timestamp comment above the title/);
    await workbench.screenshot('18-fix-all-preview');
    assert.equal(await isTicked('result-title'), false);
  });

  it('is mended but for what is unticked, of which no half is applied', async () => {
    // One of the two tags around a figure: the change of the other goes with it.
    await focus('<figure');
    await workbench.press('Space');
    await workbench.screenshot('19-fix-all-unticked');
    await workbench.press('ControlOrMeta+Enter');
    await workbench.page.getByText('Copydesk: the problems that you chose are fixed').waitFor();
    const saved = await workbench.save(firstPost);
    assert.match(saved, /^<!--1709627400000-->\n\n\[Harbour bridge/m);
    assert.match(saved, /all winter\.<\/b><\/p>/);
    assert.match(saved, /<p><figure class/);
    assert.match(saved, /<\/figure><\/p>/);
    assert.match(saved, /class="result-title"/);
    await workbench.screenshot('20-fix-all-applied');
  });

  it('is undone in one step', async () => {
    await workbench.editor.locator('.view-lines').click();
    await workbench.press('ControlOrMeta+z');
    assert.equal(await workbench.save(firstPost), original);
  });

  it('is ticked where all of it is safe', async () => {
    await workbench.openPost(bench);
    await workbench.squiggles('error').first().waitFor();
    await workbench.command('Copydesk: Fix All with Preview…');
    await changes().first().waitFor();
    assert.equal(await isTicked('stands'), true);
    await workbench.screenshot('21-fix-all-safe');
    await workbench.press('ControlOrMeta+Enter');
    assert.equal(await workbench.save(bench), benchText.replace('stands.', 'stands.</b>'));
  });

  function changes(): Locator {
    return workbench.page.locator('.bulk-edit-panel .monaco-list-row .textedit');
  }

  /** Goes down to the change, for only what is in sight is there. */
  async function isTicked(text: string): Promise<boolean> {
    await focus(text);
    const box = changes().filter({ hasText: text }).first().locator('.edit-checkbox');
    return (await box.getAttribute('aria-checked')) === 'true';
  }

  /** Goes down the changes to one that shows the text. */
  async function focus(text: string): Promise<void> {
    const row = workbench.page.locator('.bulk-edit-panel .monaco-list-row.focused', { hasText: text });
    await workbench.press('Home');
    for (let step = 0; step < 40 && !(await row.isVisible()); step++) await workbench.press('ArrowDown');
    assert.ok(await row.isVisible(), `No change shows ${text}.`);
  }
});
