import assert from 'node:assert/strict';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const letter = '_posts/2024-03-18-letter-from-the-desk.md';

describe('The front matter of a post, by keyboard', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'front-matter' }, async opened => {
    workbench = opened;
    await workbench.openPost(letter);
    // The extension is there as soon as the line above the text names a part of the post.
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
    // Values are offered in the order of their use once all posts have been read.
    await workbench.hoverOverLinkedPost();
    await workbench.press('Escape');
  });

  it('grows by a field where Enter begins a line, and goes on to its value', async () => {
    await workbench.beginLineBelow(7);
    await workbench.suggested('layout');
    await workbench.screenshot('9-fields');
    await workbench.page.keyboard.type('lay');
    await workbench.press('Enter');
    await workbench.suggested('post');
    await workbench.screenshot('10-layouts');
    await workbench.press('Enter');
    assert.match(await workbench.save(letter), /^layout: post\n---$/m);
  });

  it('offers the tags of the newsroom behind a comma, also for a Chinese character', async () => {
    await workbench.goToLine(6);
    await workbench.press('End', 'ArrowLeft', 'ArrowLeft');
    await workbench.page.keyboard.type(', ');
    await workbench.suggested('Tern Bay Gazette');
    await workbench.screenshot('11-tags');
    await workbench.page.keyboard.insertText('燕');
    await workbench.suggested('燕');
    await workbench.press('Enter');
    assert.match(await workbench.save(letter), /^tags: \[ letters, 燕[^,\]]+ \]$/m);
  });

  it('says what a field is for, and how many posts have a term', async () => {
    await workbench.goToLine(7);
    await workbench.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await workbench.command('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover', { hasText: 'The sections of the site' });
    await hover.filter({ hasText: '“desk” is in 1 post.' }).waitFor();
    await workbench.screenshot('12-hover');
    await workbench.press('Escape');
  });

  it('offers the present moment for a date', async () => {
    await workbench.goToLine(3);
    await workbench.press('Shift+End');
    await workbench.page.keyboard.type('date:');
    await workbench.suggested('now');
    await workbench.screenshot('13-date');
    await workbench.press('Enter');
    assert.match(await workbench.save(letter), /^date: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/m);
  });

  it('gets a date mended by a fix', async () => {
    await workbench.goToProblem('front-matter/date-mismatch');
    await workbench.closeProblem();
    const title = 'Use the day from the file name, 2024-03-18';
    await workbench.openFixes(title);
    await workbench.screenshot('14-date-fix');
    await workbench.applyFix(title);
    assert.match(await workbench.save(letter), /^date: 2024-03-18T\d\d:\d\d:\d\d\.\d{3}Z$/m);
    await workbench.noProblems().waitFor();
  });

  it('gets a field that is missing by a fix', async () => {
    await workbench.goToLine(2);
    await workbench.press('ControlOrMeta+Shift+k');
    await workbench.squiggles('warning').first().waitFor();
    await workbench.goToProblem('front-matter/missing-field');
    await workbench.closeProblem();
    await workbench.openFixes('Add "title"');
    await workbench.screenshot('15-missing-field');
    await workbench.applyFix('Add "title"');
    assert.match(await workbench.save(letter), /^title: *$/m);
  });

  it('is listed in the outline, and folds', async () => {
    await workbench.command('Focus on Outline View');
    await workbench.page.locator('.outline-pane').getByText('Front matter').waitFor();
    await workbench.press('ControlOrMeta+1');
    await workbench.goToLine(1);
    await workbench.press('ControlOrMeta+Shift+BracketLeft');
    await workbench.editor.locator('.view-line', { hasText: 'categories' }).waitFor({ state: 'detached' });
    await workbench.screenshot('16-outline');
  });
});
