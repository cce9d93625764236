/*
 * Takes the README's pictures in a real VS Code with the built extension.
 * usage: pictures    (after "npm run package")
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { firstPost, outFolder, projectFolder } from '../host/paths.ts';
import { toWebp } from './to-webp.ts';
import { Workbench } from './workbench.ts';

const images = path.join(projectFolder, 'docs/images');
const workbench = await Workbench.open();
try {
  await mkdir(images, { recursive: true });
  await workbench.page.setViewportSize({ width: 1440, height: 860 });
  await workbench.press('ControlOrMeta+b');
  await takeRelatedLinks();
  await takeOverview();
  await takePage();
} finally {
  await workbench.close();
}

/** Problems in the text, the fixes of one of them, and the page. */
async function takeOverview(): Promise<void> {
  await workbench.openPost(firstPost);
  await workbench.squiggles('error').first().waitFor();
  await workbench.press('ControlOrMeta+k', 'v');
  await workbench.preview().getByText('We counted forty-one of them').waitFor();
  await workbench.goToProblem('html/unclosed-element');
  await workbench.closeProblem();
  await workbench.openFixes('Close <b> before </p>');
  await take('overview');
  await workbench.press('Escape');
}

/** A problem on the page, with its fixes. */
async function takePage(): Promise<void> {
  const badge = workbench.preview().locator('.copydesk-badge', { hasText: '<b> is never closed' });
  await badge.locator('.copydesk-badge-button').focus();
  await workbench.preview().locator('.copydesk-layer:not([data-expired])').waitFor({ state: 'attached' });
  await badge.getByRole('button', { name: 'Close <b> before </p>' }).waitFor();
  await take('preview');
}

/** The posts that may be linked to. */
async function takeRelatedLinks(): Promise<void> {
  await workbench.openPost('2024-03-14-a-library-on-a-barge.md');
  // The newsroom has been read when one of its posts is known.
  await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
  await workbench.goToLine(19);
  await workbench.press('End');
  await workbench.command('Copydesk: Insert Related Links');
  await workbench.page.locator('.quick-input-list-row', { hasText: 'harbour bridge' }).first().waitFor();
  await workbench.press('ArrowDown', 'Space', 'ArrowDown', 'Space');
  await take('related-links');
  await workbench.press('Escape');
  await workbench.command('View: Close All Editors');
}

async function take(name: string): Promise<void> {
  await workbench.screenshot(name);
  const png = await readFile(path.join(outFolder, `screenshots/${name}.png`));
  await writeFile(path.join(images, `${name}.webp`), await toWebp(workbench.page, png));
}
