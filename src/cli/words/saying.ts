import type { Phrase, Slots, SlotValues } from '../../core/index.ts';

/** A text to be worded later, in the reader's language: plain data, which can be sent between threads. */
export interface Saying {
  /** The English template. */
  readonly key: string;
  readonly slots: Readonly<Record<string, Said | number>>;
}

/** A saying, or words that are not translated: a name, or a message of the system. */
export type Said = Saying | string;

/** Fills an English template for later: the compiler asks for each `{slot}`, which may be a saying itself. */
export function saying<const Template extends string>(
  key: Template,
  slots: { readonly [Name in keyof Slots<Template>]: Said | number },
): Saying {
  return { key, slots };
}

/** Words a saying. */
export function wordsOf(said: Said, phrase: Phrase): string {
  if (typeof said === 'string') return said;
  const { key, slots } = said;
  const worded: SlotValues = Object.fromEntries(
    Object.entries(slots).map(([name, value]) => [
      name,
      typeof value === 'number' ? value : wordsOf(value, phrase),
    ]),
  );
  return phrase(key, worded);
}

/** An error that a user reads. */
export class SaidError extends Error {
  readonly said: Saying;

  constructor(said: Saying) {
    super(said.key);
    this.said = said;
  }
}
