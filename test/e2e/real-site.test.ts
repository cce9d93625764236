import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { corpusFolder } from '../../src/tools/project-folder.ts';
import { copyPicture } from './clipboard-and-mouse.ts';
import { eventually } from './eventually.ts';
import { choiceOf, goToRow, rowOf, unfoldRow } from './posts-list.ts';
import { Workbench } from './workbench.ts';

const real = path.join(corpusFolder, 'sites/opensuse');
const draft = '_drafts/a-new-release.md';
const draftText = `---
author: A Writer
layout: post
title: A new release
categories:
  - Announcements
---
It is out.
`;

/** The site of a real newsroom, worked on by keyboard, from the list to a picture. */
describe('A real site, by keyboard', () => {
  let workbench: Workbench;
  let site: string;
  let posts: readonly string[];
  /** One in which a line begins a paragraph of HTML. */
  let htmlPost: { readonly file: string; readonly line: number };

  before(async function () {
    this.timeout(15 * 60_000);
    if (!existsSync(real)) {
      console.log(`      left out: there is no ${real}`);
      return this.skip();
    }
    site = await mkdtemp(path.join(os.tmpdir(), 'copydesk-real-'));
    for (const part of ['_config.yml', '_posts'])
      await cp(path.join(real, part), path.join(site, part), { recursive: true });
    await mkdir(path.join(site, '_drafts'));
    await writeFile(path.join(site, draft), draftText);
    posts = (await readdir(path.join(site, '_posts'), { recursive: true })).filter(name =>
      name.endsWith('.md'),
    );
    htmlPost = await findHtmlPost(site, posts);
    workbench = await Workbench.open({ site });
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await workbench.page.getByRole('button', { name: 'Posts Section' }).waitFor({ timeout: 60_000 });
    await workbench.page.locator('.pane-header').first().click();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.keepFailure('real-site');
  });

  after(async () => {
    await workbench?.close();
    if (site) await rm(site, { recursive: true, force: true });
  });

  it('has its posts listed and filtered', async () => {
    await workbench.command('Copydesk: Show Posts');
    await row('Drafts').waitFor();
    await workbench.screenshot('90-real-posts');
    await workbench.command('Copydesk: Filter Posts…');
    await workbench.page.locator('.quick-input-widget input').first().fill('tumbleweed');
    await choiceOf(workbench, /Show \d+ posts/).waitFor();
    await workbench.press('Enter');
    await row('Tumbleweed').first().waitFor();
    await workbench.screenshot('91-real-filtered');
    await workbench.command('Copydesk: Show All Posts');
    await row('Drafts').waitFor();
  });

  it('is checked as a whole', async () => {
    const start = performance.now();
    await workbench.command('Copydesk: Check Whole Site');
    await workbench.page
      .getByText(new RegExp(`^Found in ${posts.length + 1} posts: `))
      .first()
      .waitFor();
    console.log(`      the check of ${posts.length + 1} posts: ${Math.round(performance.now() - start)} ms`);
    await workbench.command('Copydesk: Show Posts');
    await unfoldRow(workbench, 'Kinds of Problems', 'front-matter/duplicate-term');
    await workbench.screenshot('92-real-checked');
  });

  it('has one kind of problem fixed in all posts, and gets it back', async () => {
    const texts = (): Promise<readonly string[]> =>
      Promise.all(posts.map(file => workbench.read(`_posts/${file}`)));
    const before = await texts();
    await workbench.command('Copydesk: Fix This Kind Everywhere…');
    await workbench.page.locator('.quick-input-widget input').first().fill('front-matter/duplicate-term');
    await choiceOf(workbench, 'front-matter/duplicate-term').waitFor();
    await workbench.press('Enter');
    const changes = workbench.page.locator('.bulk-edit-panel .monaco-list-row .textedit');
    await changes.first().waitFor();
    await workbench.screenshot('93-real-fix-everywhere');
    // What is not to be done, and is there only so that one is asked, says nothing.
    assert.equal(await changes.filter({ hasText: '---' }).count(), 0);
    await workbench.press('ControlOrMeta+Enter');
    await workbench.page
      .getByText(/^Fixed front-matter\/duplicate-term in \d+ posts\./)
      .first()
      .waitFor();
    await row('front-matter/duplicate-term').waitFor({ state: 'detached' });
    await eventually(async () => assert.notDeepEqual(await texts(), before));
    await workbench.command('Notifications: Show Notifications');
    const center = workbench.page.locator('.notifications-center');
    await center.getByRole('button', { name: 'Undo' }).press('Enter');
    await row('front-matter/duplicate-term').waitFor();
    // Of a difference all texts would be printed.
    await eventually(async () => assert.ok((await texts()).every((text, index) => text === before[index])));
    await workbench.command('Notifications: Clear All Notifications');
  });

  it('has a draft published', async () => {
    await workbench.command('Copydesk: Show Posts');
    await unfoldRow(workbench, 'Drafts', 'A new release');
    await goToRow(workbench, 'A new release');
    await workbench.press('Shift+F10');
    await workbench.page.getByRole('menuitem', { name: 'Publish Draft' }).waitFor();
    await workbench.screenshot('94-real-menu');
    await workbench.takeFromMenu('Publish Draft');
    const today = new Date().toISOString().slice(0, 10);
    await workbench.tab(`${today}-a-new-release.md`).waitFor();
    await workbench.screenshot('95-real-published');
  });

  it('has a picture pasted into a paragraph of HTML', async () => {
    await workbench.openPost(htmlPost.file);
    await workbench.beginLineBelow(htmlPost.line);
    await copyPicture(workbench.page);
    await workbench.press('ControlOrMeta+v');
    const slug = path.basename(htmlPost.file, '.md').slice('2024-01-01-'.length);
    await workbench.editor
      .locator('.view-line', { hasText: `${slug}.png` })
      .first()
      .waitFor();
    await workbench.page.keyboard.type('A new desktop');
    await workbench.screenshot('96-real-picture');
    const text = await workbench.save(`_posts/${htmlPost.file}`);
    const [, address = ''] = /(\/\S*\.png)\S* alt="A new desktop"/.exec(text) ?? assert.fail(text);
    const bytes = await readFile(workbench.pathOf(decodeURI(address).slice(1)));
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
  });

  function row(label: string): Locator {
    return rowOf(workbench, label);
  }
});

async function findHtmlPost(
  site: string,
  posts: readonly string[],
): Promise<{ readonly file: string; readonly line: number }> {
  for (const file of posts) {
    const lines = (await readFile(path.join(site, '_posts', file), 'utf8')).split('\n');
    const line = lines.findIndex(text => /^<p(?: [^<>]*)?>$/.test(text));
    if (line >= 0) return { file, line: line + 1 };
  }
  return assert.fail('No post has a paragraph of HTML.');
}
