import { checkCommand } from '../check/check-command.ts';
import { InputError } from '../files/file-problem.ts';
import { createTell } from '../files/print.ts';
import { findBadInput } from '../site/sites.ts';
import { hintAtHelp } from '../words/help.ts';
import type { PostCommand } from '../words/options.ts';
import type { Said } from '../words/saying.ts';
import { UsageError } from '../words/values.ts';
import { imagesCommand } from './images-command.ts';
import { initCommand } from './init-command.ts';
import { linksCommand } from './links-command.ts';
import { renderCommand } from './render-command.ts';
import { tidyCommand } from './tidy-command.ts';
import { wordsCommand } from './words-command.ts';

/** Runs a command that goes through posts; returns the exit code. */
export async function runPostCommand(command: PostCommand, stop: AbortSignal): Promise<number> {
  const { language } = command.options;
  const refuse = (problem: Said): number => {
    createTell(language)(problem);
    return 2;
  };
  const problem = await findBadInput(command.options);
  if (problem !== undefined) return refuse(problem);
  try {
    return await run(command, stop);
  } catch (error) {
    if (error instanceof InputError) return refuse(error.said);
    if (!(error instanceof UsageError)) throw error;
    const code = refuse(error.said);
    hintAtHelp(language);
    return code;
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
