import assert from 'node:assert/strict';
import type { LongPost } from '../support/long-posts.ts';
import { makeLongPosts } from '../support/long-posts.ts';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

/** A made-up picture of 1 by 1 pixel, and a large one that comes later. */
const dot = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
const large =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22600%22 height=%22400%22/%3E';

const post = withFurniture(makeLongPosts(6)[0]!);
const oneLine = makeLongPosts(6)[1]!;

describe('The preview of a post that is being edited', () => {
  let workbench: Workbench;
  let preview: PreviewPage;

  useWorkbench({ name: 'preview-live' }, async opened => {
    workbench = opened;
    for (const { file, text } of [post, oneLine]) await workbench.write(`_posts/${file}`, text);
    await workbench.openPost(post.file);
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
    await preview.frame.getByText('A summary').waitFor();
  });

  it('keeps every node that has not changed, and does not move', async () => {
    const { article, frame } = preview;
    await frame.getByText('A summary').click();
    await workbench.editor.locator('.view-lines').click();
    const before = await article.evaluate(root => {
      const kept = [...root.querySelectorAll('*')];
      const state = { kept, images: 0 };
      root.addEventListener('load', () => state.images++, true);
      Object.assign(window, { copydeskTest: state });
      return kept.length;
    });
    const lines = post.text.split('\n');
    const paragraphs = lines.flatMap((line, index) => (line.startsWith('<p>') ? [index] : []));
    const step = Math.floor(paragraphs.length / 10);
    for (let edit = 0; edit < 10; edit++) {
      const line = paragraphs[edit * step]!;
      const offset = lines.slice(0, line).join('\n').length + 1 + '<p>'.length;
      await preview.goTo(post.text, offset, edit * 'word0 '.length);
      await preview.isStill();
      const top = await preview.scrollTop();
      await workbench.page.keyboard.insertText(`word${edit} `);
      await frame.getByText(`word${edit} `).first().waitFor();
      assert.equal(await preview.scrollTop(), top, `edit ${edit}`);
    }
    // A paragraph more is one node more; it is in nobody's place.
    await workbench.press('Home');
    await workbench.page.keyboard.insertText('<p>A paragraph more.</p>\n');
    await frame.getByText('A paragraph more.').waitFor();
    const after = await article.evaluate(root => {
      const { kept, images } = (window as unknown as { copydeskTest: { kept: Element[]; images: number } })
        .copydeskTest;
      const now = [...root.querySelectorAll('*')];
      return {
        isKept: kept.every(element => element.isConnected),
        added: now.length - kept.length,
        images,
        isOpen: root.querySelector('details')!.open,
      };
    });
    assert.ok(before > 200);
    assert.deepEqual(after, { isKept: true, added: 1, images: 0, isOpen: true });
  });

  it('stays with what is read when images arrive late', async () => {
    const read = preview.article.locator('p').nth(60);
    await read.evaluate(element => element.scrollIntoView({ block: 'center' }));
    await preview.isStill();
    const before = await read.evaluate(element => element.getBoundingClientRect().top);
    const arrived = await preview.article.evaluate(async (root, address) => {
      const above = [...root.querySelectorAll('img')].filter(
        image => image.getBoundingClientRect().bottom < 0,
      );
      await Promise.all(
        above.map(image => {
          image.src = address;
          return image.decode();
        }),
      );
      return above.length;
    }, large);
    await preview.isStill();
    assert.ok(arrived > 0);
    const after = await read.evaluate(element => element.getBoundingClientRect().top);
    assert.ok(Math.abs(after - before) < 1, `It moved by ${after - before} px.`);
  });

  for (const { file, title } of [post, oneLine]) {
    it(`scrolls with the editor and comes to rest in ${file}`, async () => {
      await workbench.openPost(file);
      await preview.frame.locator('.copydesk-title', { hasText: title }).waitFor();
      await preview.isStill();
      await preview.countScrolls();
      const [editor, page] = [workbench.editor, preview.frame.owner()];
      // The page leads: the editor follows, and says nothing back.
      await wheelOver(page, 2500);
      await eventually(async () => assert.ok((await preview.scrollTop()) > 2000));
      await preview.isStill();
      const element = await preview.elementAtTop();
      assert.equal(await preview.countScrolls(), 0);
      // The editor leads, there and back: each turn of the wheel reaches the page once, and that is the end of it.
      for (const pixels of [120, -120]) {
        const before = await preview.scrollTop();
        await wheelOver(editor, pixels);
        await eventually(async () => assert.notEqual(await preview.scrollTop(), before));
        await preview.isStill();
        assert.equal(await preview.countScrolls(), 1);
      }
      const distance = Math.abs((await preview.elementAtTop()) - element);
      assert.ok(distance <= 1, `It came back ${distance} elements away.`);
    });
  }

  it('scrolls by the keyboard, key upon key, and is not told to go back', async () => {
    await workbench.openPost(post.file);
    await preview.frame.locator('.copydesk-title', { hasText: post.title }).waitFor();
    await preview.frame.locator('.copydesk-title').click();
    await workbench.page.mouse.move(5, 5);
    await preview.isStill();
    await preview.countScrolls();
    const before = await preview.scrollTop();
    for (let key = 0; key < 8; key++) await workbench.press('PageDown');
    const page = await preview.frame.locator('html').evaluate(root => root.clientHeight);
    await eventually(async () => {
      const pages = ((await preview.scrollTop()) - before) / page;
      assert.ok(pages > 6, `It went on by ${pages} pages.`);
    });
    await preview.isStill();
    assert.equal(await preview.countScrolls(), 0);
  });

  async function wheelOver(place: { boundingBox(): Promise<Box | null> }, pixels: number): Promise<void> {
    const box = await place.boundingBox();
    assert.ok(box !== null);
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await workbench.page.mouse.wheel(0, pixels);
  }
});

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The post with pictures that have no size yet, and with something to unfold. */
function withFurniture({ file, title, text }: LongPost): LongPost {
  const details = '<details><summary>A summary</summary><p>The furniture.</p></details>';
  const pictures = text.replace(/<img src="[^"]*" alt="(\w+)"[^>]*>/g, `<img src="${dot}" alt="$1"/>`);
  return { file, title, text: pictures.replace('<div>\n', `<div>\n${details}\n`) };
}
