import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { greyPixel } from '../support/grey-pixel.ts';
import { dropFiles } from './clipboard-and-mouse.ts';
import { eventually } from './eventually.ts';
import { choose } from './quick-input.ts';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const heron = '_posts/2024-06-03-heron.md';
/** Of a post of this name the site cannot keep a picture: where its folder would be, there is a file. */
const closed = '_posts/2024-06-04-closed.md';

const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
const jpeg = Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1');

/** What an editor drops on the wrong place, or of the wrong kind, leaves the post as it should be. */
describe('Pictures that cannot go where they were dropped', () => {
  let workbench: Workbench;
  let site: string;

  const person = async () => {
    site = await makeSite();
    return { site };
  };
  useWorkbench({ name: 'picture-refusals', person }, async opened => {
    workbench = opened;
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.openPost(heron);
    await workbench.page.locator('.breadcrumbs-control', { hasText: 'Front matter' }).waitFor();
    await workbench.page.locator('.statusbar-item[aria-label*="4 posts"]').waitFor({ state: 'attached' });
    // Its name is free from here on, though nobody says so.
    await rm(workbench.pathOf('pics/heron/heron.png'));
  });

  after(() => rm(site, { recursive: true, force: true }));

  it('do not part a tag, but stand behind its element', async () => {
    await drop('class="wide"', [{ name: '照片 1.png', bytes: greyPixel }]);
    await lineWith('/pics/heron/heron.png').waitFor();
    await workbench.screenshot('62-dropped-on-tag');
    assert.match(
      await workbench.save(heron),
      /<p class="wide">The heron is back\.<\/p>\n<figure>\n<img src="\/pics\/heron\/heron\.png" alt="">\n<figcaption><\/figcaption>\n<\/figure>\n<p>Second\.<\/p>/,
    );
    await workbench.press('ControlOrMeta+z');
    await lineWith('/pics/heron/heron.png').waitFor({ state: 'detached' });
    assert.equal(await workbench.save(heron), postText('heron'));
    assert.deepEqual((await readdir(workbench.pathOf('pics'))).sort(), ['a', 'b', 'closed', 'heron']);
    // The text and the file are two steps of what is undone.
    await eventually(async () => assert.deepEqual(await readdir(workbench.pathOf('pics/heron')), []));
  });

  it('are refused where browsers do not show them, and the others inserted, called what they are', async () => {
    await drop('Second', [
      { name: 'IMG_0001.HEIC', bytes: heic },
      { name: 'screenshot.png', bytes: jpeg },
      { name: 'second.png', bytes: Buffer.concat([greyPixel, Buffer.alloc(2_100_000)]) },
    ]);
    await lineWith('/pics/heron/heron.png').waitFor();
    await toast('Browsers do not show HEIC images, so IMG_0001.HEIC was not inserted.').waitFor();
    await toast('second.png is 2.1 MB').waitFor();
    await workbench.screenshot('63-dropped-heic');
    const text = await workbench.save(heron);
    assert.match(
      text,
      /<p>Second\.<img src="\/pics\/heron\/heron\.jpg" alt="">\n<img src="\/pics\/heron\/heron\.png" alt=""><\/p>/,
    );
    assert.deepEqual((await readdir(workbench.pathOf('pics/heron'))).sort(), ['heron.jpg', 'heron.png']);
    await workbench.command('Notifications: Clear All Notifications');
    await drop('class="wide"', [{ name: 'IMG_0002.heic', bytes: heic }]);
    await toast('IMG_0002.heic was not inserted').waitFor();
    assert.equal(await workbench.unsaved().count(), 0);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('are refused in the front matter, but for an empty field', async () => {
    await drop('title:', [{ name: 'a.png', bytes: greyPixel }]);
    await toast('Put the cursor behind the name of an empty field').waitFor();
    assert.equal(await workbench.unsaved().count(), 0);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('leave the post as it was where their file cannot be written', async () => {
    await workbench.openPost(closed);
    await lineWith('The closed is back').waitFor();
    await drop('Second', [{ name: 'a.png', bytes: greyPixel }]);
    await workbench.page.locator('.notification-toast').first().waitFor();
    await workbench.screenshot('64-not-written');
    assert.equal(await workbench.unsaved().count(), 0);
    assert.equal(await lineWith('<img').count(), 0);
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('wait until a new post has a file', async () => {
    // Beside the tabs: the key for it is the browser's own here.
    await workbench.page
      .locator('.tabs-and-actions-container .tabs-container')
      .dblclick({ position: { x: 700, y: 12 } });
    await workbench.tab('Untitled-1').waitFor();
    await workbench.page.keyboard.type('<');
    await workbench.command('Change Language Mode');
    await choose(workbench.page, 'Markdown', 'Markdown');
    await workbench.press('ControlOrMeta+a');
    await workbench.copy(postText('new'));
    await workbench.press('ControlOrMeta+v');
    await lineWith('The new is back').waitFor();
    await drop('Second', [{ name: 'a.png', bytes: greyPixel }]);
    await toast('Save the post before you insert images').waitFor();
    await workbench.screenshot('65-not-saved');
    assert.equal(await lineWith('<img').count(), 0);
  });

  async function drop(
    text: string,
    files: readonly { readonly name: string; readonly bytes: Buffer }[],
  ): Promise<void> {
    await dropFiles(lineWith(text), text, files);
  }

  function lineWith(text: string): Locator {
    return workbench.editor.locator('.view-line', { hasText: text }).first();
  }

  function toast(text: string): Locator {
    return workbench.page.locator('.notification-toast', { hasText: text }).first();
  }
});

function postText(name: string): string {
  return `---
layout: post
title: "The ${name}"
---
<div>
<p class="wide">The ${name} is back.</p>
<p>Second.</p>
</div>
`;
}

async function makeSite(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-pictures-'));
  const shown = (name: string): string =>
    `---\nlayout: post\ntitle: "${name}"\n---\n<figure><img src="/pics/${name}/${name}.png" alt="A"></figure>\n`;
  for (const [file, content] of [
    ['_config.yml', 'title: The Heron\n'],
    // Nobody tells which pictures come and go, as where a file system tells it late or never.
    ['.vscode/settings.json', '{ "files.watcherExclude": { "**/pics/**": true } }\n'],
    ['_posts/2024-06-01-a.md', shown('a')],
    ['_posts/2024-06-02-b.md', shown('b')],
    ['pics/a/a.png', greyPixel],
    ['pics/b/b.png', greyPixel],
    ['pics/closed', 'no folder'],
    ['pics/heron/heron.png', greyPixel],
    [heron, postText('heron')],
    [closed, postText('closed')],
  ] as const) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
  return folder;
}
