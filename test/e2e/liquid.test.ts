import assert from 'node:assert/strict';
import { trustSetting } from '../host/profile.ts';
import { eventually } from './eventually.ts';
import { PreviewPage } from './preview-page.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const file = '2024-04-03-tides-of-the-week.md';
const text = `---
layout: post
title: "The tides of the week"
date: 2024-04-03T08:30:00Z
author: Ana Writer
from: https://www.example.org/week.html
tags: [ harbour ]
categories: [ city ]
---

The keeper counted <b>the waves</b> at noon, as she does each day.

{% include tide-note.html text="High water comes early." %}

{% for tide in site.data.tides %}
- {{ tide.day }}: {{ tide.high }}
{% endfor %}

Since [the bridge]({% post_url 2024-03-05-harbour-bridge-reopens %}) is open, \`Ahoy {{ keeper }}\` is all one hears.

{% chart week %}
`;
const tides = '- { day: Monday, high: "06:10" }\n- { day: Tuesday, high: "06:55" }\n';

/** The site's own files, and a post that asks for them. */
async function prepare(workbench: Workbench): Promise<void> {
  await workbench.write('_includes/tide-note.html', '<p class="tide-note">Note: {{ include.text }}</p>\n');
  await workbench.write('_data/tides.yml', tides);
  await workbench.write('_plugins/chart.rb', "Liquid::Template.register_tag('chart', Chart)\n");
  await workbench.write(`_posts/${file}`, text);
  await workbench.openPost(file);
  await workbench.openPreview();
}

describe('Liquid of a post', () => {
  let workbench: Workbench;
  let preview: PreviewPage;

  useWorkbench({ name: 'liquid' }, async opened => {
    workbench = opened;
    await prepare(workbench);
    preview = new PreviewPage(workbench);
    await preview.listen();
  });

  it('is shown as the site publishes it, and what only a plugin makes as it is written', async () => {
    const { article } = preview;
    // The files that it asks for may have to be read first.
    await eventually(async () => {
      assert.equal(await article.locator('p.tide-note').textContent(), 'Note: High water comes early.');
      assert.deepEqual(
        (await article.locator('li').allTextContents()).map(item => item.trim()),
        ['Monday: 06:10', 'Tuesday: 06:55'],
      );
    });
    const bridge = article.getByRole('link', { name: 'the bridge' });
    assert.equal(await bridge.getAttribute('href'), '/2024/03/05/harbour-bridge-reopens.html');
    await article.getByText('{% chart week %}').waitFor();
    await workbench.screenshot('70-liquid-preview');
  });

  it('leads from the page to what stands there in the text', async () => {
    await preview.article.getByText('the waves').dblclick();
    await preview.expectCursor(text.indexOf('waves</b>'), 'the word');
    await preview.article.locator('p.tide-note').dblclick();
    // What an include is told stands in the text: the word there.
    await preview.expectCursor(text.indexOf('comes early'), 'the include');
    await preview.article.locator('li').first().dblclick();
    // What a loop made of data stands nowhere in the text: the item that the loop repeats.
    await preview.expectCursor(text.indexOf('{{ tide.day }}'), 'the item');
    await workbench.screenshot('71-liquid-clicked');
  });

  it('that leaves a gap is marked on the page and in the text, and mended', async () => {
    await preview.frame
      .locator('.copydesk-badge', { hasText: 'Nothing in the site sets "keeper"' })
      .waitFor({ state: 'attached' });
    await workbench.press('ControlOrMeta+1');
    await workbench.goToProblem('liquid/lost-words');
    await workbench.screenshot('72-liquid-problem');
    await workbench.closeProblem();
    await workbench.openFixes('Show {{ keeper }} as text');
    await workbench.applyFix('Show {{ keeper }} as text');
    await preview.article.locator('code', { hasText: 'Ahoy {{ keeper }}' }).waitFor();
    assert.equal(
      await workbench.save(`_posts/${file}`),
      text.replace('{{ keeper }}', '{% raw %}{{ keeper }}{% endraw %}'),
    );
  });

  it('is shown anew when the files that it asks for change', async () => {
    await workbench.write('_data/tides.yml', `${tides}- { day: Wednesday, high: "07:40" }\n`);
    await preview.article.getByText('Wednesday: 07:40').waitFor();
    await workbench.write('_includes/tide-note.html', '<p class="tide-note">Mind: {{ include.text }}</p>\n');
    await preview.article.getByText('Mind: High water comes early.').waitFor();
  });

  it('is suggested from the site’s files, and leads to them', async () => {
    await workbench.typeAtEnd('\n{% inc');
    await workbench.suggest('include');
    await workbench.press('Enter');
    await workbench.suggested('tide-note.html');
    await workbench.screenshot('73-liquid-suggested');
    await workbench.press('Enter');
    await workbench.page.keyboard.type(' ');
    await workbench.suggest('text');
    await workbench.press('Enter');
    await workbench.page.keyboard.type('Low');
    await preview.article.getByText('Mind: Low').waitFor();
    const line = workbench.editor.locator('.view-line', { hasText: 'text="Low"' });
    await line.waitFor();
    await workbench.press('Home', ...Array<string>(14).fill('ArrowRight'), 'F12');
    await workbench.tab('tide-note.html').waitFor();
    await workbench.screenshot('74-liquid-definition');
  });
});

describe('Liquid of a post in a folder that is not trusted', () => {
  let workbench: Workbench;

  useWorkbench(
    {
      name: 'liquid-restricted',
      person: { settings: { [trustSetting]: true, 'security.workspace.trust.startupPrompt': 'never' } },
    },
    async opened => {
      workbench = opened;
      await prepare(workbench);
    },
  );

  it('is not run, and the preview and the language status say so', async () => {
    const preview = workbench.preview();
    await preview.locator('.copydesk-toolbar').getByText('Liquid does not run').waitFor();
    const article = preview.locator('main > article');
    await article.getByText('the waves').waitFor();
    await article.getByText('{% include tide-note.html').waitFor();
    assert.equal(await article.locator('p.tide-note').count(), 0);
    assert.doesNotMatch((await article.textContent()) ?? '', /06:10|High water comes early\.$/);
    await workbench.screenshot('75-liquid-restricted');
    await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    await workbench.page.locator('.monaco-hover').getByText('Restricted Mode: Liquid does not run').waitFor();
    await workbench.screenshot('76-liquid-restricted-status');
  });

  it('runs once the folder is trusted', async () => {
    await workbench.command('Workspaces: Manage Workspace Trust');
    await workbench.page
      .locator('.workspace-trust-editor')
      .getByRole('button', { name: /^Trust/ })
      .first()
      .click();
    const preview = workbench.preview();
    await eventually(async () =>
      assert.equal(
        await preview.locator('p.tide-note').textContent({ timeout: 1000 }),
        'Note: High water comes early.',
      ),
    );
    await preview.locator('.copydesk-restricted').waitFor({ state: 'detached' });
    await workbench.press('Escape');
    await workbench.screenshot('77-liquid-trusted');
  });
});
