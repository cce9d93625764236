import type { Liquid, Template } from 'liquidjs/dist/liquid.browser.mjs';
import { LiquidStop } from '../liquid-stop.ts';
import type { Pieces } from '../pieces.ts';
import type { PostContext } from '../post-context.ts';

/** What runs: LiquidJS goes through the steps of a rendering itself. */
export type Running = Generator<unknown, void>;

/** A branch of a block, as `else` begins one; the first is what follows the tag itself. */
export interface Branch {
  readonly name: string;
  /** What the definition has read from its markup. */
  readonly parsed: unknown;
  readonly templates: Template[];
}

/** A tag of a post that is rendered. */
export interface RunTag<Parsed> {
  readonly parsed: Parsed;
  readonly branches: readonly Branch[];
  readonly context: PostContext;
  readonly pieces: Pieces;
  readonly liquid: Liquid;
  /** Where it stands in its text. */
  readonly position: number;
  /** Renders templates of the tag, to where its own output goes unless something else is said. */
  render(templates: readonly Template[], pieces?: Pieces): Running;
}

/** What a tag of Liquid is. */
export interface TagDefinition<Parsed = unknown> {
  /** Reads what stands behind its name. Throws where Liquid refuses it. */
  parse(markup: string): Parsed;
  /** Of a block: the names that begin another branch of it, and what is read from theirs. */
  readonly branches?: Readonly<Record<string, (markup: string) => unknown>>;
  /**
   * Whether it prints nothing: `body` where it does so if all within it does. Ruby drops the white space of a branch
   * in which nothing prints.
   */
  readonly isBlank?: boolean | 'body';
  /** Prints what it makes; a tag that renders templates has `run` instead. */
  act?(tag: RunTag<Parsed>): void;
  run?(tag: RunTag<Parsed>): Running;
}

/** Gives a definition its type. */
export function defineTag<Parsed>(definition: TagDefinition<Parsed>): TagDefinition {
  // What `act` and `run` are given is what `parse` has made.
  return definition as TagDefinition;
}

/** What `pattern` finds in the markup of a tag; Liquid refuses the tag where it finds nothing. */
export function matchMarkup(pattern: RegExp, markup: string): RegExpExecArray {
  const match = pattern.exec(markup);
  if (!match) throw new LiquidStop('bad-syntax', '');
  return match;
}
