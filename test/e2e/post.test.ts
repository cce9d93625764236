import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const title = 'Harbour bridge reopens, and the gulls cross first';

describe('A post in VS Code', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'post' }, async opened => {
    workbench = opened;
    await workbench.openPost(firstPost);
  });

  it('shows where the published page is broken, and where a reader would stumble', async () => {
    await workbench.squiggles('error').first().waitFor();
    await workbench.squiggles('warning').first().waitFor();
    await workbench.screenshot('1-squiggles');
  });

  it('says what is wrong, when F8 moves to it', async () => {
    const said = await workbench.goToProblem('html/unclosed-element');
    assert.match(said, /<b> is never closed/);
    await workbench.screenshot('2-problem');
    await workbench.closeProblem();
  });

  it('mends it by the keyboard, and changes no other byte of the saved file', async () => {
    const before = await workbench.read(firstPost);
    await workbench.openFixes('Close <b> before </p>');
    await workbench.screenshot('3-fixes');
    await workbench.applyFix('Close <b> before </p>');
    assert.equal(await workbench.save(firstPost), before.replace('all winter.</p>', 'all winter.</b></p>'));
  });

  it('shows the page beside it, with what its front matter says', async () => {
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.tab(`Preview ${title}`).waitFor();
    const preview = workbench.preview();
    await preview.getByRole('heading', { name: title }).first().waitFor();
    await preview.getByText('Tern Bay Gazette').first().waitFor();
    await preview.getByText('We counted forty-one of them').waitFor();
    await workbench.screenshot('4-preview');
  });

  it('follows what is typed before it is saved', async () => {
    await workbench.typeAtEnd('\n<p>A line that was never saved.</p>\n');
    await workbench.preview().getByText('A line that was never saved.').waitFor();
    assert.doesNotMatch(await workbench.read(firstPost), /never saved/);
  });

  it('offers a list of related links, and goes through it by the tab key', async () => {
    await workbench.typeAtEnd('\nrelated');
    await workbench.suggest('related');
    await workbench.screenshot('5-suggestions');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('Read on');
    await workbench.press('Tab', 'Tab');
    await workbench.page.keyboard.type('The gulls of the north landing');
    await workbench.preview().getByRole('link', { name: 'The gulls of the north landing' }).waitFor();
    await workbench.screenshot('6-snippet');
    const saved = await workbench.save(firstPost);
    assert.match(saved, /<p><strong>Read on<\/strong><\/p>\n<ul>\n<li><a href="https:\/\/">The gulls/);
  });

  it('mends all that is safe by one command', async () => {
    await workbench.command('Copydesk: Fix All Safe Problems in This Post');
    const saved = await workbench.save(firstPost);
    assert.match(saved, /^<!--1709627400000-->\n\n\[Harbour bridge/m);
    assert.match(saved, /href="https:\/\/gazette\.ternbay\.example\/news\/city\/ninety-two-bearings\.html"/);
    // What is left are the addresses of the list that nobody has written yet.
    await workbench.goToProblem('link/invalid-url');
    await workbench.closeProblem();
    await workbench.press('ControlOrMeta+Home');
    await workbench.screenshot('7-mended');
  });
  it('works on a post in Chinese, and the preview follows to it', async () => {
    await workbench.openPost('2024-03-08-旧灯塔重新点亮.md');
    await workbench.squiggles('error').first().waitFor();
    await workbench.tab('Preview 旧灯塔重新点亮').waitFor();
    await workbench.preview().getByRole('heading', { name: '旧灯塔重新点亮' }).first().waitFor();
    await workbench.screenshot('8-chinese');
  });
});
