/** What runs: LiquidJS goes through the steps of a rendering itself. */
export type Running = Generator<unknown, void>;
