import assert from 'node:assert/strict';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { createLineIndex } from '../../src/core/index.ts';
import type { ExpectedElement } from '../support/expected-places.ts';
import { eventually } from './eventually.ts';
import type { Workbench } from './workbench.ts';

/** The preview beside a post's text, as its tests ask it. */
export class PreviewPage {
  readonly #workbench: Workbench;
  readonly frame: FrameLocator;
  readonly article: Locator;
  readonly mark: Locator;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.frame = workbench.preview();
    this.article = this.frame.locator('.copydesk-stage > main > article');
    this.mark = this.frame.locator('.copydesk-cursor');
  }

  /** Puts the cursor at an offset of the text by "Go to Line"; so much has been typed above it since. */
  async goTo(text: string, offset: number, typed = 0): Promise<void> {
    const { line, column } = toPosition(text, offset);
    // There a Chinese character counts as two columns, in the status bar as one.
    const before = text.slice(offset - column + 1, offset);
    const wide = before.match(/[\u2e80-\uffee]/g)?.length ?? 0;
    await this.#workbench.goToPlace(`${line},${column + wide}`);
    await this.expectCursor(offset + typed, 'Go to Line');
  }

  /** Has the page remember where the editor says that its cursor is. */
  async listen(): Promise<void> {
    await this.frame.locator('html').evaluate(root => {
      addEventListener('message', ({ data }) => {
        if (data.type === 'select') root.dataset['cursor'] = String(data.place.start);
        if (data.type === 'scroll')
          root.dataset['scrolls'] = String(Number(root.dataset['scrolls'] ?? 0) + 1);
      });
    });
  }

  /** Has VS Code see later than usual that a click gave the page the focus, as it may on a busy machine. */
  async seeFocusLate(): Promise<void> {
    const around = this.#workbench.page.frameLocator('iframe.webview.ready').locator('html');
    await around.evaluate(({ ownerDocument }) => {
      const hasFocus = ownerDocument.hasFocus.bind(ownerDocument);
      const page = ownerDocument.querySelector<HTMLIFrameElement>('#active-frame')!.contentWindow!;
      let clicked = Number.NEGATIVE_INFINITY;
      page.addEventListener('mousedown', () => {
        clicked = performance.now();
      });
      // It is asked four times a second, and would seldom be asked between the click and the text's getting the focus.
      ownerDocument.hasFocus = () => {
        const since = performance.now() - clicked;
        return since < 450 ? since > 150 : hasFocus();
      };
    });
  }

  /**
   * Before a preview is opened: lets `slowDown` hold back what its page is sent. Nobody can step in between later on.
   */
  static async prepareSlowing(page: Page): Promise<void> {
    await page.addInitScript(() => {
      const listen = addEventListener;
      let last = Promise.resolve();
      globalThis.addEventListener = (
        type: string,
        listener: EventListenerOrEventListenerObject,
        options?: boolean | AddEventListenerOptions,
      ) => {
        if (type !== 'message' || typeof listener !== 'function') return listen(type, listener, options);
        listen(
          type,
          event => {
            const pause = Number(document.documentElement.dataset['pause'] ?? 0);
            if (pause === 0) return listener(event);
            const { data } = event as MessageEvent;
            last = last
              .then(() => new Promise(resolve => setTimeout(resolve, data.type === 'show' ? pause : 0)))
              .then(() => listener(event));
          },
          options,
        );
      };
    });
  }

  /** Has the page take so many milliseconds for each article, as it may for a long one; whatever follows it waits. */
  async slowDown(milliseconds: number): Promise<void> {
    await this.frame.locator('html').evaluate((root, pause) => {
      root.dataset['pause'] = String(pause);
    }, milliseconds);
  }

  /** Waits until the editor's cursor is at an offset. */
  async expectCursor(offset: number, name: string): Promise<void> {
    const html = this.frame.locator('html');
    await eventually(async () => assert.equal(await html.getAttribute('data-cursor'), String(offset), name));
  }

  /** Waits until the editor's cursor is at a word of an element, or at its start. */
  async expectCursorIn({ start, end, name }: ExpectedElement): Promise<void> {
    const html = this.frame.locator('html');
    await eventually(async () => {
      const cursor = Number((await html.getAttribute('data-cursor')) ?? Number.NaN);
      assert.ok(cursor >= start && cursor <= end, `${name} ${start}-${end}: ${cursor}`);
    });
  }

  /** Waits until the mark lies exactly over an element, which must be on the screen. */
  async expectMarked(element: ExpectedElement): Promise<void> {
    const { start, end, name } = element;
    await eventually(async () => {
      const seen = await this.#evaluate(element, findMarked);
      assert.deepEqual(
        { ...seen, name },
        { start: String(start), end: String(end), isOver: true, isSeen: true, name },
      );
    });
  }

  /** A point on the screen where that element, and none in it, is; undefined where there is none. */
  pointOf(element: ExpectedElement): Promise<PagePoint | undefined> {
    return this.#evaluate(element, findPoint);
  }

  /** The words of the page that are marked as selected; pieces that do not touch are parted by `|`. */
  selected(): Promise<string> {
    return this.frame
      .locator('html')
      .evaluate(() =>
        [...(CSS.highlights.get('copydesk-selection') ?? [])]
          .map(range => (range instanceof Range ? `${range}` : ''))
          .join('|'),
      );
  }

  /** How far the page is scrolled, in CSS pixels. */
  scrollTop(): Promise<number> {
    return this.frame.locator('html').evaluate(root => root.scrollTop);
  }

  /** Waits until neither the page nor the editor has moved for a while. */
  async isStill(): Promise<void> {
    let last = '';
    for (let quiet = 0; quiet < 4; ) {
      await this.#workbench.page.waitForTimeout(60);
      const lines = await this.#workbench.editor
        .locator('.view-lines')
        .evaluate(element => element.style.top);
      const now = `${await this.scrollTop()} ${lines}`;
      quiet = now === last ? quiet + 1 : 0;
      last = now;
    }
  }

  /** How often the editor has told the page since this was asked last that it scrolled. */
  countScrolls(): Promise<number> {
    return this.frame.locator('html').evaluate(root => {
      const count = Number(root.dataset['scrolls'] ?? 0);
      root.dataset['scrolls'] = '0';
      return count;
    });
  }

  /** The how-manieth block of the article is at the top of the window. */
  elementAtTop(): Promise<number> {
    return this.article.evaluate(article => {
      const blocks = [...article.querySelectorAll('p, li, h2, h3, h4, figure, td')];
      return blocks.findIndex(block => block.getBoundingClientRect().bottom > 0);
    });
  }

  /** Goes to the source of what is at a point of the page's window: by a double click, in links by Ctrl and a click. */
  async goToSource({ x, y, isInLink }: PagePoint): Promise<void> {
    const frame = await this.frame.owner().boundingBox();
    const { mouse, keyboard } = this.#workbench.page;
    assert.ok(frame !== null);
    const at = [frame.x + x, frame.y + y] as const;
    if (!isInLink) return mouse.dblclick(...at);
    await keyboard.down('ControlOrMeta');
    await mouse.click(...at);
    await keyboard.up('ControlOrMeta');
  }

  async #evaluate<T>({ path, name }: ExpectedElement, ask: (element: Element) => T): Promise<T> {
    const element = await this.article.evaluateHandle(findElement, { path, name });
    return (await element.evaluate(ask as (element: Element) => unknown)) as T; // What crosses over is plain data.
  }
}

/** A place in the page's window, in CSS pixels. */
export interface PagePoint {
  readonly x: number;
  readonly y: number;
  readonly isInLink: boolean;
}

/** Line and column from 1. */
function toPosition(text: string, offset: number): { readonly line: number; readonly column: number } {
  const { line, column } = createLineIndex(text).positionAt(offset);
  return { line: line + 1, column: column + 1 };
}

/** The functions below run in the page. */
function findElement(
  article: Element,
  { path, name }: { readonly path: readonly number[]; readonly name: string },
): Element {
  let element = article;
  for (const index of path) {
    // A card begins with words of the preview's own.
    const own = [...element.children].filter(
      child => !/^(?:name|text|link|detail|rule)$/.test(child.getAttribute('data-copydesk') ?? ''),
    );
    const child = own[index];
    if (child === undefined) throw new Error(`There is no <${name}> at ${path.join('.')}.`);
    element = child;
  }
  if (element.localName !== name && !element.hasAttribute('data-copydesk'))
    throw new Error(`At ${path.join('.')} there is no <${name}> but a <${element.localName}>.`);
  return element;
}

function findMarked(element: Element): Record<string, unknown> {
  const mark = document.querySelector<HTMLElement>('.copydesk-cursor')!;
  const [a, b] = [element.getBoundingClientRect(), mark.getBoundingClientRect()];
  const isOver = (['left', 'top', 'width', 'height'] as const).every(side => Math.abs(a[side] - b[side]) < 1);
  const isSeen = a.bottom > 0 && a.top < innerHeight;
  return { start: mark.dataset['start'], end: mark.dataset['end'], isOver, isSeen };
}

function findPoint(element: Element): PagePoint | undefined {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  for (const box of element.getClientRects()) {
    for (const down of [0.5, 0.15, 0.85, 0.02, 0.98]) {
      for (const right of [0.5, 0.1, 0.9, 0.01, 0.99]) {
        const [x, y] = [box.left + box.width * right, box.top + box.height * down];
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
        if (document.elementFromPoint(x, y) === element)
          return { x, y, isInLink: element.closest('a[href]') !== null };
      }
    }
  }
  return undefined;
}
