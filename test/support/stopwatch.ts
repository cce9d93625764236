/**
 * A watch that tells the milliseconds of work that this process has done since: where the machine does other work beside
 * it, the clock would tell of that as well.
 */
export function startWatch(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
}
