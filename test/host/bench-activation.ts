/*
 * Measures in a real VS Code how long the extension takes to start, beside one that does nothing, in the same window. The
 * first window has nothing of an earlier start, and does not count.
 * usage: bench-activation [WINDOWS]    after "npm run build"
 */
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Activation, activationMark } from './activation.ts';
import { packExtension } from './code-server/pack-extension.ts';
import { readOptions } from './options.ts';
import { endWith, exitOnSignals } from './process-end.ts';
import { reportOf } from './suite/run-inside.ts';

/** Milliseconds by which it may start later than an extension that does nothing. */
const WANTED = 40;

exitOnSignals(1);
const windows = Number(process.argv[2] ?? 4);
const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-activation-'));
const site = path.join(folder, 'notes');
/** What the extension keeps from one window to the next. */
const kept = path.join(folder, 'kept');
await mkdir(kept);
await mkdir(site);
await writeFile(path.join(site, 'notes.txt'), 'No post lies here.\n');
await endWith(async () => {
  try {
    const times: number[] = [];
    for (let window = 0; window < windows; window++) {
      const { empty, copydesk } = await measure();
      if (window > 0) times.push(copydesk - empty);
      console.log(`empty ${empty.toFixed(1)} ms, Copydesk ${copydesk.toFixed(1)} ms`);
    }
    const median = times.sort((a, b) => a - b)[times.length >> 1]!;
    console.log(
      `Copydesk starts ${median.toFixed(1)} ms later than an empty extension (wanted: ${WANTED} ms)`,
    );
    return median <= WANTED;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function measure(): Promise<Activation> {
  const { report, lines, trouble } = await reportOf(
    {
      extensionHost: 'node',
      site,
      suffix: '.activation.ts',
      beside: async profile => {
        for (const home of ['User', 'data/User']) {
          const storage = path.join(profile.dataFolder, home, 'globalStorage');
          await mkdir(storage, { recursive: true });
          await symlink(kept, path.join(storage, 'copydesk.copydesk'));
        }
        return packExtension(profile.folder, {
          name: 'empty',
          // It is asked for by nobody but the suite.
          manifest: { main: './extension.js', activationEvents: ['onCommand:copydesk.empty'] },
          source: 'exports.activate = () => {};\n',
        });
      },
    },
    readOptions(process.env),
  );
  const line = report?.lines.find(each => each.startsWith(activationMark));
  if (line === undefined) throw new Error([...lines, trouble].join('\n'));
  // The suite has written it.
  return JSON.parse(line.slice(activationMark.length)) as Activation;
}
