import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const file = '2024-04-02-tide-table.md';
const text = `---
layout: post
title: "The table of tides"
date: 2024-04-02T08:30:00Z
author: Ana Writer
from: https://www.example.org/tides.html
tags: [ harbour ]
categories: [ city ]
---

{% tide 'High' %}
At noon the :wave: is high.
{% endtide %}
`;
const ruby = "class Tide < Liquid::Block\nend\nLiquid::Template.register_tag('tide', Tide)\n";

describe('How the site is built', () => {
  let workbench: Workbench;

  useWorkbench({ name: 'build' }, async opened => {
    workbench = opened;
    await workbench.write('Gemfile.lock', 'GEM\n  specs:\n    jekyll (4.3.2)\n    liquid (4.0.4)\n');
    await workbench.write('_plugins/tide.rb', ruby);
    await workbench.write('_config.yml', 'title: The Tern Bay Reader\nplugins: [ jemoji ]\n');
    await workbench.write(`_posts/${file}`, text);
    await workbench.openPost(file);
  });

  it('has the tags of its plugins, and the preview says what it does not show', async () => {
    await workbench.openPreview();
    const preview = workbench.preview();
    await preview.getByText('At noon the').first().waitFor();
    await preview.getByText('jemoji turns :names: into emoji; the preview does not show this.').waitFor();
    await workbench.screenshot('60-build-preview');
  });

  it('is told in the language status, with the files that say so', async () => {
    await workbench.page.locator('.statusbar-item[id="status.languageStatus"]').hover();
    await workbench.page.getByText('Jekyll 4.3.2, kramdown').waitFor();
    await workbench.page.getByText('Jekyll 4.3.2, according to Gemfile.lock.').waitFor();
    await workbench.screenshot('61-build-status');
    await workbench.page.getByRole('button', { name: 'Show', exact: true }).click();
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText('Liquid tags from plugins: tide.').waitFor();
    await dialog.getByText('jemoji turns :names: into emoji; the preview does not show this.').waitFor();
    await workbench.screenshot('62-build-told');
    await workbench.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
