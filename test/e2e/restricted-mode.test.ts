import assert from 'node:assert/strict';
import { firstPost } from '../host/paths.ts';
import { trustSetting } from '../host/profile.ts';
import { eventually } from './eventually.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

/* Nothing of a folder is run and nothing is asked of the network, so all of Copydesk works where nobody trusts it. */
describe('In a folder that is not trusted', () => {
  const asked: string[] = [];
  let workbench: Workbench;

  useWorkbench(
    {
      name: 'restricted-mode',
      person: {
        settings: { [trustSetting]: true, 'security.workspace.trust.startupPrompt': 'never' },
      },
    },
    async opened => {
      workbench = opened;
      workbench.page.on('request', request => {
        if (new URL(request.url()).host.endsWith('.example')) asked.push(request.url());
      });
      await workbench.write(
        'assets/site.css',
        'p { color: rgb(1, 2, 3); background: url(https://enemy.example/) }',
      );
      await workbench.write('.vscode/settings.json', '{ "copydesk.preview.styles": ["assets/*.css"] }');
      await workbench.openPost(firstPost);
    },
  );

  it('problems are found and mended', async () => {
    await workbench.page
      .getByRole('button', { name: /Restricted Mode/ })
      .first()
      .waitFor();
    await workbench.squiggles('error').first().waitFor();
    await workbench.goToProblem('html/unclosed-element');
    await workbench.closeProblem();
    await workbench.openFixes('Close <b> before </p>');
    await workbench.applyFix('Close <b> before </p>');
    await workbench.unsaved().waitFor();
  });

  it('the preview shows the post, with the styles of the site that the folder’s settings name', async () => {
    await workbench.openPreview();
    const preview = workbench.preview();
    await preview.getByText('We counted forty-one of them').waitFor();
    const paragraph = preview.locator('article p').first();
    await eventually(async () =>
      assert.equal(await paragraph.evaluate(element => getComputedStyle(element).color), 'rgb(1, 2, 3)'),
    );
    await preview.locator('.copydesk-problem-total').waitFor();
    await preview.getByRole('button', { name: 'Remote images' }).waitFor();
    // A layout is a program.
    assert.ok(await preview.getByRole('button', { name: 'Site', exact: true }).isDisabled());
    await workbench.screenshot('33-restricted-mode');
    assert.deepEqual(asked, []);
  });

  it('the commands of the preview work', async () => {
    await workbench.editor.locator('.view-lines').click();
    await workbench.command('Copydesk: Open Locked Article Preview to the Side');
    await workbench.tab('[Preview]').waitFor();
    await workbench.editor.locator('.view-lines').click();
    await workbench.command('Copydesk: Copy Post as HTML');
    await eventually(async () =>
      assert.match(await workbench.page.evaluate(() => navigator.clipboard.readText()), /<p>/),
    );
  });
});
