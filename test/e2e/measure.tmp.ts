import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { makeLargeSite } from './large-site.ts';
import { Workbench } from './workbench.ts';

const [what = '5000', checks = 'no'] = process.argv.slice(2);
const site = /^\d+$/.test(what) ? await makeLargeSite(Number(what)) : what;
const w = await Workbench.open({ site });
const name = what.replace(/.*\//, '');
const rows = w.page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row');
const say = (line: string) => console.log(`${name}: ${line}`);
function memory(): string {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'])
    .toString()
    .split('\n')
    .slice(1)
    .map(l => l.trim().split(/\s+/));
  const mine = new Set([String(process.pid)]);
  for (let k = 0; k < 10; k++) for (const [pid, ppid] of lines) if (ppid && mine.has(ppid)) mine.add(pid!);
  const hosts = lines.filter(
    ([pid, , ...args]) => mine.has(pid!) && args.join(' ').includes('extensionHost'),
  );
  return hosts
    .map(([pid]) => {
      const s = readFileSync(`/proc/${pid}/status`, 'utf8');
      return `${/VmRSS:\s+(\d+)/.exec(s)?.[1]} kB (peak ${/VmHWM:\s+(\d+)/.exec(s)?.[1]})`;
    })
    .join(', ');
}
async function until(f: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 2000; i++) {
    if (await f()) return;
    await w.page.waitForTimeout(30);
  }
  throw new Error('never');
}
const isReading = () =>
  w.page
    .getByText('Copydesk: reading posts')
    .count()
    .then(n => n > 0);
try {
  await w.page.getByRole('button', { name: 'Posts Section' }).waitFor({ timeout: 60_000 });
  await w.page.locator('.pane-header').first().click();
  let start = performance.now();
  await w.command('Copydesk: Show Posts');
  say(`command palette: ${Math.round(performance.now() - start)} ms`);
  await rows.first().waitFor();
  say(`first rows (cold, while reading): ${Math.round(performance.now() - start)} ms`);
  await until(async () => !(await isReading()));
  say(`all read: ${Math.round(performance.now() - start)} ms; memory ${memory()}`);
  await w.page.waitForTimeout(4000);
  await w.screenshot(`80-${name}`);
  say(`memory ${memory()}`);
  await w.reload();
  start = performance.now();
  await rows.first().waitFor({ timeout: 60000 });
  say(`rows in the next window: ${Math.round(performance.now() - start)} ms after the workbench`);
  await until(async () => !(await isReading()));
  await w.page.waitForTimeout(3000);
  await w.command('Copydesk: Show Posts');
  await w.press('Home');
  await w.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
  const before = await rows.count();
  start = performance.now();
  await w.press('ArrowRight');
  await until(async () => (await rows.count()) !== before || performance.now() - start > 5000);
  say(`a group opens: ${Math.round(performance.now() - start)} ms`);
  await w.screenshot(`81-${name}`);
  await w.command('Copydesk: Filter Posts…');
  const input = w.page.locator('.quick-input-widget input').first();
  start = performance.now();
  await input.fill('part 1');
  await w.page
    .locator('.quick-input-list .monaco-list-row', { hasText: /^Show \d+ posts/ })
    .first()
    .waitFor();
  say(`filter counted: ${Math.round(performance.now() - start)} ms`);
  await w.screenshot(`82-${name}`);
  start = performance.now();
  await w.press('Enter');
  await w.page.getByText('filter: part 1').first().waitFor();
  say(`filtered: ${Math.round(performance.now() - start)} ms`);
  await w.screenshot(`83-${name}`);
  await w.command('Copydesk: Show All Posts');
  if (checks === 'check') {
    start = performance.now();
    await w.command('Copydesk: Check Whole Site');
    await w.page
      .getByText(/^(Found|No problems were found) in \d+ posts/)
      .first()
      .waitFor({ timeout: 200_000 });
    say(`checked: ${Math.round(performance.now() - start)} ms; memory ${memory()}`);
    await w.command('View: Focus Problems');
    await w.page.waitForTimeout(3000);
    await w.screenshot(`84-${name}`);
    await w.reload();
    start = performance.now();
    await rows.filter({ hasText: 'Kinds of Problems' }).first().waitFor({ timeout: 60_000 });
    say(
      `what was found, in the next window: ${Math.round(performance.now() - start)} ms; memory ${memory()}`,
    );
    start = performance.now();
    await w.command('Copydesk: Check Whole Site');
    await w.page
      .getByText(/^(Found|No problems were found) in \d+ posts/)
      .first()
      .waitFor({ timeout: 200_000 });
    say(`checked again: ${Math.round(performance.now() - start)} ms`);
    await w.screenshot(`85-${name}`);
  }
} catch (error) {
  await w.screenshot(`89-${name}`);
  console.log(error);
} finally {
  await w.close();
}
process.exit(0);
