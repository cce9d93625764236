import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';

/** What a window holds, with the frames in it. */
export interface PageHeap {
  readonly bytes: number;
  /** Of all documents, and those that only a script still has. */
  readonly nodes: number;
  readonly listeners: number;
}

/** What a window holds once all is collected that can be. */
export async function heapOfPage(page: Page): Promise<PageHeap> {
  const session = await page.context().newCDPSession(page);
  // What a first collection finishes, a second collects.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

/** What a process of Node holds once all is collected that can be, in bytes; it need not have been started for that. */
export async function heapOfNode(pid: number): Promise<number> {
  // Node opens its inspector at this signal.
  process.kill(pid, 'SIGUSR1');
  const [target] = await tryUntilThere(async () => {
    const response = await fetch('http://127.0.0.1:9229/json/list');
    return (await response.json()) as readonly { readonly webSocketDebuggerUrl: string }[];
  });
  const socket = new WebSocket(target!.webSocketDebuggerUrl);
  await new Promise(resolve => socket.addEventListener('open', resolve, { once: true }));
  const ask = (id: number, method: string): Promise<{ readonly usedSize: number }> =>
    new Promise(resolve => {
      socket.addEventListener('message', ({ data }) => {
        const answer = JSON.parse(String(data));
        if (answer.id === id) resolve(answer.result);
      });
      socket.send(JSON.stringify({ id, method }));
    });
  for (let round = 0; round < 3; round++) await ask(round, 'HeapProfiler.collectGarbage');
  const { usedSize } = await ask(3, 'Runtime.getHeapUsage');
  socket.close();
  return usedSize;
}

async function tryUntilThere<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 50) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

/** A process that this one has started, or one of those. */
export interface OwnProcess {
  readonly pid: number;
  readonly kilobytes: number;
}

/** Those with `name` in their command. */
export function ownProcesses(name: string): readonly OwnProcess[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,rss=,args='], { encoding: 'utf8' })
    .split('\n')
    .map(row => /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(row)?.slice(1) ?? [])
    .filter(row => row.length === 4);
  const own = new Set([String(process.pid)]);
  for (let step = 0; step < 6; step++) for (const [pid, parent] of rows) if (own.has(parent!)) own.add(pid!);
  return rows
    .filter(([pid, , , args]) => own.has(pid!) && args!.includes(name))
    .map(([pid, , kilobytes]) => ({ pid: Number(pid), kilobytes: Number(kilobytes) }));
}
