import { rmSync } from 'node:fs';
import { exitOnSignals } from '../host/process-end.ts';
import { screenshotFolder } from './workbench.ts';

// Mocha does not end a VS Code server when it is told to end itself.
exitOnSignals(1);
// The pictures of the last time would pass for those of this one.
rmSync(screenshotFolder, { recursive: true, force: true });
