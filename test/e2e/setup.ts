import { exitOnSignals } from '../host/process-end.ts';

// Mocha does not end a VS Code server when it is told to end itself.
exitOnSignals(1);
