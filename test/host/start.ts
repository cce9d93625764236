import { findDesktop } from './desktop/find.ts';
import { openOnDesktop } from './desktop/open.ts';
import { readOptions } from './options.ts';
import { projectFolder } from './paths.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { npm, runProgram } from './run-program.ts';
import { serveNewsroom } from './serve-newsroom.ts';

exitOnSignals(0);
const isOnlyTried = process.argv.includes('--once');
await endWith(start);

/**
 * Builds the extension and opens the sample newsroom with it: in the VS Code of this machine, or without one in a VS Code
 * server. `--once` ends the server as soon as it has shown its page.
 */
async function start(): Promise<boolean> {
  const options = readOptions(process.env);
  console.log('Building Copydesk …');
  await runProgram(npm('run', 'package', '--silent'), { folder: projectFolder });
  const desktop = await findDesktop(options);
  if (desktop === undefined) await serveNewsroom({ ...options, isOnlyTried });
  else await openOnDesktop(desktop);
  return true;
}
