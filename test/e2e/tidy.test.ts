import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const name = '_posts/2024-03-21-last-ferry-to-the-sandbar.md';
const paragraphs = [
  '<p class="graf graf--p">The last ferry to the sandbar leaves at nine on Friday, and nobody has said what comes after it.</p>',
  '<p class="graf graf--p"><span>For forty years it has carried milk, mail and schoolchildren across the bay, whatever the weather.</span></p>',
];
const share =
  '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a class="share-twitter" data-shared="sharing-twitter-7" href="https://gazette.ternbay.example/ferry.html?share=twitter" rel="nofollow"><span></span><span class="sharing-screen-reader-text">Click to share on Twitter (Opens in new window)</span></a></li></ul></div>';
const related =
  '<div class="related-posts"><h3>Related</h3><ul><li><a href="https://gazette.ternbay.example/tram.html">The tram is late again</a></li></ul></div>';
const post = `---
layout: post
title: "Last ferry to the sandbar"
date: 2024-03-21T08:30:00Z
author: Ana Reyes
from: https://gazette.ternbay.example/ferry.html
tags: [ harbour ]
categories: [ city ]
---
<!--1711009800000-->

[Last ferry to the sandbar](https://gazette.ternbay.example/ferry.html)
------

<article class="post-77 post type-post hentry" id="post-77">
<div class="entry-meta"><span class="byline">By Ana Reyes</span></div>
${paragraphs.join('\n<div class="code-block code-block-1"><div class="ads_x"></div></div>\n')}
<p><img src="https://gazette.ternbay.example/ferry.jpg" alt="The ferry" data-src="https://gazette.ternbay.example/ferry.jpg"/></p>
${share}
${related}
<!-- /.block -->
</article>
`;

describe('Tidying a post in VS Code', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'tidy' }, async opened => {
    workbench = opened;
    await workbench.write(name, post);
    await workbench.openPost(name);
    // Only posts have the command: it is there once Copydesk knows that this is one, and outlines it.
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  });

  it('lists what came with the scrape, and ticks what is no part of the article', async () => {
    await openList();
    const row = (label: string) =>
      workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label });
    await row('Share, print and email buttons').waitFor();
    assert.equal(await row('Share, print and email buttons').getByRole('checkbox').isChecked(), true);
    // What an entry is about is marked in the text as one moves over it.
    await workbench.press('ArrowDown');
    const marks = workbench.editor.locator('.view-overlays .cdr[class*="ced-"]');
    await marks.first().waitFor();
    await workbench.screenshot('tidy-1-list');
    const byline = row('Bylines').and(workbench.page.locator('.focused'));
    for (let step = 0; step < 20 && !(await byline.isVisible()); step++) await workbench.press('ArrowDown');
    await marks.first().waitFor();
    await workbench.screenshot('tidy-2-byline');
  });

  it('takes away what is ticked, and keeps the article', async () => {
    await workbench.press('Enter');
    const tidied = await workbench.save(name);
    await workbench.screenshot('tidy-3-done');
    assert.doesNotMatch(tidied, /share|graf|data-|code-block|<span>|<!-- \//);
    assert.match(tidied, /<p>The last ferry to the sandbar leaves/);
    assert.match(tidied, /<p>For forty years it has carried/);
    assert.ok(tidied.includes('By Ana Reyes') && tidied.includes(related));
  });

  it('shows the changes before it makes them, where one wants to see them', async () => {
    await openList();
    const list = workbench.page.locator('.quick-input-widget');
    await list
      .locator('.monaco-list-row', { hasText: 'Lists of related articles' })
      .getByRole('checkbox')
      .click();
    await list.getByRole('button', { name: 'Preview the Changes First' }).click();
    await workbench.page.getByText('Refactor Preview').first().waitFor();
    await workbench.screenshot('tidy-4-preview');
    await workbench.page.getByRole('button', { name: 'Apply', exact: true }).click();
    const tidied = await workbench.save(name);
    assert.doesNotMatch(tidied, /related/);
    assert.match(tidied, /By Ana Reyes/);
  });

  /** Its list takes the place of the palette at once, so nothing closes in between. */
  async function openList(): Promise<void> {
    const input = workbench.page.locator('.quick-input-widget input');
    await workbench.press('F1');
    await input.first().fill('>Copydesk: Tidy This Post…');
    await workbench.page
      .locator('.quick-input-list .monaco-list-row.focused', { hasText: 'Tidy This Post' })
      .waitFor();
    await workbench.press('Enter');
    await workbench.page.getByRole('button', { name: 'Preview the Changes First' }).waitFor();
  }
});
