import { setFlagsFromString } from 'node:v8';
import { version } from '../../package.json';
import { checkCommand } from './check-command.ts';
import { reasonOf } from './file-problem.ts';
import { initCommand } from './init-command.ts';
import { parseCommandLine, USAGE } from './options.ts';
import { tell } from './print.ts';
import { renderCommand } from './render-command.ts';
import { findBadInput } from './sites.ts';
import { tidyCommand } from './tidy-command.ts';
import { wordsCommand } from './words-command.ts';

// V8 would let garbage grow to three times what is in use before it is collected, up to gigabytes.
setFlagsFromString('--heap-growing-percent=50');

/** Ends the run after the file in hand, with this exit code. */
const stop = new AbortController();
let codeOfStop = 130;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
for (const stream of [process.stdout, process.stderr]) stream.on('error', endUnlessClosed);

/**
 * Exit codes: 0 nothing found, 1 something at or above `--fail-on`, 2 bad usage, nothing to check, or a file that cannot
 * be read or written, 130 interrupted.
 */
main(process.argv.slice(2)).then(code => {
  process.exitCode = stop.signal.aborted ? codeOfStop : code;
}, breakOff);

async function main(words: readonly string[]): Promise<number> {
  const command = parseCommandLine(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'version':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'bad-usage':
      tell(command.problem);
      process.stderr.write('Try: copydesk --help\n');
      return 2;
  }
  const problem = await findBadInput(command.options);
  if (problem !== undefined) {
    tell(problem);
    return 2;
  }
  switch (command.kind) {
    case 'check':
      return checkCommand(command.options, stop.signal);
    case 'render':
      return renderCommand(command.options, stop.signal);
    case 'tidy':
      return tidyCommand(command.options, stop.signal);
    case 'words':
      return wordsCommand(command.options, stop.signal);
    case 'init':
      return initCommand(command.options, stop.signal);
  }
}

/** Who reads no more, such as `head`, has enough; files that are still to be mended are. */
function endUnlessClosed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE' || codeOfStop === 2) return;
  codeOfStop = 2;
  stop.abort();
  // It may be the last that was to be printed.
  process.exitCode = codeOfStop;
  tell(`what is to be printed cannot be written: ${reasonOf(error)}`);
}

/** Node would exit with 1, as if something had been found. */
function breakOff(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const line of stack.split('\n')) tell(line);
  process.exit(2);
}
