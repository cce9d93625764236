import { Workbench } from './workbench.ts';
const workbench = await Workbench.open({ settings: { 'workbench.startupEditor': 'newUntitledFile' } });
const page = workbench.page;
const step = async (name: string, run: () => Promise<void>) => { try { await run(); } catch (error) { console.log('FAILED', name, String(error).slice(0, 400)); } await workbench.screenshot('look-' + name).catch(() => {}); };
try {
  page.setDefaultTimeout(12000);
  await page.setViewportSize({ width: 1440, height: 900 });
  const long = 'word <b>bold</b> {{ page.title }} <a href="https://a.example">link</a> '.repeat(700);
  await workbench.write('_posts/2024-03-19-long.md', `---\nlayout: post\ntitle: Long\ndate: 2024-03-19T08:30:00+08:00\n# copydesk-disable tidy: old post\n---\n<!--1709627400000-->\n\n[Ferry sold](https://www.example.org/ferry.html)\n------\n\n<!-- copydesk-disable-next-line html: as printed -->\n<div class="x">\n<h3>The crew</h3>\n<p>${long}</p>\n</div>\n\n{% highlight ruby %}\ndef a; "x"; end # hi\n{% endhighlight %}\n\n{% raw %}\n{{ kept }} **bold**\n{% endraw %}\n\n## Ports\n\n{% if page.title %}\nsee [Letter](/2024/03/18/letter-from-the-desk.html)\n{% endif %}\n`);
  await step('1-post', async () => { await workbench.openPost('2024-03-18-letter-from-the-desk.md'); await page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor(); await page.waitForTimeout(3000); });
  await step('2-long', async () => { await workbench.openPost('2024-03-19-long.md'); await page.waitForTimeout(3000); });
  await step('3-outline', async () => { await workbench.command('Explorer: Focus on Outline View'); await page.waitForTimeout(1500); });
  await step('4-end', async () => { await page.keyboard.press('Control+1'); await workbench.press('ControlOrMeta+End'); await page.waitForTimeout(1500); });
  await step('5-ready', async () => { await workbench.command('Copydesk: Ready to Publish?'); await page.waitForTimeout(1500); });
  await workbench.press('Escape');
  await step('6-newfile', async () => { await workbench.command('Create: New File'); await page.waitForTimeout(1500); });
  await workbench.press('Escape');
  await step('7-explorer', async () => { await page.locator('.explorer-folders-view .monaco-list-row', { hasText: '2024-03-18-letter' }).first().click({ button: 'right' }); await page.waitForTimeout(800); await page.getByRole('menuitem', { name: 'Copydesk' }).hover(); await page.waitForTimeout(1000); });
  await workbench.press('Escape', 'Escape');
  await step('8-tab', async () => { await page.locator('.tab.active').first().click({ button: 'right' }); await page.waitForTimeout(1000); });
  await workbench.press('Escape', 'Escape');
  await step('9-settings', async () => { await workbench.command('Preferences: Open Settings (UI)'); await page.locator('.settings-editor').waitFor(); await page.keyboard.type('@ext:copydesk.copydesk'); await page.waitForTimeout(2500); });
  await step('10-rules', async () => { const item = page.locator('.setting-item-contents', { hasText: 'Rules' }).first(); await item.scrollIntoViewIfNeeded(); await item.getByRole('button', { name: /Add Item/ }).first().click(); await page.waitForTimeout(1500); });
  await step('11-writing', async () => { await page.locator('.settings-toc-container .monaco-list-row', { hasText: 'Writing' }).first().click(); await page.waitForTimeout(1500); });
  await step('12-walk', async () => { await workbench.command('Copydesk: Get Started'); await page.waitForTimeout(2500); });
  await step('13-log', async () => { await workbench.command('Copydesk: Show Log'); await page.waitForTimeout(1500); });
} finally { await workbench.close(); }
