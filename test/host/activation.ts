/** How long two extensions took to start, in milliseconds. */
export interface Activation {
  readonly empty: number;
  readonly copydesk: number;
}

/** What stands in front of it in the suite's report. */
export const activationMark = 'activation: ';
