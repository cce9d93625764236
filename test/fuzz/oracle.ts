import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import readline from 'node:readline';
import { projectFolder } from '../host/paths.ts';
import type { KramdownSettings } from './settings.ts';

/** What Jekyll makes of a post: its HTML, or why it makes none. */
export type Answer =
  | { readonly html: string; readonly error?: undefined }
  | { readonly html?: undefined; readonly error: string };

/** A Jekyll that runs. */
export interface Oracle {
  /** Renders a post; one at a time. */
  ask(text: string, kramdown: KramdownSettings): Promise<Answer>;
  stop(): void;
}

/** Ruby itself gives up after five seconds; this is for expressions that even its timeout cannot interrupt. */
const MILLISECONDS = 20_000;

const script = path.join(projectFolder, 'test/fuzz/jekyll-oracle.rb');

/** Whether Ruby and Jekyll are there. */
export function hasJekyll(): boolean {
  return (
    spawnSync('ruby', ['-e', 'require "jekyll"; require "kramdown-parser-gfm"; require "rouge"']).status === 0
  );
}

/** Starts Jekyll. */
export function startOracle(): Oracle {
  let running: { readonly process: ChildProcess; readonly lines: AsyncIterator<string> } | undefined;

  function start(): NonNullable<typeof running> {
    const process = spawn('ruby', [script], { stdio: ['pipe', 'pipe', 'ignore'] });
    // A pipe that breaks with its process is noticed by the answer that does not come.
    process.stdin!.on('error', () => {});
    const lines = readline.createInterface({ input: process.stdout! })[Symbol.asyncIterator]();
    return { process, lines };
  }

  function stop(): void {
    running?.process.kill('SIGKILL');
    running = undefined;
  }

  async function ask(text: string, kramdown: KramdownSettings): Promise<Answer> {
    running ??= start();
    running.process.stdin!.write(`${JSON.stringify({ text, kramdown })}\n`);
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<undefined>(resolve => {
      timer = setTimeout(resolve, MILLISECONDS, undefined);
    });
    const line = await Promise.race([running.lines.next(), timeout]);
    clearTimeout(timer);
    // What the process itself wrote, one answer a line.
    if (line && !line.done) return JSON.parse(line.value) as Answer;
    stop();
    return { error: 'Jekyll did not answer.' };
  }

  return { ask, stop };
}
