import { readOptions } from './options.ts';
import { newsroomFolder } from './paths.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { runInside } from './suite/run-inside.ts';
exitOnSignals(1);
await endWith(() => runInside({ extensionHost: 'node', site: newsroomFolder, suffix: 'kept-results.test.ts' }, readOptions(process.env)));
