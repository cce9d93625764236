import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { soundHead } from '../support/sound-post.ts';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const file = '2024-03-05-small-things.md';
const names = ['one', 'two', 'three', 'four'];
const words = '<p class="gull">The gull, <b>the tram</b> and the gull.</p>';
/** Two problems in one line, at two elements that begin there. */
const item = (name: string) => `<li id="${name}" id="${name}"><b class="a" class="a">${name}</b></li>`;
const body = `${words}
<ul>
${names.map(item).join('\n')}
</ul>
<p><img src="/assets/none.png" alt="The pier"></p>
<p><img src="https://pictures.ternbay.example/quay.png" title=""></p>
<figure style="width: 1500px"><img src="/assets/tern-bay.svg" alt="The bay"></figure>

\`\`\`ruby
# The gulls.
def count(gulls)
  gulls + 1
end
\`\`\`

{% highlight js linenos %}
const gulls = "terns";
{% endhighlight %}
`;
const text = `${soundHead}${body}`;

describe('On the page of the preview', () => {
  let workbench: Workbench;
  let preview: PreviewPage;

  useWorkbench({ name: 'preview-thorns' }, async opened => {
    workbench = opened;
    await workbench.write(`_posts/${file}`, text);
    await workbench.openPost(file);
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
  });

  it('each mark stands beside its element, at the first opening already', async () => {
    await eventually(async () => {
      assert.equal(await preview.frame.locator('.copydesk-badge').filter({ visible: true }).count(), 7);
    });
    await workbench.screenshot('26-marks-at-their-elements');
    const badges = preview.frame.locator('.copydesk-badge');
    const pier = preview.article.locator('[data-copydesk="image"]', { hasText: 'The pier' });
    // They follow what moves, with the next frame.
    await eventually(async () => {
      for (const [index, name] of names.entries()) {
        assert.equal(await badges.nth(index).getAttribute('data-problems'), `${2 * index} ${2 * index + 1}`);
        assert.ok((await distance(badges.nth(index), preview.article.getByText(name))) < 12, name);
      }
      assert.ok((await distance(badge('/assets/none.png'), pier)) < 12);
    });
  });

  it('a box names the rule that has found it, also while somebody types', async () => {
    const box = preview.article.locator('[data-copydesk="image"]', { hasText: 'pictures.ternbay' });
    const rule = box.locator('[data-copydesk="rule"]');
    assert.equal(await rule.textContent(), 'image/missing-alt');
    await workbench.typeAtEnd('x');
    await preview.article.getByText('x', { exact: true }).waitFor();
    assert.equal(await rule.textContent(), 'image/missing-alt');
  });

  it('code is coloured as the site colours it, and leads to its text', async () => {
    const words = (name: string) => preview.article.locator(`.highlight .${name}`).allTextContents();
    assert.deepEqual(await words('c1'), ['# The gulls.']);
    assert.deepEqual(await words('k'), ['def', 'end']);
    assert.deepEqual(await words('kd'), ['const']);
    assert.deepEqual(await words('s2'), ['terns']);
    await doubleClick(preview.article.locator('.nf'), 'count', 0);
    await preview.expectCursor(text.indexOf('count'), 'the method');
    await expectSelected('count');
    await workbench.screenshot('29-code-coloured');
  });

  it('what juts out is seen to jut out', async () => {
    const stripe = preview.frame.locator('.copydesk-overhang');
    await eventually(async () => assert.equal(await stripe.count(), 1));
    assert.match((await stripe.getAttribute('title')) ?? '', /^<figure> Juts out of the page by \d+ pixels$/);
    const figure = preview.article.locator('figure').first();
    assert.equal(await figure.evaluate(element => getComputedStyle(element).width), '1500px');
    await figure.scrollIntoViewIfNeeded();
    await workbench.screenshot('27-juts-out');
  });

  it('a double click selects the word in the text', async () => {
    await doubleClick(preview.article.locator('p.gull'), 'gull', 1);
    const start = text.indexOf('gull.');
    await preview.expectCursor(start, 'the second gull');
    await expectSelected('gull');
    await doubleClick(preview.article.locator('p.gull b'), 'tram', 0);
    await preview.expectCursor(text.indexOf('tram'), 'the tram');
    await workbench.screenshot('28-word-selected');
    await expectSelected('tram');
  });

  /** Waits until the editor says that a word is selected, and the page marks it. */
  function expectSelected(word: string): Promise<void> {
    return eventually(async () => assert.equal(await preview.selected(), word));
  }

  function badge(message: string): Locator {
    return preview.frame.locator('.copydesk-badge', { hasText: message }).first();
  }

  /** How much lower the one begins than the other, in CSS pixels. */
  async function distance(a: Locator, b: Locator): Promise<number> {
    const [one, other] = [await a.boundingBox(), await b.first().boundingBox()];
    assert.ok(one && other);
    return Math.abs(one.y - other.y);
  }

  async function doubleClick(element: Locator, word: string, nth: number): Promise<void> {
    const box = await element.evaluate(
      (root, [wanted, index]) => {
        root.scrollIntoView({ block: 'center' });
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        let left = Number(index);
        while (walker.nextNode() !== null) {
          const node = walker.currentNode as Text;
          for (
            let at = node.data.indexOf(`${wanted}`);
            at >= 0;
            at = node.data.indexOf(`${wanted}`, at + 1)
          ) {
            if (left-- > 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + `${wanted}`.length);
            const { left: x, top: y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
        }
        return { x: 0, y: 0 };
      },
      [word, nth],
    );
    const frame = await preview.frame.owner().boundingBox();
    assert.ok(frame !== null);
    await workbench.page.mouse.dblclick(frame.x + box.x, frame.y + box.y);
  }
});
