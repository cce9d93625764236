/*
 * Measures in a real VS Code how long it takes from a key to the page that shows it, of the article alone and within the
 * layouts of a site with Sass, how long the first whole page takes, and what memory many keys take.
 * usage: bench-preview [KEYS] [MANY KEYS]    after "npm run package"; COPYDESK_CORPUS names real posts, else made-up ones
 * are taken.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { exitOnSignals } from '../host/process-end.ts';
import { readCorpus } from '../support/corpus.ts';
import { type LongPost, makeLongPosts } from '../support/long-posts.ts';
import { makeStyledSite } from '../support/styled-site.ts';
import { PreviewPage } from './preview-page.ts';
import { Workbench } from './workbench.ts';

exitOnSignals(1);
const keys = Number(process.argv[2] ?? 100);
const manyKeys = Number(process.argv[3] ?? 1000);
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
  for (const [post, wanted] of [[median!, 80] as const, [largest!, 250] as const]) {
    const whole = await measure(preview, post, wanted);
    await toggleSite(preview);
    const alone = await measure(preview, post, wanted);
    await toggleSite(preview);
    console.log(`  within its layouts ${(whole / alone).toFixed(2)} times the article alone`);
  }
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
  await preview.frame.getByRole('button', { name: 'Site', exact: true }).click();
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

/** The median of the times. */
async function measure(preview: PreviewPage, { file, text }: LongPost, wanted: number): Promise<number> {
  await open(preview, file, text);
  const times: number[] = [];
  const before = [processorTime('extensionHost'), processorTime('--type=renderer')];
  for (let key = 0; key < keys + 5; key++) {
    const time = await pressKey(preview);
    // The first ones only warm up.
    if (key >= 5) times.push(time);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${times[Math.floor(times.length * share)]!.toFixed(0)} ms`;
  console.log(
    `${(text.length / 1000).toFixed(0)} k characters: key → page: median ${at(0.5)}, p95 ${at(0.95)} (wanted: ${wanted} ms)`,
  );
  const [host, page] = ['extensionHost', '--type=renderer'].map(
    (name, index) => (processorTime(name) - before[index]!) / (keys + 5),
  );
  // On a machine that does other things as well this is what can be compared.
  console.log(`  at work for a key: extension host ${host!.toFixed(0)} ms, browser ${page!.toFixed(0)} ms`);
  return times[times.length >> 1]!;
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

/** What the page and the extension host hold after a tenth of the keys, and after all. */
async function measureMemory(preview: PreviewPage, { file, text }: LongPost): Promise<void> {
  await open(preview, file, text);
  const session = await workbench.page.context().newCDPSession(workbench.page);
  const say = async (count: number): Promise<void> => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const nodes = await preview.frame.locator('main *').count();
    console.log(
      `after ${count} keys: window and page ${mega(usedSize)}, extension host ${mega(hostBytes())}, ${nodes} elements`,
    );
  };
  for (let key = 1; key <= manyKeys; key++) {
    await workbench.press(key % 20 === 0 ? 'Enter' : 'x');
    if (key % 5 === 0) await workbench.page.waitForTimeout(20);
    if (key === manyKeys / 10 || key === manyKeys / 2 || key === manyKeys) {
      await workbench.page.waitForTimeout(3000);
      await say(key);
    }
  }
}

/** The memory of the largest extension host that this process has started. */
function hostBytes(): number {
  return Math.max(0, ...ownProcesses('extensionHost').map(({ kilobytes }) => kilobytes * 1024));
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

function ownProcesses(name: string): readonly { readonly pid: string; readonly kilobytes: number }[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(row => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(row)?.slice(1) ?? [])
    .filter(row => row.length === 4);
  const own = new Set([String(process.pid)]);
  for (let step = 0; step < 6; step++) for (const [pid, parent] of rows) if (own.has(parent!)) own.add(pid!);
  return rows
    .filter(([pid, , , args]) => own.has(pid!) && args!.includes(name))
    .map(([pid, , kilobytes]) => ({ pid: pid!, kilobytes: Number(kilobytes) }));
}

function mega(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
