import assert from 'node:assert/strict';
import { greyPixel } from '../support/grey-pixel.ts';
import { makeLongPosts } from '../support/long-posts.ts';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const pictures = 'pictures.ternbay.example';

const [long] = makeLongPosts(6);
const post = {
  file: long!.file,
  text: long!.text.replace(
    '<div>\n',
    `<div>\n<p><img src="https://${pictures}/pier.png" alt="The pier" width="300" height="200"></p>\n`,
  ),
};

describe('The preview after the window was loaded anew', () => {
  const asked: string[] = [];
  let workbench: Workbench;
  let preview: PreviewPage;

  const pier = () => preview.frame.locator('img[alt="The pier"]');
  const blockedPier = () => preview.frame.getByRole('img', { name: `The pier, Not loaded: ${pictures}` });
  const remoteImages = () => preview.frame.getByRole('button', { name: 'Remote images' });

  useWorkbench({ name: 'preview-restored' }, async opened => {
    workbench = opened;
    await workbench.page.context().route(`https://${pictures}/**`, route => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'image/png', body: greyPixel });
    });
    await workbench.write(`_posts/${post.file}`, post.text);
    await workbench.openPost(post.file);
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
  });

  it('still loads remote images where they were allowed', async () => {
    await blockedPier().waitFor();
    await remoteImages().click();
    await pier().waitFor();
    const before = asked.length;
    await workbench.reload();
    await pier().waitFor();
    await remoteImages().and(preview.frame.locator('[aria-pressed=true]')).waitFor();
    await eventually(async () => assert.ok(asked.length > before));
  });

  it('loads none once that was taken back', async () => {
    await remoteImages().click();
    await blockedPier().waitFor();
    const before = asked.length;
    await workbench.reload();
    await blockedPier().waitFor();
    await remoteImages().and(preview.frame.locator('[aria-pressed=false]')).waitFor();
    assert.equal(asked.length, before);
  });

  it('stays locked to its post', async () => {
    await workbench.command('Copydesk: Toggle Article Preview Locking');
    await workbench.tab('[Preview]').waitFor();
    await workbench.reload();
    await workbench.tab('[Preview]').waitFor();
    await preview.article.waitFor();
  });

  it('has its width, its size, its list of problems and its place', async () => {
    await preview.frame.getByRole('radio', { name: 'Tablet' }).check({ force: true });
    await preview.frame.locator('summary.copydesk-problem-count').click();
    // Beside a text the page is where the text is, which VS Code does not always bring back to its place.
    await workbench.tab(post.file).click({ button: 'middle' });
    await workbench.tab(post.file).waitFor({ state: 'detached' });
    await preview.article.click();
    await workbench.command('Copydesk: Zoom In Article Preview');
    await eventually(async () => assert.equal(await zoom(), '1.1'));
    const frame = (await preview.frame.owner().boundingBox())!;
    await workbench.page.mouse.move(frame.x + frame.width / 2, frame.y + frame.height / 2);
    await workbench.page.mouse.wheel(0, 3000);
    await eventually(async () => assert.ok((await preview.scrollTop()) > 2000));
    await workbench.page.waitForTimeout(1000);
    const element = await preview.elementAtTop();
    assert.ok(element > 10);
    await workbench.reload(/scrollTop\W+[2-9]\d{3}/);
    await preview.article.waitFor();
    const isOpen = () =>
      preview.frame.locator('details.copydesk-problem-list').evaluate(list => list.matches('[open]'));
    await eventually(async () => {
      assert.ok(await preview.frame.getByRole('radio', { name: 'Tablet' }).isChecked());
      assert.equal(await zoom(), '1.1');
      assert.ok(await isOpen());
      const distance = Math.abs((await preview.elementAtTop()) - element);
      assert.ok(distance <= 1, `It came back ${distance} elements away.`);
    });
  });

  function zoom(): Promise<string> {
    return preview.frame.locator('html').evaluate(root => root.style.getPropertyValue('--copydesk-zoom'));
  }
});
