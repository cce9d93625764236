import type { SpanSet } from '../text/span-set.ts';
import type { Structure } from './structure.ts';

/** A tag of a plugin, of which only a build tells what it writes. */
export interface PluginOutput {
  readonly start: number;
  readonly name: string;
  /** See `KnownTag`. */
  readonly unpaired: ReadonlySet<string> | undefined;
}

/** What Liquid has done to a body. */
export interface LiquidTraces {
  readonly liquid: SpanSet;
  /** The whole file. */
  readonly text: string;
  /** Finds them in source order; most structures have no fault that would ask for them. */
  plugins(): readonly PluginOutput[];
}

/**
 * `structure` without the faults of which Liquid may be the cause: those of tags that it writes a part of, of elements
 * whose other tag stands where it left something out, in a branch that was not taken, and of those whose other tag a
 * plugin may write.
 */
export function withoutLiquidFaults(
  structure: Structure,
  { liquid, text, plugins: findPlugins }: LiquidTraces,
): Structure {
  if (structure.isWhole || liquid.spans.length === 0) return structure;
  const surplus = countLeftOut(liquid, text);
  const plugins = findPlugins();
  const first = placesOf(plugins);
  const last = placesOf(plugins.filter(({ name, unpaired }) => unpaired || CLOSES.test(name)).toReversed());
  const faults = structure.faults.filter(({ kind, tag, before, end }) => {
    if (tag.hasLiquid || before?.hasLiquid || end?.hasLiquid) return false;
    const name = tag.name.toLowerCase();
    const other = kind === 'stray' ? first.of(name) : kind === 'unclosed' ? last.of(name) : undefined;
    const isOfPlugin =
      other !== undefined && (kind === 'stray' ? other < tag.span.start : other > tag.span.start);
    return !isOfPlugin && (surplus.get(name) ?? 0) === 0;
  });
  return { ...structure, faults };
}

/** The first of some tags of plugins that may write one tag of an element without the other, by the element's name. */
function placesOf(plugins: readonly PluginOutput[]): { of(name: string): number | undefined } {
  const places = new Map<string, number>();
  for (const { start, unpaired } of plugins) {
    for (const name of unpaired ?? containers) if (!places.has(name)) places.set(name, start);
  }
  return { of: name => places.get(name) };
}

/** Names of tags that most likely write end tags. */
const CLOSES = /^(?:end|close|stop)|(?:end|close|stop)$/i;

/** What a plugin of which nothing is known opens in one tag and closes in another, if anything. */
const containers: ReadonlySet<string> = new Set(
  'article aside blockquote center details div dl fieldset figure footer form header main nav ol section table ul'.split(
    ' ',
  ),
);

/** By name, how many start tags more than end tags Liquid left out. */
function countLeftOut({ spans }: SpanSet, text: string): ReadonlyMap<string, number> {
  const surplus = new Map<string, number>();
  for (const { start, end } of spans) {
    for (const [, slash, name] of text.slice(start, end).matchAll(/<(\/?)([a-z][\w:-]*)/gi)) {
      const key = name!.toLowerCase();
      surplus.set(key, (surplus.get(key) ?? 0) + (slash ? -1 : 1));
    }
  }
  return surplus;
}
