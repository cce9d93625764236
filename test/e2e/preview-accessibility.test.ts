import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

describe('The preview for somebody who hears it', () => {
  let workbench: Workbench;
  let said: readonly string[];

  useWorkbench({ name: 'preview-accessibility' }, async opened => {
    workbench = opened;
    await workbench.openPost(firstPost);
    await workbench.openPreview();
    await workbench.preview().locator('.copydesk-problem-total').waitFor();
    await workbench.preview().locator('.copydesk-badge-button').first().waitFor();
    // Some of the problems are known only once the other posts are.
    await eventually(async () => {
      const snapshot = await workbench.preview().locator('body').ariaSnapshot();
      said = snapshot.split('\n').map(line => line.trim());
      assert.ok(said.some(line => /\bHint: \d/.test(line)));
    });
  });

  it('is made of parts that have names', () => {
    const parts = said.filter(line => /^- (?:toolbar|complementary|main|region)\b/.test(line));
    assert.deepEqual(parts, [
      '- toolbar "Preview":',
      '- complementary "Problems":',
      '- main:',
      '- region "Problems on the page":',
    ]);
  });

  it('says how many problems there are of each kind, in words', () => {
    const start = said.indexOf('- complementary "Problems":');
    assert.deepEqual(
      said
        .slice(start, said.indexOf('- main:'))
        .filter(line => /\d problems|img/.test(line))
        .map(line => /[A-Za-z]+: \d+/.exec(line)?.[0].replace(/\d+/, 'n')),
      ['text: n', 'Error: n', 'Warning: n', 'Hint: n'],
    );
  });

  it('says of each mark how bad the problem is', () => {
    const marks = said.slice(said.indexOf('- region "Problems on the page":') + 1);
    assert.ok(marks.length > 5);
    for (const mark of marks) assert.match(mark, /^- '?button "(?:Error|Warning|Info|Hint): /);
  });

  it('reads out no ornaments', () => {
    assert.deepEqual(
      said.filter(line => /[▸▾✓]/.test(line)),
      [],
    );
  });

  it('leaves the language of the article open', async () => {
    assert.equal(await workbench.preview().locator('main').getAttribute('lang'), '');
  });

  it('comes by the keyboard to the controls, to the problems, and only then to the links of the article', async () => {
    const preview = workbench.preview();
    await preview.getByRole('radio', { name: 'Panel' }).focus();
    const order: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      order.push(await preview.locator(':focus').evaluate(element => element.localName));
      await workbench.press('Tab');
    }
    assert.deepEqual(order, ['input', 'button', 'button', 'summary', 'a']);
  });
});
