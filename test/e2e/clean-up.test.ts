import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const name = '_posts/2024-03-22-the-net-menders.md';
const post = `---
layout: post
title: "The net menders"
date: 2024-03-22T08:30:00Z
author: Ana Reyes
from: https://gazette.ternbay.example/nets.html
tags: [ harbour ]
categories: [ city ]
---
<!--1711096200000-->

[The net menders](https://gazette.ternbay.example/nets.html)
------

<div><p class="graf graf--p"><span>They sit where the boats come in, and mend what the week has torn.</span></p><p>Nobody under fifty knows the knot, <b>says the eldest of them.</p></div>
`;

describe('Cleaning up a post in VS Code', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'clean-up' }, async opened => {
    workbench = opened;
    await workbench.write(name, post);
    await workbench.openPost(name);
    await workbench.squiggles('error').first().waitFor();
  });

  it('takes one key, and one undo', async () => {
    await workbench.press('Shift+Alt+u');
    await workbench.page.locator('.statusbar', { hasText: 'Copydesk: cleaned up.' }).waitFor();
    await workbench.screenshot('clean-up-1-done');
    await expectCleanedUp();
    await workbench.press('ControlOrMeta+z');
    assert.equal(await workbench.save(name), post);
  });

  it('stands in the menu of the editor, above the parts of it', async () => {
    const entry = (label: string) =>
      workbench.page.locator('.monaco-menu').getByRole('menuitem', { name: label });
    await workbench.editor.locator('.view-line').first().click({ button: 'right' });
    await entry('Copydesk').hover();
    await entry('Clean Up This Post').waitFor();
    await workbench.screenshot('clean-up-2-menu');
    await entry('Clean Up This Post').click();
    await expectCleanedUp();
  });

  /** What came with the scrape is gone, what is broken is mended, and each block begins a line. */
  async function expectCleanedUp(): Promise<void> {
    const text = await workbench.save(name);
    assert.doesNotMatch(text, /graf|<span>/);
    assert.match(text, /^\s*<p>They sit where the boats come in, and mend what the week has torn\.<\/p>$/m);
    assert.match(text, /<b>says the eldest of them\.<\/b>/);
  }
});
