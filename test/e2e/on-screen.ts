import type { Locator, Page } from 'playwright-core';

/** Whether something comes into view within moments. */
export async function isSoon(locator: Locator): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: 3000 });
    return true;
  } catch {
    return false; // Playwright's way to say that the time is over.
  }
}

/** Whether a row of a list is the one that Enter would take. */
export async function isFocused(row: Locator): Promise<boolean> {
  return row.evaluate(element => element.classList.contains('focused'));
}

/** Prints what is to be seen in a window. */
export async function printScreen(page: Page, name: string): Promise<void> {
  console.log(`On the screen of ${name}:`);
  for (const selector of failureSelectors)
    console.log(`  ${selector}`, await page.evaluate(describeVisible, selector));
}

/** Whatever tells, of a failure that is only read of, where the keys went. */
const failureSelectors = [
  ':focus',
  '.tab',
  '.view-line',
  '.statusbar-item',
  '.quick-input-widget',
  '.suggest-widget',
  '.monaco-hover',
  '.action-widget',
  '.marker-widget',
  '.monaco-dialog-box',
  '.notification-toast',
];

/** Runs in the page: what is to be seen of some elements. */
function describeVisible(selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)]
    .filter(element => element.checkVisibility())
    .map(element => `${element.ariaLabel ?? ''} ${element.textContent}`.replace(/\s+/g, ' ').slice(0, 400));
}
