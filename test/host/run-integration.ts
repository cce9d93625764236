import { runMatrix } from './matrix/run-matrix.ts';
import { readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { runInside } from './suite/run-inside.ts';

exitOnSignals(1);
const options = readOptions(process.env);
const extensionHost = process.argv.includes('--web') ? 'web' : 'node';
// Says whether there were tests and all of them passed.
await endWith(() =>
  process.argv.includes('--matrix')
    ? runMatrix(
        options,
        process.argv.slice(2).filter(word => !word.startsWith('--')),
      )
    : runInside({ extensionHost, site: newsroomFolder }, options),
);
