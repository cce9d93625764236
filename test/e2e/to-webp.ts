import type { Page } from 'playwright-core';

/** The extension carries these pictures: as wide as its page in VS Code shows them, and no sharper than can be read. */
const WIDTH = 1000;
const QUALITY = 0.35;

/** A PNG as WebP, made by the browser of a page. */
export async function toWebp(page: Page, png: Buffer): Promise<Buffer> {
  const encoded = await page.evaluate(
    async ([base64, width, quality]) => {
      const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const height = Math.round((bitmap.height * width) / bitmap.width);
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, width, height);
      const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
      return Array.from(new Uint8Array(await webp.arrayBuffer()));
    },
    [png.toString('base64'), WIDTH, QUALITY] as const,
  );
  return Buffer.from(encoded);
}
