import { toValueSync } from 'liquidjs/dist/liquid.browser.mjs';
import { mayHoldLiquid } from '../text/may-hold-liquid.ts';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { arrange, type FoundFault } from './arrange.ts';
import { createBudget } from './budget.ts';
import { engineOfAll } from './engine.ts';
import type { LiquidFacts } from './facts.ts';
import type { FaultKind, LiquidStop } from './liquid-stop.ts';
import { parsePartial } from './partials.ts';
import { Pieces, toSource, writtenSpans } from './pieces.ts';
import { addPlaceholder, type Placeholder } from './placeholders.ts';
import { PostContext } from './post-context.ts';
import { placeOf } from './scan.ts';
import { type PostToken, parseItems } from './tags/post-tag.ts';
import { knownTags } from './tags/tags.ts';
import { unknown, type Value } from './values/value.ts';

/** Where Liquid stops. */
export interface LiquidFault {
  readonly kind: FaultKind;
  /** The tag's name; of a mark that is never closed, what is there of it. */
  readonly name: string;
  /** What is missing or cannot be read; empty where the tag itself says it. */
  readonly subject: string;
  readonly span: Span;
  /** Of an unknown tag: there is an end of that name further down, `{% endname %}`. */
  readonly hasEnd?: boolean;
}

/** An output of the post that prints nothing, since nothing sets the name that it begins with. */
export interface LostOutput {
  readonly name: string;
  readonly span: Span;
}

/** A text after Liquid has run. */
export interface LiquidReading {
  readonly source: Source;
  readonly faults: readonly LiquidFault[];
  /** In order. */
  readonly lost: readonly LostOutput[];
  /** What stands in the text for what only a build would tell. */
  readonly placeholders: readonly Placeholder[];
  /** Where the file holds what wrote some of the text: tags and outputs, in order. */
  readonly written: readonly Span[];
}

/** A text without Liquid. */
export function withoutLiquid(source: Source): LiquidReading {
  return { source, faults: [], lost: [], placeholders: [], written: [] };
}

/**
 * `source` as kramdown gets it: Jekyll runs Liquid first. What only a build would tell leaves a placeholder: a branch
 * of which nobody can tell is taken, and a loop over what is not known runs once. What would stop Jekyll is a fault,
 * and a placeholder at its place. Never throws.
 *
 * @param names what the text sees besides `page` and `site`, as a layout sees `content`
 */
export function runLiquid(
  source: Source,
  facts: LiquidFacts,
  names: ReadonlyMap<string, Value> = noNames,
): LiquidReading {
  if (!mayHoldLiquid(source.text)) return withoutLiquid(source);
  return new PostRendering(source, facts, names).run();
}

class PostRendering {
  readonly #source: Source;
  readonly #facts: LiquidFacts;
  readonly #names: ReadonlyMap<string, Value>;
  readonly #placeholders: Placeholder[] = [];
  readonly #faults: FoundFault[] = [];
  /** By where an output begins: the name that it lacks; undefined where it has printed something. */
  readonly #outputs = new Map<number, { readonly end: number; readonly name: string | undefined }>();

  constructor(source: Source, facts: LiquidFacts, names: ReadonlyMap<string, Value>) {
    this.#source = source;
    this.#facts = facts;
    this.#names = names;
  }

  run(): LiquidReading {
    const { text } = this.#source;
    const { items, faults, endings } = arrange(text, knownTags(this.#facts.rules));
    this.#faults.push(...faults);
    const pieces = new Pieces({ begin: 0, end: text.length });
    const liquid = engineOfAll();
    const templates = parseItems(text, items, { liquid, isOwn: true });
    toValueSync(liquid.renderer.renderTemplates(templates, this.#createContext(), pieces));
    return {
      source: toSource(pieces.list, this.#source),
      faults: this.#faults.sort((a, b) => a.start - b.start).map(fault => this.#placed(fault, endings)),
      lost: this.#lost(),
      placeholders: this.#placeholders,
      written: writtenSpans(pieces.list, this.#source),
    };
  }

  #createContext(): PostContext {
    const names = new Map<string, Value>([
      ['page', this.#facts.page],
      ['site', this.#facts.site],
      ...unknownNames.map(name => [name, unknown] as const),
      ...this.#names,
    ]);
    return new PostContext(engineOfAll(), names, {
      facts: this.#facts,
      budget: createBudget(this.#facts.allowance),
      parsePartial,
      stop: (stop, place) => this.#stop(stop, place),
      note: (stop, place) => this.#note(stop, place),
      noteOutput: (place, lostName) => this.#noteOutput(place, lostName),
      standIn: (kind, place) => this.#standIn(kind, place),
    });
  }

  #stop(stop: LiquidStop, place: Pick<PostToken, 'begin' | 'end'>): string {
    this.#note(stop, place);
    return this.#standIn(stop.kind === 'too-much' ? 'unknown' : 'fault', place);
  }

  #note({ kind, subject }: LiquidStop, { begin: start, end }: Pick<PostToken, 'begin' | 'end'>): void {
    // In a loop it stops at the first time; the place is told once.
    if (this.#faults.some(fault => fault.start === start && fault.kind === kind)) return;
    const name = /^\{[{%]-?[ \t\r\n\f\v]*(\w+)?/.exec(this.#source.text.slice(start, end))?.[1] ?? '{{';
    this.#faults.push({ kind, name, subject, start, end });
  }

  /** In a loop it may print something another time. */
  #noteOutput({ begin, end }: Pick<PostToken, 'begin' | 'end'>, name: string | undefined): void {
    const known = this.#outputs.get(begin);
    // What an include prints has the place of its tag.
    const isOutput = this.#source.text.startsWith('{{', begin);
    if (isOutput && (!known || known.name !== undefined)) this.#outputs.set(begin, { end, name });
  }

  #lost(): readonly LostOutput[] {
    const lost: LostOutput[] = [];
    for (const [begin, { end, name }] of [...this.#outputs].sort(([a], [b]) => a - b)) {
      if (name !== undefined) lost.push({ name, span: placeOf(this.#source, begin, end) });
    }
    return lost;
  }

  #standIn(kind: Placeholder['kind'], { begin, end }: Pick<PostToken, 'begin' | 'end'>): string {
    return addPlaceholder(this.#placeholders, { kind, written: this.#source.text.slice(begin, end) });
  }

  #placed({ kind, name, subject, start, end }: FoundFault, endings: ReadonlySet<string>): LiquidFault {
    const fault = { kind, name, subject, span: placeOf(this.#source, start, end) };
    return kind === 'unknown-tag' && endings.has(name) ? { ...fault, hasEnd: true } : fault;
  }
}

const noNames: ReadonlyMap<string, Value> = new Map();

/** Names that hold something although no post says what. */
const unknownNames = ['jekyll', 'layout', 'theme', 'content', 'paginator'];
