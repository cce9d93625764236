import assert from 'node:assert/strict';
import { parsePost, render } from '../../src/core/index.ts';
import { useWorkbench } from '../e2e/use-workbench.ts';
import type { Workbench } from '../e2e/workbench.ts';
import { firstPost } from '../host/paths.ts';
import { hostileFragments, hostileStyles } from './hostile-fragments.ts';
import { hostileDrawing, hostileLayouts } from './hostile-layouts.ts';
import { type Fault, isShown, type Trial, tryAll, watchPage } from './hostile-page.ts';

/** Whoever is asked for anything here has been reached by a post. */
const enemy = 'enemy.example';

const hostilePost = `---
layout: post
title: "<img src=x onerror=alert(1)>"
author: "<script>alert(1)</script>"
from: javascript:alert(1)
---
<p id="body" name="createElement">A <a href="javascript:alert(1)">script</a>, a <a href="command:workbench.action.quit">command</a></p>
<img src="https://${enemy}/1.png" onerror="alert(1)" srcset="https://${enemy}/2.png 2x" alt="The bridge">
<picture><source srcset="https://${enemy}/3.png"><img src="//${enemy}/4.png"></picture>
<video src="https://${enemy}/v.mp4" poster="https://${enemy}/p.png" autoplay></video>
<svg><image href="https://${enemy}/s.png"/><style>@import 'https://${enemy}/x.css'</style><script>alert(1)</script></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<style>body { background: url(https://${enemy}/b.png) } main { display: none }</style>
<link rel="stylesheet" href="https://${enemy}/l.css"><meta http-equiv="refresh" content="0;url=https://${enemy}/"><base href="https://${enemy}/">
<form action="https://${enemy}/f"><input name="querySelector" autofocus onfocus="alert(1)"><button>send</button></form>
<iframe src="javascript:alert(1)"></iframe><iframe srcdoc="<script>alert(1)</script>"></iframe><iframe src="https://${enemy}/frame"></iframe>
<object data="https://${enemy}/o.swf"></object><embed src="https://${enemy}/e.swf">
<div style="position: fixed; inset: 0; background: url(https://${enemy}/cover.png)">a cover</div>
<table background="https://${enemy}/t.png"><tr><td>a cell</td></tr></table>
<p data-copydesk="image">a pretender</p>
<noscript><img src="https://${enemy}/n.png"></noscript>
<p>The end of it.</p>
`;

const forbiddenElements =
  'script, style, link, meta, base, iframe, object, embed, form, input, button, svg, math, video, [background], [srcset]';

describe('The preview of hostile posts', () => {
  const fragments = hostileFragments(200);
  const reached: string[] = [];
  let workbench: Workbench;

  const root = () => workbench.preview().locator('html');

  useWorkbench({ name: 'hostile' }, async opened => {
    workbench = opened;
    const { page } = workbench;
    await page.exposeFunction('hit', (number: number) => reached.push(`${number} ran`));
    page.on('request', request => isOfEnemy(request.url()) && reached.push(`asked ${request.url()}`));
    page.on('dialog', dialog => {
      reached.push(`said ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.context().on('page', popup => reached.push(`opened ${popup.url()}`));
    await workbench.openPost(firstPost);
    await workbench.squiggles('error').first().waitFor();
    await workbench.press('ControlOrMeta+a');
    await workbench.page.keyboard.insertText(hostilePost);
    await workbench.press('ControlOrMeta+k', 'v');
    await workbench.preview().getByText('The end of it.').waitFor();
  });

  it('asks nobody for anything and runs nothing', async () => {
    await workbench.page.waitForTimeout(1000); // Whatever was set off would be under way by then.
    assert.deepEqual(reached, []);
  });

  it('holds nothing that could', async () => {
    assert.equal(await workbench.preview().locator('main').locator(forbiddenElements).count(), 0);
    const attributes = await workbench
      .preview()
      .locator('main *')
      .evaluateAll(elements =>
        elements.flatMap(({ attributes }) => [...attributes].map(({ name, value }) => `${name}=${value}`)),
      );
    const harmful = attributes.filter(attribute =>
      /^on|^(?:href|src)=(?!https?:|#)|^(?:id|name)=(?!user-content-)|url\(/i.test(attribute),
    );
    assert.deepEqual(harmful, []);
  });

  it('says what stands there on the published page', async () => {
    const boxes = await workbench.preview().locator('[data-copydesk="name"]').allTextContents();
    assert.deepEqual(boxes.filter(box => box === 'The bridge' || box.includes(enemy)).sort(), [
      `Embedded: ${enemy}`,
      `Embedded: ${enemy}`,
      `Embedded: ${enemy}`,
      'The bridge',
      `Video: ${enemy}`,
    ]);
    assert.equal(await workbench.preview().locator('p[data-copydesk]').count(), 0);
  });

  it('lets nothing out of the article', async () => {
    const [cover, article] = await Promise.all(
      ['div >> text=a cover', 'article'].map(part => workbench.preview().locator(part).first().boundingBox()),
    );
    assert.ok(cover && article && cover.y >= article.y && cover.width <= article.width);
  });

  /** Shows all fragments, between two paragraphs, as `toHtml` has them, and expects no fault. */
  async function expectHarmless(toHtml: (body: string) => string): Promise<void> {
    const trials = fragments.map((fragment, index): Trial => {
      const number = index + 1;
      const code = fragment.replaceAll('$J', `hit(${number})`).replaceAll('$H', `f${number}.${enemy}`);
      const html = toHtml(`<p>The start of it.</p>\n\n${code}\n\n<p>The end of it.</p>\n`);
      return { number, html, keepsEnd: isShown('The end of it.', html) };
    });
    await expectNothing(trials);
  }

  async function expectNothing(trials: readonly Trial[]): Promise<void> {
    const faults: Fault[] = [];
    for (let start = 0; start < trials.length; start += 100) {
      faults.push(...(await root().evaluate(tryAll, trials.slice(start, start + 100))));
    }
    const told = faults.map(({ number, faults }) => {
      const { html, style } = trials[number - 1]!;
      return `${number}: ${style ?? html} ${faults.join('; ')}`;
    });
    assert.deepEqual(told, []);
    await workbench.page.waitForTimeout(1000); // Whatever was set off would be under way by then.
    assert.deepEqual(reached, []);
    // Handlers and subtitles are refused, too, where the text is read, in a document without a window that would not
    // ask for them anyway, before they are taken out.
    const stopped = await root().evaluate(() => window.stopped);
    assert.deepEqual(
      stopped?.filter(what => !/^script-src-attr inline$|^media-src .*\.vtt$/.test(what)),
      [],
    );
  }

  it('can be asked about many fragments', async () => {
    workbench.page.on('framenavigated', frame => reached.push(`went to ${frame.url()}`));
    // The compiler of the tests calls this in what it sends to the page.
    await root().evaluate('globalThis.__name = named => named');
    await root().evaluate(watchPage);
    await workbench.typeAtEnd('<p>A line.</p>');
    await workbench.preview().getByText('A line.').waitFor();
    assert.ok(new Set(fragments).size > 500);
  });

  it('keeps each of them harmless and the page around it whole, as Jekyll publishes it', () =>
    expectHarmless(body => render(parsePost('_posts/2024-03-05-a.md', `---\ntitle: a\n---\n${body}`)).html));

  // The page trusts no renderer.
  it('keeps each of them harmless and the page around it whole, as it is written', () =>
    expectHarmless(body => body));

  // The last of them stays.
  it('keeps the page around the article whole under hostile style sheets of the site', () =>
    expectNothing(
      hostileStyles.map((rule, index): Trial => {
        const number = index + 1;
        const style = rule.replaceAll('$J', `hit(${number})`).replaceAll('$H', `f${number}.${enemy}`);
        const html = '<p>The start of it.</p><p class="x"><a href="#x">A</a> link.</p><p>The end of it.</p>';
        return { number, html, keepsEnd: true, style };
      }),
    ));

  /** A page of a harmless layout, with something in its body. */
  const inLayout = (body: string): string =>
    `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>The start of it.</p>${body}<p>The end of it.</p></body></html>`;
  const aimed = (text: string, number: number): string =>
    text.replaceAll('$J', `hit(${number})`).replaceAll('$H', `f${number}.${enemy}`);

  it('keeps the page around whole pages whole, whatever stands in them', () =>
    expectNothing(
      fragments.map((fragment, index): Trial => {
        const number = index + 1;
        const html = inLayout(aimed(fragment, number));
        return { number, html, keepsEnd: false, isWhole: true };
      }),
    ));

  it('keeps the page around whole pages whole under hostile style sheets', () =>
    expectNothing(
      hostileStyles.map((rule, index): Trial => {
        const number = index + 1;
        const style = aimed(rule, number);
        return {
          number,
          html: inLayout('<p class="x"><a href="#x">A</a></p>'),
          keepsEnd: true,
          style,
          isWhole: true,
        };
      }),
    ));

  it('keeps the page around whole pages whole under hostile layouts', () =>
    expectNothing(
      hostileLayouts.map((layout, index): Trial => {
        const number = index + 1;
        const drawing = aimed(hostileDrawing, number);
        const html = aimed(layout, number);
        return { number, html, keepsEnd: false, isWhole: true, style: 'i { color: red }', drawing };
      }),
    ));
});

/** A path in the site's own folder may well have the enemy's name in it. */
function isOfEnemy(address: string): boolean {
  return URL.canParse(address) && new URL(address).hostname.endsWith(enemy);
}
