import { Context, type Liquid, type Template } from 'liquidjs/dist/liquid.browser.mjs';
import type { Budget } from './budget.ts';
import type { LiquidFacts } from './facts.ts';
import { LiquidStop } from './liquid-stop.ts';
import type { Placeholder } from './placeholders.ts';
import type { Running } from './running.ts';
import type { Value } from './values/value.ts';

type Names = Map<string, Value>;

/** What one rendering of a post is made with. */
export interface PostRun {
  readonly facts: LiquidFacts;
  readonly budget: Budget;
  /** Reads a text that is not the post's own; throws a {@link LiquidStop} where Jekyll refuses it. */
  parsePartial(text: string, within: { readonly liquid: Liquid; readonly context: PostContext }): Template[];
  /** Notes that Liquid stops at a tag of the post; returns the mark that stands there instead. */
  stop(stop: LiquidStop, place: { readonly begin: number; readonly end: number }): string;
  /** Notes that Jekyll stops at a place, although it can be told what would be printed. */
  note(stop: LiquidStop, place: { readonly begin: number; readonly end: number }): void;
  /** Notes what an output of the post has printed: nothing, of a name that nothing sets, or something. */
  noteOutput(place: { readonly begin: number; readonly end: number }, lostName: string | undefined): void;
  /** Notes a placeholder for what is not known, or for where Liquid stops; returns its mark. */
  standIn(kind: Placeholder['kind'], place: { readonly begin: number; readonly end: number }): string;
}

/** LiquidJS's context of a rendering, with scopes whose values are Ruby's. No name in them is one of a prototype. */
export class PostContext extends Context {
  readonly run: PostRun;
  readonly engine: Liquid;
  /** What all of the post sees: `page`, `site`, and what is counted by `increment`. */
  readonly globalNames: Names;
  readonly #scopes: Names[] = [new Map()];
  /** What tags remember from one time to the next: how far a cycle or a loop has come. */
  readonly memory = new Map<string, Value>();
  /** The includes that have been read, by their paths. */
  readonly partials = new Map<string, readonly Template[]>();
  /** What `break` and `continue` ask for: a round of a `for` obeys the last of them, one of a `tablerow` none. */
  readonly interrupts: ('break' | 'continue')[] = [];
  /** The loops that are being run, the innermost last. */
  readonly loops: Value[] = [];

  constructor(engine: Liquid, globalNames: Names, run: PostRun) {
    super({}, engine.options, { sync: true }, { liquid: engine });
    this.engine = engine;
    this.globalNames = globalNames;
    this.run = run;
  }

  /** The value of a name, in the innermost scope that has it. */
  find(name: string): Value {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const value = this.#scopes[index]!.get(name);
      if (value !== undefined) return value;
    }
    const value = this.globalNames.get(name);
    if (value === undefined && this.run.facts.rules.areNamesStrict)
      throw new LiquidStop('unknown-name', name);
    return value ?? null;
  }

  /** Whether something has set a name, were it to nothing. */
  isSet(name: string): boolean {
    return this.globalNames.has(name) || this.#scopes.some(scope => scope.has(name));
  }

  /** Sets a name for all of the post. */
  assign(name: string, value: Value): void {
    this.#scopes[0]!.set(name, value);
  }

  /** Sets a name of the innermost scope. */
  set(name: string, value: Value): void {
    this.#scopes.at(-1)!.set(name, value);
  }

  /** Runs what has names of its own. */
  *within(run: () => Running): Running {
    this.#enter();
    try {
      yield* run();
    } finally {
      this.#leave();
    }
  }

  /** The same for what is only reckoned. */
  reckonWithin<Result>(reckon: () => Result): Result {
    this.#enter();
    try {
      return reckon();
    } finally {
      this.#leave();
    }
  }

  #enter(): void {
    // Liquid for Ruby stops where a hundred scopes lie in each other.
    if (this.#scopes.length >= 100) throw new LiquidStop('too-deep', '');
    this.#scopes.push(new Map());
  }

  #leave(): void {
    this.#scopes.pop();
  }
}
