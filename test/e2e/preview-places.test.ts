import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readSite } from '../../src/core/index.ts';
import { newsroomFolder } from '../host/paths.ts';
import { type ExpectedElement, expectElements } from '../support/expected-places.ts';
import { type LongPost, makeLongPosts } from '../support/long-posts.ts';
import { createRandom } from '../support/random.ts';
import { chooseRealPosts } from '../support/real-posts.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const seed = 6;

/** How many elements of each made-up and of each real post are tried; COPYDESK_ELEMENTS=50 takes some minutes. */
const elementCounts = {
  madeUp: Number(process.env['COPYDESK_ELEMENTS'] ?? 5),
  real: Number(process.env['COPYDESK_ELEMENTS'] ?? 3),
};

describe('Text and preview', () => {
  let workbench: Workbench;
  let preview: PreviewPage;
  const realPosts = chooseRealPosts(seed);
  const posts = [
    ...makeLongPosts(seed).map(post => ({ ...post, count: elementCounts.madeUp })),
    ...realPosts.map(post => ({ ...post, count: elementCounts.real })),
  ];
  if (realPosts.length === 0) console.log('No corpus: text and preview are shown with made-up posts only.');

  // Some real posts hold U+2028, of which VS Code would ask what to do.
  const person = { settings: { 'editor.unusualLineTerminators': 'off' } };
  useWorkbench({ name: 'places', person }, async opened => {
    workbench = opened;
    for (const { file, text } of posts) await workbench.write(`_posts/${file}`, text);
    await workbench.openPost(posts[0]!.file);
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
  });

  for (const post of posts) {
    it(`lead to each other at each element of ${post.file}`, async () => {
      const elements = await open(post);
      const drawn = await draw(elements, post.count);
      for (const element of drawn) {
        await preview.goToSource((await preview.pointOf(element))!);
        await preview.expectCursorIn(element);
      }
      await workbench.editor.locator('.view-lines').click();
      for (const element of drawn) {
        await preview.goTo(post.text, element.start);
        await preview.expectMarked(element);
      }
    });
  }

  it('leave the keys to the text for good, however late VS Code sees that the page had them', async () => {
    const [post] = makeLongPosts(seed);
    const [element] = await draw(await open(post!), 1);
    await preview.seeFocusLate();
    await workbench.editor.locator('.view-lines').click();
    await preview.goToSource((await preview.pointOf(element!))!);
    await preview.expectCursorIn(element!);
    await workbench.page.waitForTimeout(1000);
    assert.ok((await workbench.page.title()).startsWith(post!.file), await workbench.page.title());
  });

  /** Elements that can be pointed at: what is covered by what it holds cannot. */
  async function draw(
    elements: readonly ExpectedElement[],
    count: number,
  ): Promise<readonly ExpectedElement[]> {
    const random = createRandom(seed);
    const left = [...elements];
    const drawn: ExpectedElement[] = [];
    while (drawn.length < count && left.length > 0) {
      const [element] = left.splice(random.below(left.length), 1);
      if ((await preview.pointOf(element!)) !== undefined) drawn.push(element!);
    }
    assert.equal(drawn.length, count);
    return drawn;
  }

  async function open({ file, title, text }: LongPost): Promise<readonly ExpectedElement[]> {
    await workbench.openPost(file);
    const site = readSite(await readFile(path.join(newsroomFolder, '_config.yml'), 'utf8'));
    const elements = expectElements(`_posts/${file}`, text, site).filter(({ isAlone }) => isAlone);
    await preview.frame.locator('.copydesk-title', { hasText: title }).waitFor();
    return elements;
  }
});
