import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { isSoon } from './on-screen.ts';
import type { Workbench } from './workbench.ts';

/** An entry of the list of posts. */
export function rowOf({ page }: Workbench, label: string): Locator {
  return page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: label });
}

/** An entry of the list of posts that keys go to. */
export function focusedRow(workbench: Workbench, label: string): Locator {
  return rowOf(workbench, label).and(workbench.page.locator('.focused'));
}

/** A choice that Quick Pick offers. */
export function choiceOf({ page }: Workbench, label: string | RegExp): Locator {
  return page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first();
}

/** Goes to an entry of the list, from its first one downwards; a key that comes too soon goes nowhere. */
export async function goToRow(workbench: Workbench, label: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    await workbench.press('Home');
    const steps = Number(await rowOf(workbench, label).first().getAttribute('data-index'));
    for (let step = 0; step < steps; step++) await workbench.press('ArrowDown');
    if (await isSoon(focusedRow(workbench, label))) return;
  }
  assert.fail(`${label} is not to be reached in the list.`);
}

/** Unfolds an entry of the list, in which there is to be one with that label; a list that is just shown anew folds it again. */
export async function unfoldRow(workbench: Workbench, label: string, within: string): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt++) {
    await goToRow(workbench, label);
    await workbench.press('ArrowRight');
    if (await isSoon(rowOf(workbench, within).first())) return;
  }
  assert.fail(`In ${label} there is no ${within}.`);
}
