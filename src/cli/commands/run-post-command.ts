import { checkCommand } from '../check/check-command.ts';
import { InputError } from '../files/file-problem.ts';
import { tell } from '../files/print.ts';
import { findBadInput } from '../site/sites.ts';
import type { PostCommand } from '../words/options.ts';
import { HINT } from '../words/usage.ts';
import { UsageError } from '../words/values.ts';
import { imagesCommand } from './images-command.ts';
import { initCommand } from './init-command.ts';
import { linksCommand } from './links-command.ts';
import { renderCommand } from './render-command.ts';
import { tidyCommand } from './tidy-command.ts';
import { wordsCommand } from './words-command.ts';

/** Runs a command that goes through posts; returns the exit code. */
export async function runPostCommand(command: PostCommand, stop: AbortSignal): Promise<number> {
  const problem = await findBadInput(command.options);
  if (problem !== undefined) return refuse(problem);
  try {
    return await run(command, stop);
  } catch (error) {
    if (error instanceof InputError) return refuse(error.message);
    if (!(error instanceof UsageError)) throw error;
    refuse(error.message);
    process.stderr.write(HINT);
    return 2;
  }
}

function run(command: PostCommand, stop: AbortSignal): Promise<number> {
  switch (command.kind) {
    case 'check':
      return checkCommand(command.options, stop);
    case 'links':
      return linksCommand(command.options, stop);
    case 'images':
      return imagesCommand(command.options, stop);
    case 'render':
      return renderCommand(command.options, stop);
    case 'tidy':
      return tidyCommand(command.options, stop);
    case 'words':
      return wordsCommand(command.options, stop);
    case 'init':
      return initCommand(command.options, stop);
  }
}

function refuse(problem: string): number {
  tell(problem);
  return 2;
}
