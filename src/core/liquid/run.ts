import { type Liquid, toValueSync } from 'liquidjs/dist/liquid.browser.mjs';
import type { Source } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { arrange, type FoundFault } from './arrange.ts';
import { createBudget } from './budget.ts';
import { createEngine } from './engine.ts';
import type { LiquidFacts } from './facts.ts';
import type { FaultKind, LiquidStop } from './liquid-stop.ts';
import { Pieces, toSource, writtenSpans } from './pieces.ts';
import { addPlaceholder, type Placeholder } from './placeholders.ts';
import { PostContext } from './post-context.ts';
import { placeOf } from './scan.ts';
import { type PostToken, parseItems } from './tags/post-tag.ts';
import { tagDefinitions } from './tags/tags.ts';
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

/** A text after Liquid has run. */
export interface LiquidReading {
  readonly source: Source;
  readonly faults: readonly LiquidFault[];
  /** What stands in the text for what only a build would tell. */
  readonly placeholders: readonly Placeholder[];
  /** Where the file holds what wrote some of the text: tags and outputs, in order. */
  readonly written: readonly Span[];
}

/** Whether there may be Liquid in a text. */
export function mayHoldLiquid(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** A text without Liquid. */
export function withoutLiquid(source: Source): LiquidReading {
  return { source, faults: [], placeholders: [], written: [] };
}

/**
 * `source` as kramdown gets it: Jekyll runs Liquid first. What only a build would tell leaves a placeholder: a branch
 * of which nobody can tell is taken, and a loop over what is not known runs once. What would stop Jekyll is a fault,
 * and a placeholder at its place. Never throws.
 */
export function runLiquid(source: Source, facts: LiquidFacts): LiquidReading {
  if (!mayHoldLiquid(source.text)) return withoutLiquid(source);
  return new PostRendering(source, facts).run();
}

class PostRendering {
  readonly #source: Source;
  readonly #facts: LiquidFacts;
  readonly #placeholders: Placeholder[] = [];
  readonly #faults: FoundFault[] = [];

  constructor(source: Source, facts: LiquidFacts) {
    this.#source = source;
    this.#facts = facts;
  }

  run(): LiquidReading {
    const { text } = this.#source;
    const plugins = this.#facts.rules.pluginTags;
    const { items, faults, endings } = arrange(text, { definitions: tagDefinitions, plugins });
    this.#faults.push(...faults);
    const pieces = new Pieces({ begin: 0, end: text.length });
    const liquid = createEngine((stop, token) => this.#stop(stop, token));
    const templates = parseItems(text, items, { liquid, isOwn: true });
    toValueSync(liquid.renderer.renderTemplates(templates, this.#createContext(liquid), pieces));
    return {
      source: toSource(pieces.list, this.#source),
      faults: this.#faults.sort((a, b) => a.start - b.start).map(fault => this.#placed(fault, endings)),
      placeholders: this.#placeholders,
      written: writtenSpans(pieces.list, this.#source),
    };
  }

  #createContext(liquid: Liquid): PostContext {
    const names = new Map<string, Value>([
      ['page', this.#facts.page],
      ['site', this.#facts.site],
      ...unknownNames.map(name => [name, unknown] as const),
    ]);
    return new PostContext(liquid, names, {
      facts: this.#facts,
      budget: createBudget(),
      note: (stop, place) => this.#note(stop, place),
      standIn: (kind, place) => this.#standIn(kind, place),
    });
  }

  #stop(stop: LiquidStop, token: PostToken): string {
    this.#note(stop, token);
    return this.#standIn(stop.kind === 'too-much' ? 'unknown' : 'fault', token);
  }

  #note({ kind, subject }: LiquidStop, { begin: start, end }: Pick<PostToken, 'begin' | 'end'>): void {
    // In a loop it stops at the first time; the place is told once.
    if (this.#faults.some(fault => fault.start === start && fault.kind === kind)) return;
    const name = /^\{[{%]-?[ \t\r\n\f\v]*(\w+)?/.exec(this.#source.text.slice(start, end))?.[1] ?? '{{';
    this.#faults.push({ kind, name, subject, start, end });
  }

  #standIn(kind: Placeholder['kind'], { begin, end }: Pick<PostToken, 'begin' | 'end'>): string {
    return addPlaceholder(this.#placeholders, { kind, written: this.#source.text.slice(begin, end) });
  }

  #placed({ kind, name, subject, start, end }: FoundFault, endings: ReadonlySet<string>): LiquidFault {
    const fault = { kind, name, subject, span: placeOf(this.#source, start, end) };
    return kind === 'unknown-tag' && endings.has(name) ? { ...fault, hasEnd: true } : fault;
  }
}

/** Names that hold something although no post says what. */
const unknownNames = ['jekyll', 'layout', 'theme', 'content', 'paginator'];
