/*
 * Measures in a real VS Code how long it takes from a key to the page that shows it, of the article alone and within the
 * layouts of a site with Sass, how long the first whole page takes, and what memory many keys take.
 * usage: bench-preview [KEYS] [MANY KEYS]    after "npm run package"; COPYDESK_CORPUS names real posts, else made-up ones
 * are taken. With 0 KEYS only the memory is measured.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { exitOnSignals } from '../host/process-end.ts';
import { readCorpus } from '../support/corpus.ts';
import { type LongPost, makeLongPosts } from '../support/long-posts.ts';
import { makeStyledSite } from '../support/styled-site.ts';
import { eventually } from './eventually.ts';
import { heapOfNode, heapOfPage, ownProcesses } from './heaps.ts';
import { PreviewPage } from './preview-page.ts';
import { Workbench } from './workbench.ts';

exitOnSignals(1);
const keys = Number(process.argv[2] ?? 100);
const manyKeys = Number(process.argv[3] ?? 1000);
/** So many turns each look has: what else the machine does then slows both. */
const turns = 4;
const [median, largest] = choosePosts();
const workbench = await Workbench.open();
try {
  for (const { file, text } of [median!, largest!]) await workbench.write(`_posts/${file}`, text);
  for (const { file, text } of makeStyledSite()) await workbench.write(file, text);
  await workbench.openPost(median!.file);
  await workbench.openPreview();
  const preview = new PreviewPage(workbench);
  await preview.listen();
  await watchKeys(preview);
  await measureFirstPage(preview);
  if (keys > 0)
    for (const [post, wanted] of [[median!, 80] as const, [largest!, 250] as const])
      await measureLooks(preview, post, wanted);
  await measureMemory(preview, median!);
} finally {
  await workbench.close();
}

/** The post of median size and the largest: real ones where there are any. */
function choosePosts(): readonly LongPost[] {
  const real = readCorpus();
  if (real.length === 0) {
    const [lines, oneLine] = makeLongPosts(6);
    const body = oneLine!.text.slice(oneLine!.text.indexOf('<div>'));
    return [lines!, { ...oneLine!, text: oneLine!.text + `\n\n${body}`.repeat(16) }];
  }
  const texts = real.map(({ text }) => text).sort((a, b) => a.length - b.length);
  return [texts[texts.length >> 1]!, texts.at(-1)!].map((text, index) => ({
    file: `2024-05-0${index + 1}-bench.md`,
    title: '',
    text,
  }));
}

/** Notes in the window when a key goes down, and in the page when its article changes, both by the machine's clock. */
async function watchKeys(preview: PreviewPage): Promise<void> {
  await workbench.page.evaluate(() => {
    addEventListener(
      'keydown',
      () => {
        document.body.dataset['keyTime'] = String(performance.timeOrigin + performance.now());
      },
      true,
    );
  });
  await preview.frame.locator('html').evaluate(root => {
    const options = { subtree: true, childList: true, characterData: true };
    new MutationObserver(() => {
      // When the next frame begins the page has been laid out.
      requestAnimationFrame(() => {
        root.dataset['changes'] = String(Number(root.dataset['changes'] ?? 0) + 1);
        root.dataset['changeTime'] = String(performance.timeOrigin + performance.now());
      });
    }).observe(document.querySelector('main')!, options);
  });
}

/** Presses the switch between the article alone and the whole page. */
async function toggleSite(preview: PreviewPage): Promise<void> {
  const isWhole = (await preview.article.getAttribute('class')) !== null;
  await preview.frame.getByRole('button', { name: 'Site', exact: true }).click();
  await eventually(async () =>
    assert.notEqual((await preview.article.getAttribute('class')) !== null, isWhole),
  );
  // What is opened next would cover the preview.
  await workbench.command('View: Focus First Editor Group');
}

/** From the switch to a page that wears the style sheets of its site, before and after Sass has compiled them. */
async function measureFirstPage(preview: PreviewPage): Promise<void> {
  const times: number[] = [];
  for (const isWanted of [true, false, true]) {
    const time = await preview.frame.locator('html').evaluate(async (root, isWanted) => {
      const start = performance.now();
      for (const button of root.querySelectorAll('button'))
        if (button.textContent?.trim() === 'Site') button.click();
      for (;;) {
        const article = root.querySelector('main > .copydesk-whole');
        const isDressed = article !== null && getComputedStyle(article).paddingTop === '17px';
        if (isDressed === isWanted) return performance.now() - start;
        await new Promise(resolve => requestAnimationFrame(resolve));
      }
    }, isWanted);
    if (isWanted) times.push(time);
  }
  const [first, again] = times.map(time => `${time.toFixed(0)} ms`);
  console.log(
    `first whole page: ${first} with Sass (wanted: 1500 ms), ${again} from the cache (wanted: 400 ms)`,
  );
  await workbench.command('View: Focus First Editor Group');
}

/** Types in one look and in the other, in turns. */
async function measureLooks(preview: PreviewPage, { file, text }: LongPost, wanted: number): Promise<void> {
  await open(preview, file, text);
  const looks = ['within its layouts', 'alone'].map(name => ({
    name,
    times: [] as number[],
    host: 0,
    page: 0,
  }));
  for (let turn = 0; turn < turns; turn++) {
    for (const look of looks) {
      // The first ones only warm up.
      for (let key = 0; key < 3; key++) await pressKey(preview);
      const [host, page] = [processorTime('extensionHost'), processorTime('--type=renderer')];
      for (let key = 0; key < keys / turns; key++) look.times.push(await pressKey(preview));
      look.host += processorTime('extensionHost') - host;
      look.page += processorTime('--type=renderer') - page;
      await toggleSite(preview);
    }
  }
  console.log(`${(text.length / 1000).toFixed(0)} k characters (wanted: ${wanted} ms)`);
  const [whole, alone] = looks.map(({ name, times, host, page }) => {
    times.sort((a, b) => a - b);
    const at = (share: number): number => times[Math.floor(times.length * share)]!;
    const perKey = (time: number): string => `${(time / times.length).toFixed(0)} ms`;
    console.log(
      `  ${name}: key → page: median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms; ` +
        // On a machine that does other things as well this is what can be compared.
        `at work for a key: extension host ${perKey(host)}, browser ${perKey(page)}`,
    );
    return at(0.5);
  });
  console.log(`  within its layouts ${(whole! / alone!).toFixed(2)} times the article alone`);
}

async function open(preview: PreviewPage, file: string, text: string): Promise<void> {
  await workbench.openPost(file);
  const body = Math.max(text.indexOf('<p>'), text.indexOf('\n\n')) + 3;
  await workbench.page.waitForTimeout(3000);
  await preview.goTo(text, body);
}

async function pressKey(preview: PreviewPage): Promise<number> {
  const html = preview.frame.locator('html');
  const before = await html.getAttribute('data-changes');
  await workbench.press('x');
  await html.evaluate(
    (root, count) =>
      new Promise<void>(resolve => {
        const timer = setInterval(() => {
          if (root.dataset['changes'] === (count ?? undefined)) return;
          clearInterval(timer);
          resolve();
        }, 1);
      }),
    before,
  );
  const [pressed, changed] = await Promise.all([
    workbench.page.locator('body').getAttribute('data-key-time'),
    html.getAttribute('data-change-time'),
  ]);
  return Number(changed) - Number(pressed);
}

/** What is held once nothing more can be collected: before the keys, a tenth of them, half, all, and with all closed. */
async function measureMemory(preview: PreviewPage, { file, text }: LongPost): Promise<void> {
  await open(preview, file, text);
  const [host] = [...ownProcesses('extensionHost')].sort((a, b) => b.kilobytes - a.kilobytes);
  const say = async (when: string): Promise<void> => {
    await workbench.page.waitForTimeout(3000);
    const { bytes, nodes, listeners } = await heapOfPage(workbench.page);
    const ofHost = host && (await heapOfNode(host.pid));
    console.log(
      `${when}: window and page ${mega(bytes)}, ${nodes} nodes, ${listeners} listeners; extension host ${mega(ofHost ?? 0)}`,
    );
  };
  await say('before the keys');
  for (let key = 1; key <= manyKeys; key++) {
    await workbench.press(key % 20 === 0 ? 'Enter' : 'x');
    if (key % 5 === 0) await workbench.page.waitForTimeout(20);
    if (key === manyKeys / 10 || key === manyKeys / 2 || key === manyKeys) await say(`after ${key} keys`);
  }
  await workbench.command('View: Close All Editors');
  await say('without text and preview');
}

/** For how many milliseconds the processes that this one has started, and that have `name` in their command, ran. */
function processorTime(name: string): number {
  const ticks = ownProcesses(name).map(({ pid }) => {
    const [, times = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = times.split(' ').slice(11, 13);
    return Number(user) + Number(system);
  });
  return ticks.reduce((sum, each) => sum + each, 0) * 10;
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
