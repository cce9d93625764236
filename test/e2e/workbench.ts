import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { readOptions } from '../host/options.ts';
import { newsroomFolder, outFolder, vsixFile } from '../host/paths.ts';
import type { ProfileSource } from '../host/profile.ts';
import { openWindow } from '../host/window/open-window.ts';
import type { Window, WindowOptions } from '../host/window/window.ts';
import { copy, copyPage, drag } from './clipboard-and-mouse.ts';
import { isFocused, isSoon, printScreen } from './on-screen.ts';
import { choose, goToPlace } from './quick-input.ts';

/** Where pictures of the window are kept. */
export const screenshotFolder = path.join(outFolder, 'screenshots');

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

  /** Opens VS Code, with another site, or with settings and keys besides those of all tests, or in another language, where they are given. */
  static async open(
    person: Partial<ProfileSource> & Pick<WindowOptions, 'language'> = {},
  ): Promise<Workbench> {
    const options = readOptions(process.env);
    const window = await openWindow({ ...options, site: newsroomFolder, ...person, vsix: vsixFile });
    const workbench = new Workbench(window);
    await workbench.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
    return workbench;
  }

  close(): Promise<void> {
    return this.#window.close();
  }

  /** Opens a file by its name with Quick Open, and waits until it is this file that an editor shows. */
  async openPost(file: string): Promise<void> {
    const name = path.basename(file);
    await this.press('ControlOrMeta+p');
    await choose(this.page, name, name);
    const shown = `.editor-instance .monaco-editor[data-uri$="/${encodeURIComponent(name)}"]`;
    await this.page.locator(shown).locator('.view-line').first().waitFor();
  }

  /** Runs a command by its title from the command palette. */
  async command(title: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    // Until the focus is back from where it was, the key may go nowhere.
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('F1');
      if (await isSoon(input)) break;
    }
    await choose(this.page, `>${title}`, title);
  }

  /** Moves to the next problem with F8 and returns what VS Code says of it, with the rule's id. */
  async nextProblem(): Promise<string> {
    // Pressed before the problems of the newest text are there, F8 does nothing.
    for (let attempt = 0; attempt < 10; attempt++) {
      await this.press('F8');
      const isShown = await this.problem.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (isShown) return ((await this.problem.textContent()) ?? '').replace(/\s+/g, ' ');
    }
    return assert.fail('F8 leads to no problem.');
  }

  /** Moves from problem to problem until one of the rule comes, and leaves the cursor on it. */
  async goToProblem(rule: string): Promise<string> {
    for (let step = 0; step < 50; step++) {
      const said = await this.nextProblem();
      if (said.includes(rule)) return said;
    }
    return assert.fail(`No problem of ${rule} came up.`);
  }

  /** Takes an entry of the menu that is open or just opening, by keys: a menu takes no click at once. */
  async takeFromMenu(title: string): Promise<void> {
    const entry = this.page.getByRole('menuitem', { name: title });
    const isMarked = () => entry.evaluate(element => element.closest('.action-item.focused') !== null);
    await entry.waitFor();
    for (let step = 0; step < 40; step++) {
      if (await isMarked()) return this.press('Enter');
      await this.press('ArrowDown');
    }
    assert.fail(`${title} is not to be reached in the menu.`);
  }

  /** Opens the list of the ways in which the text that was just pasted can be pasted, and takes one. */
  async pasteAs(title: string, picture: string): Promise<void> {
    // The text comes first, then that there are other ways.
    await this.page.locator('.post-edit-widget').first().waitFor({ state: 'attached' });
    await this.press('ControlOrMeta+Period');
    const way = this.page.getByText(title);
    await way.waitFor();
    await this.screenshot(picture);
    await way.click();
  }

  /** Closes what `nextProblem` has opened; the cursor stays. */
  async closeProblem(): Promise<void> {
    await this.press('Escape');
    await this.problem.waitFor({ state: 'detached' });
  }

  /**
   * Opens the list of fixes at the cursor, in which there is to be one with that title, or any. Until the focus is back in
   * the editor the key may go nowhere.
   */
  async openFixes(title = ''): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('ControlOrMeta+Period');
      if (await isSoon(this.#fix(title))) return;
      await this.press('Escape');
    }
    assert.fail(`No fix is offered here whose title is ${title}.`);
  }

  /** Goes down the open list of fixes to one, and applies it. */
  async applyFix(title: string): Promise<void> {
    const fix = this.#fix(title);
    for (let step = 0; step < 20 && !(await isFocused(fix)); step++) await this.press('ArrowDown');
    await this.press('Enter');
    await fix.waitFor({ state: 'detached' });
  }

  /** Saves the post, which has been changed or is just about to be, and returns what is in its file then. */
  async save(file: string): Promise<string> {
    await this.unsaved().waitFor();
    await this.press('ControlOrMeta+s');
    await this.unsaved().waitFor({ state: 'detached' });
    return this.read(file);
  }

  /** What is in a file of the newsroom's copy. */
  read(file: string): Promise<string> {
    return readFile(path.join(this.#window.workspace, file), 'utf8');
  }

  /** The path on the disk of a file or folder of the newsroom's copy. */
  pathOf(file: string): string {
    return path.join(this.#window.workspace, file);
  }

  /** Puts a text on the clipboard, with the HTML that a browser copies beside it. */
  async copy(text: string, html?: string): Promise<void> {
    await copy(this.page, text, html);
  }

  /** Copies all of a page, as its reader does: the browser writes its looks along. */
  async copyPage(html: string): Promise<void> {
    await copyPage(this.page, html);
  }

  /** Drags with the mouse what can be dropped into the editor while Shift is held. */
  async drag(from: Locator, to: Locator): Promise<void> {
    await drag(this.page, from, to);
  }

  /** Writes a file of the newsroom's copy, as a program beside VS Code would. */
  async write(file: string, text: string | Uint8Array): Promise<void> {
    const target = path.join(this.#window.workspace, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }

  /** Opens the preview beside the post, once VS Code knows that it is one. */
  async openPreview(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open Article Preview to the Side' }).waitFor();
    await this.press('ControlOrMeta+k', 'v');
    await this.preview().locator('.copydesk-stage > main > article').waitFor();
  }

  /** Where VS Code keeps what it and its extensions remember. */
  get dataFolder(): string {
    return this.#window.dataFolder;
  }

  /** The copy of the newsroom that is open. */
  get workspace(): string {
    return this.#window.workspace;
  }

  /**
   * Loads the window anew. In a browser VS Code keeps the state of its editors every five seconds, or when it comes to
   * it: what must be among it can be waited for.
   */
  async reload(kept = /./): Promise<void> {
    await this.page.waitForTimeout(6000);
    await this.page.waitForFunction(isStateKept, kept.source, { polling: 500 });
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.command('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  /** The page inside the preview: VS Code puts it into two frames. */
  preview(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The mark of a file that has unsaved changes. */
  unsaved(): Locator {
    return this.page.locator('.tab.dirty');
  }

  /** The underlined places on the screen. */
  squiggles(severity: 'error' | 'warning'): Locator {
    return this.editor.locator(`.squiggly-${severity}`);
  }

  /** A line on the screen that says just this, indentation left out; the editor writes other blanks than files do. */
  line(text: string): Locator {
    const words = text.split(' ').join('\\s');
    return this.editor.locator('.view-line').filter({ hasText: new RegExp(`^\\s*${words}\\s*$`) });
  }

  /** The status bar's word that no open file has a problem. */
  noProblems(): Locator {
    return this.page.getByRole('button', { name: 'No Problems', exact: true });
  }

  /** An editor's tab, by its name or the beginning of it. */
  tab(name: string): Locator {
    return this.page.locator('.tab', { hasText: name }).first();
  }

  /** Puts the cursor behind the last character of the post and types there. */
  async typeAtEnd(text: string): Promise<void> {
    await this.editor.locator('.view-lines').click();
    await this.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** Opens the list of completions and waits until one of them is marked: the one that Enter would insert. */
  async suggest(label: string): Promise<void> {
    const row = this.page.locator('.suggest-widget .monaco-list-row.focused', { hasText: label });
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('Control+Space');
      if (await isSoon(row)) return;
      await this.press('Escape');
    }
    assert.fail(`${label} is not suggested here.`);
  }

  /** Waits until a completion is marked that nobody has asked for: the one that Enter would insert. */
  async suggested(label: string): Promise<void> {
    await this.page.locator('.suggest-widget .monaco-list-row.focused', { hasText: label }).waitFor();
  }

  /**
   * In the open letter from the desk, shows what its link leads to. Until all posts have been read nobody knows that:
   * it is asked for again and again.
   */
  async hoverOverLinkedPost(): Promise<void> {
    await this.page.locator('.view-line', { hasText: 'how the bridge reopened' }).waitFor();
    await this.press('ControlOrMeta+End', 'ArrowUp', 'End', ...Array<string>(8).fill('ArrowLeft'));
    const hover = this.page.locator('.monaco-hover', {
      hasText: 'Harbour bridge reopens, and the gulls cross first',
    });
    for (let attempt = 0; attempt < 20; attempt++) {
      await this.command('Show or Focus Hover');
      if (await isSoon(hover)) return;
      await this.press('Escape');
    }
    assert.fail('Nothing is known of the linked post.');
  }

  /** Puts the cursor at the start of a line, counted from 1. */
  async goToLine(line: number): Promise<void> {
    await this.goToPlace(`${line}`);
    await this.page.getByRole('button', { name: `Ln ${line}, Col ` }).waitFor();
    await this.press('Home');
  }

  /** Begins a new line below one; so soon after an input box has closed, a key may go nowhere. */
  async beginLineBelow(line: number): Promise<void> {
    await this.goToLine(line);
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.press('End', 'Enter');
      if (await isSoon(this.page.getByRole('button', { name: `Ln ${line + 1}, Col 1` }))) return;
    }
    assert.fail(`No line begins below line ${line}.`);
  }

  /** Goes to a place, written as "Go to Line" has it: line, or line and column. Afterwards the text has the focus. */
  goToPlace(place: string): Promise<void> {
    return goToPlace(this.page, this.editor, place);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Keeps a picture of the window in out/screenshots. */
  async screenshot(name: string): Promise<void> {
    await mkdir(screenshotFolder, { recursive: true });
    await this.page.screenshot({ path: path.join(screenshotFolder, `${name}.png`) });
  }

  /** Keeps a picture of the window where a test failed, and prints what is on it. */
  async keepFailure(name: string): Promise<void> {
    await this.screenshot(`failure-${name}`);
    await printScreen(this.page, name);
  }

  #fix(title: string): Locator {
    return this.page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first();
  }
}

/** Runs in the page: whether the state that VS Code has kept matches. */
async function isStateKept(pattern: string): Promise<boolean> {
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db')) continue;
    const values = await new Promise<readonly unknown[]>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const all = opening.result.transaction('ItemTable').objectStore('ItemTable').getAll();
        all.onerror = () => reject(all.error);
        all.onsuccess = () => {
          opening.result.close();
          resolve(all.result);
        };
      };
    });
    if (values.some(value => new RegExp(pattern).test(`${value}`))) return true;
  }
  return false;
}
