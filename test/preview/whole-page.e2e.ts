import assert from 'node:assert/strict';
import { eventually } from '../e2e/eventually.ts';
import { PreviewPage } from '../e2e/preview-page.ts';
import { useWorkbench } from '../e2e/use-workbench.ts';
import type { Workbench } from '../e2e/workbench.ts';

const file = '2024-04-03-tides-of-the-week.md';
const long = '2024-04-04-waves.md';
const post = `---
layout: story
title: "The tides of the week"
date: 2024-04-03T08:30:00Z
author: Ana Writer
from: https://www.example.org/week.html
tags: [ harbour ]
categories: [ city ]
---

<p>The keeper counted <b>the waves at noon, as she does each day.</p>

<p>High water comes early.</p>

<p style="color: rgb(200, 0, 0); margin-left: 12px; background: url(https://enemy.example/i.png); x: '} * { display: none }'">A warning</p>

<p><img src="/assets/nobody.png" alt="What nobody uploaded" width="300" height="200"> <input type="checkbox" checked name="seen"> Seen</p>
`;
const files: Readonly<Record<string, string>> = {
  '_layouts/story.html':
    '---\nlayout: frame\n---\n<article class="story"><h1>{{ page.title }}</h1>{{ content }}</article>\n<aside>{% for post in site.related_posts limit:2 %}<a href="{{ post.url }}">{{ post.title }}</a> {% endfor %}</aside>',
  '_layouts/frame.html': `<!DOCTYPE html>
<html lang="en" class="no-js">
<head><title>{{ page.title }}</title>
<link rel="stylesheet" href="{{ '/assets/site.css' | relative_url }}">
<link rel="stylesheet" href="/assets/tides.css">
<style>@import "{{ '/assets/near/own.css' | absolute_url }}"; .story h1 { letter-spacing: 3px }</style>
<style media="(max-width: 10px)">.story h1 { letter-spacing: 9px }</style>
<script>document.title = 'ran'</script></head>
<body class="news" id="top">{% include masthead.html %}
<main id="main">{{ content }}</main>
<form class="search" action="https://enemy.example/"><input name="q" placeholder="Search the news" autofocus><button class="go" onclick="alert(1)"><b>Search</b></button></form>
<svg width="0" height="0"><linearGradient id="dawn"><stop offset="1" stop-color="rgb(250, 90, 10)"/></linearGradient></svg>
<p class="own"><img alt="Tern Bay" src="{{ '/assets/tern-bay.svg' | absolute_url }}"> <a href="{{ page.previous.url | absolute_url }}">The post before</a></p>
<footer>Printed {{ site.time | date: "%Y" }}</footer></body></html>
`,
  '_includes/masthead.html': `<header class="masthead"><a href="/">{{ site.title }}</a>
<svg class="gull" width="24" height="24" onclick="alert(1)"><use xlink:href="{{ '/assets/birds.svg' | relative_url }}#gull"></use></svg>
 <samp>12</samp> <svg class="wave" width="20" height="20" viewBox="0 0 9 9"><path d="M0 5h9" style="stroke: rgb(9, 90, 9)"/></svg></header>
`,
  'assets/birds.svg':
    '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="gull" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></symbol></svg>',
  'assets/near/shore.css': `.story h1 { background: url("../tern-bay.svg") }
.story h1 + p { background: url(https://enemy.example/p.png), url(gone.png) }
@font-face { font-family: Tide; src: url(tide.woff2) format("woff2"), url(https://enemy.example/tide.woff) }
.story h1 { font-family: Tide, serif }
`,
  'assets/near/own.css': '.own { text-indent: 7px }',
  'assets/near/tide.woff2': 'no font',
  'assets/tides.scss': '---\n---\n$sea: {{ "#036" }};\n@import "tides/story";\n',
  '_sass/tides/_story.scss': '.story { p { border-left: 2px solid $sea; } }\n',
  'assets/site.css': `@import "near/shore.css";
.gull path { fill: rgb(200, 100, 50) }
html { background: rgb(250, 240, 230); font-size: 62.5% }
#main { font-size: 1.6rem }
body.news { font-family: monospace; color: rgb(1, 2, 3) }
.masthead { background: rgb(10, 60, 90); padding: 20px; position: sticky; top: 0; left: 0; right: 0 }
.masthead a { color: rgb(255, 255, 255) }
.search { display: flex; animation: rise 1s }
@keyframes rise { from { opacity: 0.5; background: url(https://enemy.example/k.png) } }
.wave { fill: url(#dawn) }
#main { max-width: 500px; margin: 90px auto 0 }
@media (max-width: 400px) { #main { color: rgb(9, 8, 7) } }
`,
};

describe('The whole page in the preview', () => {
  const asked: string[] = [];
  const fonts: string[] = [];
  let workbench: Workbench;
  let preview: PreviewPage;

  const styleOf = (selector: string, property: string) =>
    preview.article
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

  useWorkbench({ name: 'whole-page' }, async opened => {
    workbench = opened;
    workbench.page.on('request', request => request.url().includes('enemy') && asked.push(request.url()));
    workbench.page.on(
      'response',
      response => response.ok() && /woff2$/.test(response.url()) && fonts.push(response.url()),
    );
    for (const [path, text] of Object.entries(files)) await workbench.write(path, text);
    await workbench.write(`_posts/${file}`, post);
    const paragraphs = Array.from(
      { length: 60 },
      (_, index) => `<p>Wave ${index} of them.${'<br>'.repeat(9)}</p>\n`,
    );
    await workbench.write(`_posts/${long}`, post.replace(/<p>The keeper.*/s, paragraphs.join('\n')));
    await workbench.openPost(file);
    await workbench.squiggles('error').first().waitFor();
    await workbench.openPreview();
    preview = new PreviewPage(workbench);
    await preview.listen();
    await preview.frame.getByRole('button', { name: 'Site', exact: true }).click();
  });

  it('is the article within the layouts of its site, with its style sheets', async () => {
    await preview.article.locator('.masthead').waitFor();
    await preview.article.getByText(`Printed ${new Date().getFullYear()}`).waitFor();
    assert.equal(await preview.article.locator('h1').textContent(), 'The tides of the week');
    // The other posts are read when the page first asks for them.
    await preview.article.locator('aside a').nth(1).waitFor();
    assert.equal(await preview.frame.locator('.copydesk-header').count(), 0);
    // So are its style sheets.
    await eventually(async () =>
      assert.equal(await styleOf('.masthead', 'background-color'), 'rgb(10, 60, 90)'),
    );
    assert.equal(await styleOf('.masthead a', 'color'), 'rgb(255, 255, 255)');
    assert.equal(await styleOf('#user-content-main', 'max-width'), '500px');
    assert.equal(await styleOf('.story h1', 'letter-spacing'), '3px');
    // Sass is loaded when the first style sheet asks for it.
    await eventually(async () =>
      assert.equal(await styleOf('.story p', 'border-left-color'), 'rgb(0, 51, 102)'),
    );
    const page = preview.article;
    const root = (property: string) =>
      page.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    assert.equal(await root('color'), 'rgb(1, 2, 3)');
    // Around what `body` has stands the colour of `html`.
    assert.equal(await root('background-color'), 'rgba(0, 0, 0, 0)');
    const around = preview.frame.locator('.copydesk-stage > main');
    assert.equal(await around.evaluate(page => getComputedStyle(page).backgroundColor), 'rgb(250, 240, 230)');
    await workbench.screenshot('whole-page');
  });

  it('has the sizes that the site gives its root, and is zoomed whole', async () => {
    assert.equal(await styleOf('#user-content-main', 'font-size'), '16px');
    const width = () =>
      preview.article.locator('.masthead samp').evaluate(element => element.getBoundingClientRect().width);
    const before = await width();
    await workbench.command('Zoom In Article Preview');
    await eventually(async () => assert.ok((await width()) > before * 1.05, `${before}`));
    await workbench.command('Reset Article Preview Zoom');
    await eventually(async () => assert.equal(await width(), before));
  });

  it('has the styles that the post gives its own elements, and its controls', async () => {
    const warning = preview.article.getByText('A warning');
    const seen = await warning.evaluate(element => {
      const { color, marginLeft, backgroundImage } = getComputedStyle(element);
      return [color, marginLeft, backgroundImage, element.getAttribute('style')];
    });
    assert.deepEqual(seen, ['rgb(200, 0, 0)', '12px', 'none', null]);
    const box = preview.article.getByRole('checkbox', { includeHidden: true });
    assert.deepEqual(
      await box.evaluate(element => [
        element.hasAttribute('inert'),
        element.hasAttribute('name'),
        element.matches(':checked'),
      ]),
      [true, false, true],
    );
  });

  it('has of a missing image what readers see, and marks it', async () => {
    const image = preview.article.getByAltText('What nobody uploaded');
    await eventually(async () =>
      assert.equal(await image.getAttribute('title'), 'Not found: /assets/nobody.png'),
    );
    assert.equal(await preview.article.locator('[data-copydesk="image"]').count(), 0);
    await preview.frame.locator('.copydesk-badge', { hasText: 'nobody.png' }).first().waitFor();
  });

  it('has the pictures, fonts and drawings of the site, and asks no other for any', async () => {
    await eventually(async () =>
      assert.match(await styleOf('.story h1', 'background-image'), /^url\(.*\/assets\/tern-bay\.svg"\)$/),
    );
    assert.match(
      await styleOf('.story p', 'background-image'),
      /^none, url\(.*\/assets\/near\/gone\.png"\)$/,
    );
    await eventually(async () =>
      assert.ok(fonts.some(address => address.endsWith('/assets/near/tide.woff2'))),
    );
    await eventually(async () => assert.equal(await styleOf('.gull path', 'fill'), 'rgb(200, 100, 50)'));
    assert.equal(await styleOf('.wave path', 'stroke'), 'rgb(9, 90, 9)');
    const gull = await preview.article.locator('.gull path').boundingBox();
    assert.ok(gull !== null && Math.round(gull.width) === 24, `${gull?.width}`);
    assert.equal(await preview.article.locator('use, [onclick]').count(), 0);
    await workbench.screenshot('whole-page-drawings');
    assert.deepEqual(asked, []);
  });

  it('runs and asks nothing', async () => {
    assert.equal(await preview.article.locator('script, form, style, link').count(), 0);
    assert.deepEqual(asked, []);
  });

  it('shows the controls of the layout, which take neither keys nor clicks', async () => {
    const input = preview.article.getByPlaceholder('Search the news');
    assert.equal(await preview.article.locator('button.go b').textContent(), 'Search');
    assert.equal(await styleOf('.search', 'display'), 'flex');
    await input.click({ force: true });
    const focused = await input.evaluate(element => {
      element.focus();
      return element.matches(':focus') || element.hasAttribute('name');
    });
    assert.equal(focused, false);
  });

  it('takes from the workspace what the site names by its own address', async () => {
    await eventually(async () => assert.equal(await styleOf('.own', 'text-indent'), '7px'));
    const image = preview.article.locator('.own img');
    assert.match((await image.getAttribute('src')) ?? '', /\/assets\/tern-bay\.svg$/);
  });

  it('moves as its animations say, and is coloured by what it defines', async () => {
    assert.equal(await styleOf('.search', 'animation-name'), 'copydesk-site-rise');
    assert.equal(await styleOf('.wave', 'fill'), 'url("#user-content-dawn")');
    assert.equal(await preview.article.locator('#user-content-dawn').count(), 1);
  });

  it('has marks at the article, and says what is the layout’s', async () => {
    await preview.frame.locator('.copydesk-badge', { hasText: '<b> is never closed' }).first().waitFor();
    await preview.article.locator('.masthead').hover();
    const status = preview.frame.getByRole('status').filter({ hasText: 'layout' });
    await status.waitFor();
    await preview.article.getByText('High water comes early.').hover();
    await status.waitFor({ state: 'detached' });
    await preview.article.getByText('High water comes early.').dblclick();
    const start = post.indexOf('<p>High');
    const end = post.indexOf('</p>', start);
    const html = preview.frame.locator('html');
    await eventually(async () => {
      const cursor = Number(await html.getAttribute('data-cursor'));
      assert.ok(cursor >= start && cursor <= end, `${cursor}`);
    });
  });

  it('follows what is typed, and the layout', async () => {
    await workbench.typeAtEnd('Now the gulls came.');
    await preview.article.locator('.story').getByText('Now the gulls came.').waitFor();
    await workbench.write('_includes/masthead.html', '<header class="masthead">Another masthead</header>\n');
    await preview.article.getByText('Another masthead').waitFor();
    await workbench.write('_sass/tides/_story.scss', '.story { p { border-left: 2px solid red; } }\n');
    await eventually(async () =>
      assert.equal(await styleOf('.story p', 'border-left-color'), 'rgb(255, 0, 0)'),
    );
  });

  it('has the pictures of a theme that lies elsewhere', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="31" height="20"/>';
    await workbench.write('../tide/assets/tide.svg', picture);
    const settings = JSON.parse(await workbench.read('.copydesk.json'));
    await workbench.write('.copydesk.json', JSON.stringify({ ...settings, theme: '../tide' }));
    const masthead = `<header class="masthead"><img src="{{ '/assets/tide.svg' | relative_url }}"></header>`;
    await workbench.write('_includes/masthead.html', masthead);
    await eventually(async () => {
      const width = await preview.article
        .locator('.masthead img')
        .evaluate(image => image instanceof HTMLImageElement && image.complete && image.naturalWidth);
      assert.equal(width, 31);
    });
  });

  it('stays where its reader is when it gets another look or size, and shows the end', async () => {
    await workbench.openPost(long);
    await preview.article.getByText('Wave 0 of them.').waitFor();
    await workbench.command('View: Focus First Editor Group');
    await workbench.goToPlace('71,5');
    await preview.isStill();
    const topOfEditor = () => workbench.editor.locator('.view-lines').evaluate(lines => lines.style.top);
    const [top, seen] = [await preview.elementAtTop(), await topOfEditor()];
    for (const press of ['Site', 'Phone', 'Panel', 'Site']) {
      await preview.frame.getByText(press, { exact: true }).click();
      await preview.isStill();
      const now = await preview.elementAtTop();
      // The layouts have blocks of their own.
      assert.ok(Math.abs(now - top) <= 4, `${press}: ${now} instead of ${top}`);
      assert.equal(await topOfEditor(), seen, press);
      assert.equal(await preview.mark.isVisible(), true, press);
    }
    await workbench.command('View: Focus First Editor Group');
    await workbench.press('ControlOrMeta+End');
    const last = preview.article.getByText('Wave 59 of them.');
    await eventually(async () => {
      const [bottom, height] = await last.evaluate(element => [
        element.getBoundingClientRect().bottom,
        innerHeight,
      ]);
      assert.ok(bottom! <= height!, `${bottom} of ${height}`);
    });
    await workbench.openPost(file);
    await preview.article.getByText('High water comes early.').waitFor();
  });

  it('is the article alone where a layout is not at hand, and names it', async () => {
    await workbench.write('_layouts/story.html', '---\nlayout: harbour\n---\n{{ content }}');
    await preview.frame.getByRole('status').filter({ hasText: 'harbour' }).waitFor();
    await preview.frame.locator('.copydesk-header').waitFor();
    await preview.article.locator('.masthead').waitFor({ state: 'detached' });
    await preview.article.getByText('High water comes early.').waitFor();
    await workbench.write('_layouts/story.html', files['_layouts/story.html']!);
    await preview.article.locator('.masthead').waitFor();
  });

  it('opens the post that a layout links to by the site’s own address', async () => {
    const link = preview.article.getByText('The post before');
    // The layout was written anew a moment ago. The front matter of the clock tower's post breaks: it has the day of the build.
    await eventually(async () => assert.match((await link.getAttribute('href')) ?? '', /letter-from/));
    await link.click();
    await workbench.page.getByRole('tab', { name: /^2024-03-18-/ }).waitFor();
  });
});
