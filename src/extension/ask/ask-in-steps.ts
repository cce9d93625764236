import * as vscode from 'vscode';

/** The position of a question in a series. */
export interface StepPlace {
  readonly title: string;
  /** Counted from 1. */
  readonly step: number;
  readonly totalSteps: number;
}

/** The answers so far, and the direction to go; undefined if the user cancelled. */
export type StepResult<Answers> =
  | { readonly answers: Answers; readonly direction: 'on' | 'back' }
  | undefined;

/** A question. */
export interface Step<Answers> {
  /** Whether it has to be asked, given the answers so far. */
  isNeeded?(answers: Answers): boolean;
  /** Shows what was answered before. */
  ask(answers: Answers, place: StepPlace): Promise<StepResult<Answers>>;
}

/**
 * Asks one question after another; one can go back to each with what was answered kept. Undefined where the user gives
 * up.
 */
export async function askInSteps<Answers>(
  title: string,
  start: Answers,
  steps: readonly Step<Answers>[],
): Promise<Answers | undefined> {
  let answers = start;
  let asked = 0;
  for (;;) {
    const needed = steps.filter(step => step.isNeeded?.(answers) ?? true);
    const step = needed[asked];
    if (!step) return answers;
    const result = await step.ask(answers, { title, step: asked + 1, totalSteps: needed.length });
    if (!result) return undefined;
    answers = result.answers;
    asked += result.direction === 'on' ? 1 : -1;
  }
}

/** The result of an input box or a list. */
export interface Ending<Value> {
  readonly value: Value;
  readonly direction: 'on' | 'back';
}

/** Shows an input box or a list until it is answered, cancelled, or left for the previous question. */
export function waitFor<Value, Item extends vscode.QuickPickItem>(
  input: vscode.InputBox | vscode.QuickPick<Item>,
  { title, step, totalSteps }: StepPlace,
  /** `accept` returns the answer on Enter; undefined keeps the question open. */
  read: { current(): Value; accept(): Value | undefined },
): Promise<Ending<Value> | undefined> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  // Another window may hold the answer.
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  return new Promise(resolve => {
    input.onDidAccept(() => {
      const value = read.accept();
      if (value === undefined) return;
      resolve({ value, direction: 'on' });
      input.hide();
    });
    input.onDidTriggerButton(button => {
      if (button !== vscode.QuickInputButtons.Back) return;
      resolve({ value: read.current(), direction: 'back' });
      input.hide();
    });
    input.onDidHide(() => {
      // What was answered has been told by now.
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}
