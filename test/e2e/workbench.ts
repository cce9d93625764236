import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { readOptions } from '../host/options.ts';
import { newsroomFolder, outFolder, vsixFile } from '../host/paths.ts';
import { openWindow } from '../host/window/open-window.ts';
import type { Window } from '../host/window/window.ts';

/** VS Code with the built extension and the sample newsroom, as somebody at its keyboard uses it. */
export class Workbench {
  readonly page: Page;
  /** The text editor: the first one, for a preview opens beside it. */
  readonly editor: Locator;
  /** What a problem says, after `nextProblem`. */
  readonly problem: Locator;
  readonly #window: Window;

  private constructor(window: Window) {
    this.#window = window;
    this.page = window.page;
    this.editor = this.page.locator('.editor-instance .monaco-editor').first();
    this.problem = this.page.locator('.marker-widget');
  }

  static async open(): Promise<Workbench> {
    const options = readOptions(process.env);
    const window = await openWindow({ ...options, site: newsroomFolder, vsix: vsixFile });
    const workbench = new Workbench(window);
    await workbench.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
    return workbench;
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** Opens a file by its name with Quick Open. */
  async openPost(file: string): Promise<void> {
    await this.press('ControlOrMeta+p');
    await this.#choose(path.basename(file), path.basename(file));
    await this.editor.locator('.view-line').first().waitFor();
  }

  /** Runs a command by its title from the command palette. */
  async command(title: string): Promise<void> {
    await this.press('F1');
    await this.#choose(`>${title}`, title);
  }

  /** Puts the cursor at a place of the open post; lines and columns count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.press('Control+g');
    const input = this.page.locator('.quick-input-widget input');
    await input.fill(`:${line}:${column}`);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Moves to the next problem with F8 and returns what VS Code says of it, with the rule's id. */
  async nextProblem(): Promise<string> {
    await this.press('F8');
    await this.problem.waitFor();
    return ((await this.problem.textContent()) ?? '').replace(/\s+/g, ' ');
  }

  /** Moves from problem to problem until one of the rule comes, and leaves the cursor on it. */
  async goToProblem(rule: string): Promise<string> {
    for (let step = 0; step < 50; step++) {
      const said = await this.nextProblem();
      if (said.includes(rule)) return said;
    }
    return assert.fail(`No problem of ${rule} came up.`);
  }

  /** Closes what `nextProblem` has opened; the cursor stays. */
  async closeProblem(): Promise<void> {
    await this.press('Escape');
    await this.problem.waitFor({ state: 'detached' });
  }

  /** Opens the list of fixes at the cursor. Until the focus is back in the editor the key may go nowhere. */
  async openFixes(title: string | RegExp): Promise<Locator> {
    const fix = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('ControlOrMeta+Period');
      if (await isSoon(fix)) return fix;
      await this.press('Escape');
    }
    return assert.fail(`No fix is offered here whose title has ${title}.`);
  }

  /** Applies a fix by the keyboard: the list's marked row is the first, so the arrow goes down to it. */
  async quickFix(title: string | RegExp): Promise<void> {
    const fix = await this.openFixes(title);
    for (let step = 0; step < 20 && !(await isFocused(fix)); step++) await this.press('ArrowDown');
    await this.press('Enter');
    await fix.waitFor({ state: 'detached' });
  }

  /** Saves the post and returns what is in its file then. */
  async save(file: string): Promise<string> {
    await this.press('ControlOrMeta+s');
    await this.page.locator('.tab.dirty').waitFor({ state: 'detached' });
    return this.read(file);
  }

  /** What is in a file of the newsroom's copy. */
  read(file: string): Promise<string> {
    return readFile(path.join(this.#window.workspace, file), 'utf8');
  }

  /** The page inside the preview: VS Code puts it into two frames. */
  preview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** A row of the list of completions. */
  suggestion(label: string): Locator {
    return this.page.locator('.suggest-widget .monaco-list-row', { hasText: label }).first();
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Keeps a picture of the window in out/screenshots. */
  async screenshot(name: string): Promise<void> {
    const folder = path.join(outFolder, 'screenshots');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: path.join(folder, `${name}.png`) });
  }

  async #choose(typed: string, label: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input');
    await input.fill(typed);
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).waitFor();
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }
}

async function isSoon(locator: Locator): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: 3000 });
    return true;
  } catch {
    return false; // Playwright's way to say that the time is over.
  }
}

async function isFocused(row: Locator): Promise<boolean> {
  return row.evaluate(element => element.classList.contains('focused'));
}
