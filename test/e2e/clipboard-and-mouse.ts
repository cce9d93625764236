import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

/** Puts a text on the clipboard, with the HTML that a browser copies beside it. */
export async function copy(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    async items => navigator.clipboard.write([new ClipboardItem(items)]),
    html === undefined ? { 'text/plain': text } : { 'text/plain': text, 'text/html': html },
  );
}

/** Copies all of a page, as its reader does: the browser writes its looks along. */
export async function copyPage(window: Page, html: string): Promise<void> {
  const page = await window.context().newPage();
  await page.setContent(html);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.close();
  await window.bringToFront();
}

/** Puts a small picture on the clipboard, as a program for screenshots does. */
export async function copyPicture(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')!.fillRect(0, 0, 4, 4);
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob() })]);
  });
}

/** Drops a small picture onto a line of the editor, as a file manager does while Shift is held. */
export async function dropPicture(line: Locator): Promise<void> {
  await line.evaluate(async target => {
    const canvas = new OffscreenCanvas(8, 8);
    canvas.getContext('2d')!.fillRect(0, 0, 4, 4);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'IMG_0001.png', { type: 'image/png' }));
    const { left, top, height } = target.getBoundingClientRect();
    const at = { clientX: left + 4, clientY: top + height / 2 };
    for (const type of ['dragenter', 'dragover', 'drop'])
      target.dispatchEvent(
        new DragEvent(type, { ...at, dataTransfer: data, shiftKey: true, bubbles: true, cancelable: true }),
      );
  });
}

/** A file that is dropped. */
interface DroppedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Drops files into the middle of a text of a line, as a file manager does while Shift is held. */
export async function dropFiles(line: Locator, text: string, files: readonly DroppedFile[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  await line.evaluate(
    (target, [wanted, dropped]) => {
      const data = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type: name.endsWith('.png') ? 'image/png' : '' }));
      }
      // The letters of a line all have the same width, and stand in several elements.
      const { left, top, height } = target.getBoundingClientRect();
      const words = target.textContent ?? '';
      const inner = target.firstElementChild!.getBoundingClientRect();
      const middle = words.indexOf(wanted) + wanted.length / 2;
      const at = { clientX: left + (inner.width / words.length) * middle, clientY: top + height / 2 };
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(
          new DragEvent(type, { ...at, dataTransfer: data, shiftKey: true, bubbles: true, cancelable: true }),
        );
    },
    [text, given] as const,
  );
}

/** Drags with the mouse what can be dropped into the editor while Shift is held. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  assert.ok(start && end);
  const { mouse, keyboard } = page;
  await mouse.move(start.x + 40, start.y + start.height / 2);
  await mouse.down();
  // Only a move makes a drag of it.
  await mouse.move(start.x + 60, start.y + start.height / 2 + 4, { steps: 4 });
  await keyboard.down('Shift');
  await mouse.move(end.x + 60, end.y + end.height / 2, { steps: 10 });
  await mouse.move(end.x + 62, end.y + end.height / 2, { steps: 4 });
  await mouse.up();
  await keyboard.up('Shift');
}
