/*
 * Runs the tests of test/extension in a real VS Code.
 * usage: run-integration [--web | --both] [--oldest] [--matrix [WORD...]]
 * --both runs them in the Node and in the web extension host, side by side
 * --oldest takes the oldest VS Code that the manifest promises
 */
import { runMatrix } from './matrix/run-matrix.ts';
import { oldestOf, readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { makePlainFolder } from './plain-folder.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import type { ExtensionHost } from './suite/report.ts';
import { runInside } from './suite/run-inside.ts';

exitOnSignals(1);
const words = process.argv.slice(2);
const given = readOptions(process.env);
const options = words.includes('--oldest') ? oldestOf(given) : given;
// Says whether there were tests and all of them passed.
await endWith(() =>
  words.includes('--matrix')
    ? runMatrix(
        options,
        words.filter(word => !word.startsWith('--')),
      )
    : words.includes('--both')
      ? runBoth()
      : runAll(words.includes('--web') ? 'web' : 'node'),
);

/** Most of the time a VS Code waits: two at once take hardly longer than one. */
async function runBoth(): Promise<boolean> {
  // The shortest run is alone: it fetches what is missing for all.
  const isFirstSound = await runInPlainFolder('node');
  const others = await Promise.all([runInNewsroom('node'), runAll('web')]);
  return [isFirstSound, ...others].every(isSound => isSound);
}

async function runAll(extensionHost: ExtensionHost): Promise<boolean> {
  const isSound = await runInNewsroom(extensionHost);
  return (await runInPlainFolder(extensionHost)) && isSound;
}

function runInNewsroom(extensionHost: ExtensionHost): Promise<boolean> {
  return runInside({ extensionHost, site: newsroomFolder }, options);
}

/** In a folder that has no posts. */
async function runInPlainFolder(extensionHost: ExtensionHost): Promise<boolean> {
  const { folder, dispose } = await makePlainFolder();
  try {
    return await runInside({ extensionHost, site: folder, suffix: '.plain.ts' }, options);
  } finally {
    await dispose();
  }
}
