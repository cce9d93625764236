import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { isSoon } from './on-screen.ts';

/** In the list that is open at the top of the window, types a text and takes the entry that has a label. */
export async function choose(page: Page, typed: string, label: string): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  await input.fill(typed);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
  await input.press('Enter');
  // What was chosen may ask a question in the same place.
  await page.waitForFunction(text => {
    const box = document.querySelector<HTMLInputElement>('.quick-input-widget input');
    return !box?.checkVisibility() || box.value !== text;
  }, typed);
}

/** Goes to a place, written as "Go to Line" has it: line, or line and column. Afterwards the text has the focus. */
export async function goToPlace(page: Page, editor: Locator, place: string): Promise<void> {
  const input = page.locator('.quick-input-widget input');
  const rows = page.locator('.quick-input-list .monaco-list-row');
  for (let attempt = 0; attempt < 5; attempt++) {
    await page.keyboard.press('ControlOrMeta+g');
    await input.fill(`:${place}`);
    // A preview, or whatever else has the focus for a moment, has no lines.
    const isAsked = await isSoon(rows.filter({ hasNotText: 'Open a text editor first' }));
    await input.press(isAsked ? 'Enter' : 'Escape');
    await input.waitFor({ state: 'hidden' });
    if (isAsked && (await isSoon(editor.and(page.locator('.focused'))))) return;
    await page.keyboard.press('ControlOrMeta+1');
  }
  assert.fail(`The cursor does not go to ${place}.`);
}
