import { readOptions } from '/work/t-site18/test/host/options.ts';
import { newsroomFolder } from '/work/t-site18/test/host/paths.ts';
import { endWith, exitOnSignals } from '/work/t-site18/test/host/process-end.ts';
import { runInside } from '/work/t-site18/test/host/suite/run-inside.ts';
exitOnSignals(1);
await endWith(() => runInside({ extensionHost: process.argv[2] as 'web' | 'node', site: newsroomFolder, suffix: 'sass.test.ts' }, readOptions(process.env)));
