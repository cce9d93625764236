import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { soundHead } from '../support/sound-post.ts';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const [first, next] = ['2024-03-05-first-of-two.md', '2024-03-05-next-of-two.md'];

/** Its tag of XML, which is no element, keeps the end tag of the other from being read. */
const unproven = '2024-03-05-unproven.md';
const unprovenText = `${soundHead.replace('a.html', 'c.html')}<div>The <d>last.\n`;

describe('Problems on the page of the preview', () => {
  let workbench: Workbench;
  let preview: PreviewPage;

  useWorkbench({ name: 'preview-problems' }, async opened => {
    workbench = opened;
    await PreviewPage.prepareSlowing(workbench.page);
    await workbench.write(`_posts/${first}`, `${soundHead}<p>The first.</p>\n`);
    await workbench.write(`_posts/${next}`, `${soundHead.replace('a.html', 'b.html')}<p>The <b>next.</p>\n`);
    await workbench.write(`_posts/${unproven}`, unprovenText);
    await workbench.openPost(firstPost);
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
  });

  it('are counted above it, and listed when that is asked for by the keyboard', async () => {
    const total = preview.frame.locator('.copydesk-problem-total');
    await eventually(async () => assert.equal(await total.textContent(), '8 problems, 3 hints'));
    await preview.frame.locator('summary.copydesk-problem-count').focus();
    await workbench.press('Enter');
    await preview.frame
      .locator('.copydesk-problems')
      .getByText('Jekyll cannot read this <img> tag')
      .waitFor();
    await workbench.press('Enter');
  });

  it('are marks at their elements that move nothing, and can be switched off', async () => {
    const height = () => preview.article.evaluate(element => element.getBoundingClientRect().height);
    const before = await height();
    const marks = preview.frame.locator('.copydesk-badge-button');
    assert.ok((await marks.count()) >= 5);
    const [mark, link] = await Promise.all([
      preview.frame.locator('.copydesk-badge', { hasText: 'to this site, not to' }).boundingBox(),
      preview.article.getByRole('link', { name: 'one of them' }).boundingBox(),
    ]);
    assert.ok(mark && link && Math.abs(mark.y - link.y) < 10);
    await preview.frame.locator('summary.copydesk-problem-count').click();
    await preview.frame.getByRole('button', { name: 'Mark on the page' }).click();
    await eventually(async () => assert.equal(await marks.count(), 0));
    assert.equal(await height(), before);
    await preview.frame.getByRole('button', { name: 'Mark on the page' }).click();
    await marks.first().waitFor();
    await preview.frame.locator('summary.copydesk-problem-count').click();
  });

  it('follow the newsroom, and can still be mended when it has changed', async () => {
    const source = 'https://gazette.ternbay.example/news/city/harbour-bridge-reopens.html';
    await workbench.write(
      '_posts/2024-03-06-the-bridge-again.md',
      `---\nlayout: post\ntitle: The bridge again\nfrom: ${source}\n---\n<p>It is open.</p>\n`,
    );
    await preview.frame.locator('.copydesk-problem-total', { hasText: '9 problems, 3 hints' }).waitFor();
    assert.equal(await preview.frame.locator('[data-expired]').count(), 0);
  });

  it('say what they are when they have the focus, and are mended right there', async () => {
    const badge = preview.frame.locator('.copydesk-badge', { hasText: '<b> is never closed' });
    const card = badge.locator('.copydesk-card');
    assert.equal(await card.isVisible(), false);
    await badge.locator('.copydesk-badge-button').focus();
    await card.waitFor();
    await workbench.screenshot('9-problem-on-the-page');
    await workbench.press('Tab', 'Tab');
    const fix = badge.getByRole('button', { name: 'Close <b> before </p>' });
    assert.ok(await fix.evaluate(button => button.matches(':focus')));
    await workbench.press('Enter');
    await badge.waitFor({ state: 'detached' });
    await eventually(async () => {
      const bold = await preview.article.locator('b').first().textContent();
      assert.equal(bold, 'their places on the east tower all winter.');
    });
    await workbench.unsaved().waitFor();
  });

  it('are told above their mark where the window ends below it', async () => {
    const badge = preview.frame.locator('.copydesk-badge', { hasText: 'to this site, not to' });
    await badge.locator('.copydesk-badge-button').evaluate((mark: HTMLElement) => {
      window.scrollBy({
        top: mark.getBoundingClientRect().bottom - window.innerHeight + 60,
        behavior: 'instant',
      });
      mark.focus({ preventScroll: true });
    });
    const card = badge.locator('.copydesk-card');
    await card.waitFor();
    await eventually(async () => {
      const [told, controls] = await Promise.all([
        card.boundingBox(),
        preview.frame.locator('.copydesk-toolbar').boundingBox(),
      ]);
      assert.ok(told && controls && told.y + told.height <= controls.y);
    });
    await workbench.press('Escape');
  });

  it('lead to their place in the text', async () => {
    const line = workbench.editor.locator('.view-line', { hasText: 'ninety-two-bearings' }).first();
    const marked = workbench.editor.locator('.view-overlays [class*="TextEditorDecorationType"]');
    assert.equal(await marked.count(), 0);
    await preview.frame
      .locator('.copydesk-badge', { hasText: 'to this site, not to' })
      .locator('button')
      .first()
      .click();
    await eventually(async () => {
      const [at, mark] = await Promise.all([line.boundingBox(), marked.last().boundingBox()]);
      assert.ok(at && mark && Math.abs(at.y - mark.y) < 4, `${at?.y}, ${mark?.y}`);
    });
  });

  it('are those of the post that is shown, however soon one goes on to the next', async () => {
    await preview.slowDown(4000);
    await workbench.press('ControlOrMeta+1');
    // A list that is opened before the text has the focus closes when it gets it.
    await workbench.editor.and(workbench.page.locator('.focused')).waitFor();
    await workbench.openPost(first);
    await workbench.page.getByRole('tab', { name: /^Preview t\b/ }).waitFor();
    await workbench.openPost(next);
    await preview.article.getByText('The next.').waitFor();
    await preview.frame.locator('.copydesk-problem-total', { hasText: /^1 problem$/ }).waitFor();
  });

  it('are shown to be looked at before they are mended, where that does not prove on the page', async () => {
    await workbench.press('ControlOrMeta+1');
    await workbench.editor.and(workbench.page.locator('.focused')).waitFor();
    await workbench.openPost(unproven);
    await preview.article.getByText('The last.').waitFor();
    const badge = preview.frame.locator('.copydesk-badge', { hasText: '<div> is never closed' });
    await badge.locator('.copydesk-badge-button').focus();
    await badge.getByRole('button', { name: 'Close <div> at the end' }).click();
    const change = workbench.page.locator('.bulk-edit-panel .monaco-list-row .textedit').first();
    await change.waitFor();
    assert.equal(await change.locator('.edit-checkbox').getAttribute('aria-checked'), 'false');
    assert.equal(await workbench.page.locator('.tab.dirty', { hasText: unproven }).count(), 0);
    await workbench.screenshot('22-problem-to-be-looked-at');
  });
});
