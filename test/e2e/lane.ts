import { readFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { projectFolder } from '../host/paths.ts';
import { exitOnSignals } from '../host/process-end.ts';
import { shareServer } from '../host/window/server-window.ts';

/*
 * Runs end-to-end files that it is told of one by one, in a VS Code that they share, each in a window and a folder of
 * its own. Started by run.ts, to which it says of each file whether it passed. After the
 * last file comes an empty word.
 */

const { timeout, slow } = JSON.parse(
  readFileSync(path.join(projectFolder, 'test/e2e/.mocharc.json'), 'utf8'),
);

exitOnSignals(1);
shareServer();
process.on('message', async (file: string) => {
  if (file === '') process.exit();
  const mocha = new Mocha({ timeout, slow, failZero: true, reporter: 'spec' });
  mocha.addFile(path.join(projectFolder, file));
  await mocha.loadFilesAsync();
  mocha.run(failures => process.send?.(failures === 0));
});
// Who had begun it is gone.
process.on('disconnect', () => process.exit());
