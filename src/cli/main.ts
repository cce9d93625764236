import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { version } from '../../package.json';
import { reasonOf } from './files/file-problem.ts';
import { languageOf } from './words/language.ts';
import { parseCommandLine } from './words/parse-command-line.ts';
import { type Said, saying } from './words/saying.ts';

// V8 would let garbage grow to three times what is in use before it is collected, up to gigabytes.
setFlagsFromString('--heap-growing-percent=50');
// What the newsroom keeps would have V8 take all for lasting that the same code makes: what is made for one post only
// would then lie among it, and drag along what else the post is made of. That takes a fifth of all time.
setFlagsFromString('--no-allocation-site-pretenuring');
// Of what is made for one post next to nothing is left when the next is read, so there is nothing to share among threads
// in collecting it. Where all cores are at work, waiting for them took most of the time: several milliseconds for one.
setFlagsFromString('--no-parallel-scavenge');
setFlagsFromString('--no-concurrent-array-buffer-sweeping');
// Nor is each function worth its optimising that runs for some hundred posts: that takes a fifth of all time. What runs
// for thousands still is optimised. Six times what V8 takes of its own accord, which up to Node 20 it counts in bytes of
// bytecode, in Node 22 in calls. From Node 24 on it has a second compiler between, and nothing is gained. Nor is it worth
// its while to put as many functions into each other as V8 would, a third as many do. A V8 that does not know a flag says
// so on standard error.
const engine = Number.parseInt(process.versions.v8, 10);
if (engine <= 11) {
  setFlagsFromString('--interrupt-budget=400000');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}
if (engine === 12) setFlagsFromString('--invocation-count-for-turbofan=18000');

const language = languageOf(process.env);

/** Ends the run after the file in hand, with this exit code. */
const stop = new AbortController();
let codeOfStop = 130;
for (const signal of isMainThread ? (['SIGINT', 'SIGTERM'] as const) : [])
  process.on(signal, () => stop.abort());
for (const stream of [process.stdout, process.stderr]) stream.on('error', endUnlessClosed);

/**
 * Exit codes: 0 nothing found, 1 something at or above `--fail-on`, 2 bad usage, nothing to check, or a file that cannot
 * be read or written, 130 interrupted.
 */
const running = isMainThread ? main(process.argv.slice(2)) : runThread();
running.then(code => {
  process.exitCode = stop.signal.aborted ? codeOfStop : code;
}, breakOff);

/** The program is also what its threads are started with. */
async function runThread(): Promise<number> {
  const { runCheckThread } = await import('./check/check-thread.ts');
  await runCheckThread();
  return 0;
}

async function main(words: readonly string[]): Promise<number> {
  const command = parseCommandLine(words, language);
  switch (command.kind) {
    case 'help':
      await help();
      return 0;
    case 'version':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'bad-usage':
      await refuse(command.problem);
      return 2;
  }
  switch (command.kind) {
    case 'rules':
    case 'explain': {
      const { explainCommand, rulesCommand } = await import('./commands/rules-command.ts');
      return command.kind === 'rules' ? rulesCommand(command) : explainCommand(command);
    }
    case 'lsp': {
      // A bundle of its own: no other command loads what speaks to editors.
      const { serve } = await import('./lsp/serve.ts');
      return serve(stop.signal, command.language);
    }
    default: {
      const { runPostCommand } = await import('./commands/run-post-command.ts');
      return runPostCommand(command, stop.signal);
    }
  }
}

/** A reader that stops early, such as `head`, ends nothing: remaining files are still fixed. */
function endUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || codeOfStop === 2) return;
  codeOfStop = 2;
  stop.abort();
  // It may be the last that was to be printed.
  process.exitCode = codeOfStop;
  void tell(saying('The output cannot be written: {reason}', { reason: reasonOf(error) }));
}

/** Node would exit with 1, as if something had been found. */
async function breakOff(error: unknown): Promise<void> {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const line of stack.split('\n')) await tell(line);
  process.exit(2);
}

// What speaks is loaded when something is to be said: to say the version takes no more than to start Node.

async function tell(said: Said): Promise<void> {
  (await import('./files/print.ts')).createTell(language)(said);
}

async function refuse(problem: Said): Promise<void> {
  await tell(problem);
  (await import('./words/help.ts')).hintAtHelp(language);
}

async function help(): Promise<void> {
  (await import('./words/help.ts')).printHelp(language);
}
