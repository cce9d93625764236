import { Workbench } from './workbench.ts';

/** The first time, VS Code and a browser may have to be fetched. */
const downloadMilliseconds = 15 * 60 * 1000;

/** How the window of a suite begins. */
export interface Opening {
  /** What the pictures of the suite's failures are called after. */
  readonly name: string;
  /** Settings and keys besides those of all tests, and another site; a function makes that when its turn comes. */
  readonly person?: Person | (() => Promise<Person>);
}

type Person = Parameters<typeof Workbench.open>[0];

/**
 * Opens a window before the tests of a suite, and closes it behind them. Where one of them fails, or the preparations
 * for them do, the window is pictured and what is on it is printed: of a run elsewhere that is all one gets to see.
 */
export function useWorkbench(
  { name, person }: Opening,
  prepare: (workbench: Workbench) => Promise<void>,
): void {
  let workbench: Workbench | undefined;

  before(async function () {
    this.timeout(downloadMilliseconds);
    workbench = await Workbench.open(typeof person === 'function' ? await person() : person);
    try {
      await prepare(workbench);
    } catch (error) {
      await workbench.keepFailure(name);
      throw error;
    }
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench?.keepFailure(name);
  });

  after(() => workbench?.close());
}
