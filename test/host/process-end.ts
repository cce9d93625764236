/** Turns being told to end into an ordinary exit, at which servers are killed and profiles removed. */
export function exitOnSignals(exitCode: number): void {
  // Not `once`: a terminal and npm may both pass on one Ctrl+C, and the second must not cut the tidying short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.exit(exitCode));
}

/** Runs a script's work: the process succeeds when it is true, and a failure is told in its own words, without a stack. */
export async function endWith(work: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await work()) ? 0 : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
