import { version } from '../../package.json';
import { checkCommand } from './check.ts';
import { initCommand } from './init.ts';
import { parseCommandLine, usage } from './options.ts';
import { renderCommand } from './render.ts';
import { findBadInput } from './sites.ts';
import { tidyCommand } from './tidy.ts';

// Who reads no more, such as `head`, has enough; files that are still to be mended are.
for (const stream of [process.stdout, process.stderr]) stream.on('error', passIfClosed);

/** Exit codes: 0 nothing found, 1 something at or above `--fail-on`, 2 bad usage or a file that cannot be read. */
main(process.argv.slice(2)).then(code => {
  process.exitCode = code;
}, breakOff);

async function main(words: readonly string[]): Promise<number> {
  const command = parseCommandLine(words);
  switch (command.kind) {
    case 'help':
      process.stdout.write(usage);
      return 0;
    case 'version':
      process.stdout.write(`${version}\n`);
      return 0;
    case 'bad-usage':
      process.stderr.write(`copydesk: ${command.problem}\nTry: copydesk --help\n`);
      return 2;
  }
  const problem = await findBadInput(command.options);
  if (problem !== undefined) {
    process.stderr.write(`copydesk: ${problem}\n`);
    return 2;
  }
  switch (command.kind) {
    case 'check':
      return checkCommand(command.options);
    case 'render':
      return renderCommand(command.options);
    case 'tidy':
      return tidyCommand(command.options);
    case 'init':
      return initCommand(command.options);
  }
}

function passIfClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') breakOff(error);
}

/** Node would exit with 1, as if something had been found. */
function breakOff(error: unknown): void {
  process.stderr.write(
    `copydesk: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(2);
}
