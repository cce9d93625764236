/*
 * Runs the tests of test/extension in a real VS Code.
 * usage: run-integration [--web] [--oldest] [--matrix [WORD...]]    --oldest takes the oldest VS Code that the manifest promises
 */
import { runMatrix } from './matrix/run-matrix.ts';
import { oldestOf, readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { makePlainFolder } from './plain-folder.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { runInside } from './suite/run-inside.ts';

exitOnSignals(1);
const words = process.argv.slice(2);
const given = readOptions(process.env);
const options = words.includes('--oldest') ? oldestOf(given) : given;
const extensionHost = words.includes('--web') ? 'web' : 'node';
// Says whether there were tests and all of them passed.
await endWith(() =>
  words.includes('--matrix')
    ? runMatrix(
        options,
        words.filter(word => !word.startsWith('--')),
      )
    : runBoth(),
);

/** In a newsroom, and in a folder that has no posts. */
async function runBoth(): Promise<boolean> {
  const isSound = await runInside({ extensionHost, site: newsroomFolder }, options);
  const { folder, dispose } = await makePlainFolder();
  try {
    const isSilent = await runInside({ extensionHost, site: folder, suffix: '.plain.ts' }, options);
    return isSound && isSilent;
  } finally {
    await dispose();
  }
}
