import { readOptions } from '/work/t-home20/test/host/options.ts';
import { newsroomFolder } from '/work/t-home20/test/host/paths.ts';
import { endWith } from '/work/t-home20/test/host/process-end.ts';
import { runInside } from '/work/t-home20/test/host/suite/run-inside.ts';
const suffix = process.argv[2];
await endWith(() => runInside({ extensionHost: process.argv[3]==='web'?'web':'node', site: newsroomFolder, suffix }, readOptions(process.env)));
