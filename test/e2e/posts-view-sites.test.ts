import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { useWorkbench } from './use-workbench.ts';
import type { Workbench } from './workbench.ts';

const bridge = 'morning/_posts/2024-03-05-the-bridge.md';
const ferry = 'morning/_posts/2024-03-06-the-ferry.md';
const market = 'evening/_posts/2024-03-07-the-market.md';

describe('The posts of two sites in a repository', () => {
  let workbench: Workbench;
  let folder: string;

  const person = async () => {
    folder = await makeSites();
    return { site: folder, settings: { 'git.enabled': true } };
  };
  useWorkbench({ name: 'posts-view-sites', person }, async opened => {
    workbench = opened;
    await workbench.page.getByRole('button', { name: 'Posts Section' }).waitFor({ timeout: 60_000 });
    await workbench.page.locator('.pane-header').first().click();
    await workbench.command('Copydesk: Show Posts');
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('stand below their site', async () => {
    await named('morning, 2 posts').waitFor();
    await named('evening, 1 post').waitFor();
    await named('2024, 2 posts').waitFor();
    await workbench.screenshot('80-two-sites');
  });

  it('are among the changed ones once they differ from the last commit', async () => {
    await workbench.write(bridge, textOf('The bridge, mended'));
    await named('Changed Since the Last Commit, 1 post').waitFor();
    await rename(workbench.pathOf(ferry), workbench.pathOf(ferry.replace('the-ferry', 'the-fähre')));
    await named('Changed Since the Last Commit, 2 posts').waitFor();
    await named('morning, 2 posts').waitFor();
    await workbench.screenshot('81-changed');
  });

  it('are gone once their files are', async () => {
    await rm(workbench.pathOf(market));
    await named('evening, 1 post').waitFor({ state: 'detached' });
    await workbench.write(market, textOf('The market'));
    await named('evening, 1 post').waitFor();
  });

  it('have their problems in their names, for those who hear them', async () => {
    await workbench.write(market, textOf('The market', '<p>The <b>end.</p>'));
    await workbench.command('Copydesk: Check Whole Site');
    await named('With Errors, 1 post').waitFor();
    await workbench.command('Copydesk: Filter Posts…');
    await workbench.page.locator('.quick-input-widget input').first().fill('has:problems');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show 1 post' }).waitFor();
    await workbench.press('Enter');
    await named('The market, 2024-03-07, 1 error').waitFor();
    await workbench.screenshot('82-problems');
    await workbench.command('Copydesk: Filter Posts…');
    await workbench.page.locator('.quick-input-widget input').first().fill('nothing like it');
    await workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Show 0 posts' }).waitFor();
    await workbench.press('Enter');
    await workbench.page.getByText('No post matches').first().waitFor();
    await workbench.screenshot('83-none-found');
    await workbench.command('Copydesk: Show All Posts');
    await named('morning, 2 posts').waitFor();
  });

  function named(name: string): Locator {
    return workbench.page.getByRole('treeitem', { name, exact: true }).first();
  }
});

async function makeSites(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-sites-'));
  for (const [file, text] of [
    ['morning/_config.yml', 'title: The Morning\n'],
    ['evening/_config.yml', 'title: The Evening\n'],
    [bridge, textOf('The bridge')],
    [ferry, textOf('The ferry')],
    [market, textOf('The market')],
  ] as const) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  const git = (...args: readonly string[]): Buffer => execFileSync('git', args, { cwd: folder });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.email=desk@example.com', '-c', 'user.name=Desk', 'commit', '--quiet', '-m', 'posts');
  return folder;
}

function textOf(title: string, body = '<p>Not yet.</p>'): string {
  return `---\nlayout: post\ntitle: "${title}"\n---\n${body}\n`;
}
