import { readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { runInside } from './suite/run-inside.ts';

exitOnSignals(1);
const extensionHost = process.argv.includes('--web') ? 'web' : 'node';
// Says whether there were tests and all of them passed.
await endWith(() => runInside({ extensionHost, site: newsroomFolder }, readOptions(process.env)));
