import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { projectFolder } from '../host/paths.ts';

/** How many seconds each file took that passed. */
export type Passed = ReadonlyMap<string, number>;

/** Runs files of tests in so many windows at a time, the first ones first. */
export async function runInLanes(files: readonly string[], laneCount: number): Promise<Passed> {
  const left = [...files];
  const passed = new Map<string, number>();
  // Before several lanes begin, one file, which had better be short, fetches what is missing for all of them.
  const alone = laneCount > 1 ? left.splice(-1) : [];
  const runLane = async (list: string[]) => {
    let lane: Lane | undefined;
    for (let file = list.shift(); file !== undefined; file = list.shift()) {
      lane ??= new Lane();
      const start = performance.now();
      if (await lane.run(file)) {
        passed.set(file, Math.round((performance.now() - start) / 1000));
        continue;
      }
      // What it left may fail the next.
      await lane.end();
      lane = undefined;
    }
    await lane?.end();
  };
  await runLane(alone);
  await Promise.all(Array.from({ length: laneCount }, () => runLane(left)));
  return passed;
}

/** A process that runs files one after the other, in one VS Code. What it prints is printed file by file. */
class Lane {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #said: Buffer[] = [];

  constructor() {
    this.#child = fork(path.join(projectFolder, 'test/e2e/lane.ts'), {
      cwd: projectFolder,
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.#ended = once(this.#child, 'close');
    process.once('exit', () => this.#child.kill());
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (part: Buffer) => this.#said.push(part));
  }

  /** Runs a file and says whether it passed. */
  async run(file: string): Promise<boolean> {
    const answer = once(this.#child, 'message').then(([isPassed]) => isPassed === true);
    const end = this.#ended.then(() => false);
    this.#child.send(file);
    const isPassed = await Promise.race([answer, end]);
    this.#print();
    return isPassed;
  }

  /** Ends the VS Code with the process. */
  async end(): Promise<void> {
    // Of a channel that is closed from here Node would not tell when all is closed.
    if (this.#child.connected) this.#child.send('');
    await this.#ended;
    this.#print();
  }

  #print(): void {
    process.stdout.write(Buffer.concat(this.#said.splice(0)));
  }
}
