import type { KnownTag } from '../site/build/known-tag.ts';
import { stripEnd, stripStart } from '../text/ascii-space.ts';
import { endOfCode, isOfCode } from './code-tags.ts';
import { parseFilteredValue } from './expression.ts';
import { type FaultKind, LiquidStop } from './liquid-stop.ts';
import { type Cut, cutLines, cutText, findRawEnd, rawTagStart } from './scan.ts';
import type { TagDefinition } from './tags/tag-definition.ts';

/** A piece of a text that is ready to be made a template of. */
export interface Arranged {
  /** text: stands there as it is; fault: Liquid stops there; plugin: only a plugin tells what it makes. */
  readonly role: 'text' | 'tag' | 'branch' | 'end' | 'output' | 'fault' | 'plugin';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What its definition has read of its markup. */
  readonly parsed: unknown;
}

/** A place at which Liquid refuses a text. */
export interface FoundFault {
  readonly kind: FaultKind;
  readonly name: string;
  /** See `LiquidStop`. */
  readonly subject: string;
  readonly start: number;
  readonly end: number;
}

/** A text whose blocks all end, and what was at fault. */
export interface Arrangement {
  readonly items: readonly Arranged[];
  readonly faults: readonly FoundFault[];
  /** The names of unknown tags that have an end. */
  readonly endings: ReadonlySet<string>;
}

/** The tags that a site has. */
export interface KnownTags {
  readonly definitions: ReadonlyMap<string, TagDefinition>;
  /** Those of plugins. */
  readonly plugins: ReadonlyMap<string, KnownTag>;
  /** There is `{% liquid … %}`, which holds tags line by line. */
  readonly hasLines: boolean;
  /** In `raw` what stands before a tag within a piece is printed twice, as by Liquid 4. */
  readonly repeatsRaw: boolean;
}

/** Liquid for Ruby stops where blocks lie deeper in each other. */
const MAX_BLOCKS = 100;

/** Cuts a text and pairs its blocks. Liquid stops at the first fault; here what is left of the text is read on. */
export function arrange(text: string, tags: KnownTags): Arrangement {
  return new Arranger(text, tags).run(cutText(text));
}

interface OpenBlock {
  readonly item: number;
  readonly name: string;
  readonly definition: TagDefinition;
  /** Its branches, which go where it goes. */
  readonly branches: number[];
  /** Liquid refuses the tag that began it. */
  readonly isRefused: boolean;
}

/** Code between the tag of a plugin and its end. */
interface CodeBlock {
  readonly tag: Cut;
  /** The outputs in it, which are put in before the plugin sees them. */
  readonly values: readonly Cut[];
  readonly end: Cut;
  /** The index of the end. */
  readonly last: number;
}

class Arranger {
  readonly #text: string;
  readonly #tags: KnownTags;
  readonly #items: (Arranged | undefined)[] = [];
  readonly #faults: FoundFault[] = [];
  readonly #open: OpenBlock[] = [];
  #rawNeverEnds = false;
  readonly #unknown = new Set<string>();
  readonly #endings = new Set<string>();

  constructor(text: string, tags: KnownTags) {
    this.#text = text;
    this.#tags = tags;
  }

  run(cuts: readonly Cut[]): Arrangement {
    let trimsNext = false;
    for (let index = 0; index < cuts.length; index++) {
      const cut = cuts[index]!;
      if (cut.kind === 'text') {
        this.#addText(cut, trimsNext, cuts[index + 1]?.trimsBefore === true);
        trimsNext = false;
        continue;
      }
      trimsNext = cut.trimsAfter;
      if (cut.name === 'raw') index = this.#addRaw(cuts, index);
      else {
        const code = this.#findCode(cuts, index);
        if (code) {
          this.#addCode(code);
          index = code.last;
          trimsNext = code.end.trimsAfter;
        } else this.#add(cut);
      }
    }
    for (const block of this.#open.splice(0)) this.#leaveUnclosed(block);
    return {
      items: this.#items.filter(item => item !== undefined),
      faults: this.#faults.sort((a, b) => a.start - b.start),
      endings: this.#endings,
    };
  }

  #addText({ start, end }: Cut, trimsStart: boolean, trimsEnd: boolean): void {
    const text = this.#text.slice(start, end);
    const left = trimsStart ? stripStart(text) : text;
    const kept = trimsEnd ? stripEnd(left) : left;
    const from = start + text.length - left.length;
    if (kept !== '') this.#push('text', { name: '', start: from, end: from + kept.length });
  }

  /** Returns the index of the last piece that belongs to it. */
  #addRaw(cuts: readonly Cut[], index: number): number {
    const cut = cuts[index]!;
    if (cut.markup.trim() !== '') this.#refuse('bad-syntax', cut);
    // Where one does not end, none behind it does.
    const found = this.#rawNeverEnds ? undefined : findRawEnd(this.#text, cuts, index + 1);
    this.#rawNeverEnds = !found;
    if (!found) {
      if (cut.markup.trim() === '') this.#refuse('unclosed-block', cut);
      return index;
    }
    let start = cut.end;
    for (const piece of this.#tags.repeatsRaw ? cuts.slice(index + 1, found.next - 1) : []) {
      const at = piece.kind === 'text' ? 0 : rawTagStart(this.#text.slice(piece.start, piece.end));
      if (at <= 0) continue;
      this.#push('text', { name: 'raw', start, end: piece.start + at });
      start = piece.start;
    }
    if (found.end > start) this.#push('text', { name: 'raw', start, end: found.end });
    return found.next - 1;
  }

  /** What a plugin's tag begins if a text that is code to the plugin, and values, is all that it holds. */
  #findCode(cuts: readonly Cut[], index: number): CodeBlock | undefined {
    const tag = cuts[index]!;
    const { kind, name } = tag;
    if (kind !== 'tag' || !isOfCode(name) || this.#definitionOf(name)) return undefined;
    if (this.#open.at(-1)?.name === 'comment') return undefined;
    if (this.#tags.plugins.get(name)?.kind === 'inline' && name !== 'm') return undefined;
    const values: Cut[] = [];
    for (let at = index + 1; at < cuts.length; at++) {
      const cut = cuts[at]!;
      if (cut.kind === 'output') values.push(cut);
      if (cut.kind === 'text' || cut.kind === 'output') continue;
      if (cut.kind === 'tag' && cut.name === endOfCode(name))
        return at > index + 1 ? { tag, values, end: cut, last: at } : undefined;
      if (cut.name !== 'raw' || cut.markup.trim() !== '' || this.#rawNeverEnds) return undefined;
      const found = findRawEnd(this.#text, cuts, at + 1);
      if (!found) return undefined;
      at = found.next - 1;
    }
    return undefined;
  }

  /** What the plugin makes of the code is known as little as what it makes of its tag; values are put in before. */
  #addCode({ tag, values, end: last }: CodeBlock): void {
    const { name, start, end } = tag;
    const kind = this.#tags.plugins.has(name) ? 'plugin' : 'fault';
    if (kind === 'fault') {
      this.#endings.add(name);
      this.#faults.push({ kind: 'unknown-tag', name, subject: '', start, end });
    }
    let from = start;
    for (const value of values) {
      this.#push(kind, { name, start: from, end: value.start });
      this.#add(value);
      from = value.end;
    }
    this.#push(kind, { name, start: from, end: last.end });
  }

  #add(cut: Cut): void {
    if (cut.kind === 'broken') this.#refuse('unclosed-mark', cut);
    else if (cut.kind === 'output')
      this.#guard(cut, () => this.#push('output', cut, parseFilteredValue(cut.markup)));
    else this.#addTag(cut);
  }

  #addTag(cut: Cut): void {
    const { name } = cut;
    const innermost = this.#open.at(-1);
    const branch = innermost && branchOf(innermost.definition, name);
    const definition = this.#definitionOf(name);
    const plugin = this.#tags.plugins.has(name) && !definition;
    if (innermost && name === `end${innermost.name}`) this.#close(this.#open.length - 1, cut);
    else if (innermost && branch) {
      if (innermost.isRefused) return;
      this.#guard(cut, () => innermost.branches.push(this.#push('branch', cut, branch(cut.markup))));
    } else if (name === 'liquid' && this.#tags.hasLines) this.#addLines(cut);
    else if (definition) this.#addKnown(cut, definition);
    else if (plugin) this.#push('plugin', cut);
    else if (innermost?.name !== 'comment') this.#addStranger(cut);
  }

  /** A plugin may take the name of a tag that Jekyll has; of what plugins bring, one is known here. */
  #definitionOf(name: string): TagDefinition | undefined {
    const { definitions, plugins } = this.#tags;
    return plugins.has(name) === (name === 'include_cached') ? definitions.get(name) : undefined;
  }

  #addKnown(cut: Cut, definition: TagDefinition): void {
    const item = this.#items.length;
    const isTooDeep = definition.branches !== undefined && this.#open.length >= MAX_BLOCKS;
    const isRead = !isTooDeep && this.#guard(cut, () => this.#push('tag', cut, definition.parse(cut.markup)));
    if (isTooDeep) this.#refuse('too-deep', cut);
    if (definition.branches !== undefined)
      this.#open.push({ item, name: cut.name, definition, branches: [], isRefused: !isRead });
  }

  /** What is no tag of Liquid's, nor one of a plugin that is known. */
  #addStranger(cut: Cut): void {
    const { name } = cut;
    if (!name.startsWith('end')) {
      if (!isBranchName(name)) this.#unknown.add(name);
      this.#refuse(isBranchName(name) ? 'stray-end' : 'unknown-tag', cut);
      return;
    }
    const opened = name.slice(3);
    const plugin = this.#tags.plugins.get(opened);
    // What stands between a plugin's tag and its end is read as if neither were there.
    if (plugin && plugin.kind !== 'inline') return;
    if (this.#unknown.has(opened)) {
      // One fault is told once: without the plugin both its tag and the end are unknown.
      this.#endings.add(opened);
      return;
    }
    const opener = this.#open.findLastIndex(block => `end${block.name}` === name);
    if (opener < 0) {
      this.#refuse('stray-end', cut);
      return;
    }
    // What was opened later is never closed: one fault each, and not one more for the end.
    for (const block of this.#open.splice(opener + 1)) this.#leaveUnclosed(block);
    this.#close(opener, cut);
  }

  #close(opener: number, cut: Cut): void {
    const [block] = this.#open.splice(opener);
    if (!block || block.isRefused) return;
    if (block.name === 'comment') this.#items.fill(undefined, block.item);
    else this.#push('end', cut);
  }

  #leaveUnclosed({ item, branches, isRefused }: OpenBlock): void {
    const opener = this.#items[item];
    for (const branch of branches) this.#items[branch] = undefined;
    if (isRefused || !opener) return;
    this.#items[item] = { ...opener, role: 'fault' };
    this.#faults.push({ ...opener, kind: 'unclosed-block', subject: '' });
  }

  /** `{% liquid … %}`: each of its lines is a tag, and each block ends within it. */
  #addLines(cut: Cut): void {
    const lines = cutLines(cut);
    const hasLines = lines.some(({ name }) => name === 'liquid' || name === 'raw');
    const { items, faults } = new Arranger(this.#text, this.#tags).run(lines);
    if (hasLines) this.#refuse('unknown-tag', { ...cut, name: 'liquid' });
    else if (faults.length > 0) this.#refuse(faults[0]!.kind, { ...cut, name: faults[0]!.name });
    else for (const item of items) this.#items.push(item);
  }

  #push(role: Arranged['role'], { name, start, end }: Place, parsed?: unknown): number {
    return this.#items.push({ role, name, start, end, parsed }) - 1;
  }

  /** Whether Liquid lets it pass. */
  #guard(cut: Cut, read: () => void): boolean {
    try {
      read();
      return true;
    } catch (error) {
      if (!(error instanceof LiquidStop)) throw error;
      this.#refuse(error.kind, cut, error.subject);
      return false;
    }
  }

  #refuse(kind: FaultKind, cut: Cut, subject = ''): void {
    const { start, end } = cut;
    const name = cut.kind === 'tag' ? cut.name : this.#text.slice(start, Math.min(end, start + 40));
    this.#faults.push({ kind, name, subject, start, end });
    this.#push('fault', cut);
  }
}

type Place = Pick<Arranged, 'name' | 'start' | 'end'>;

function branchOf({ branches }: TagDefinition, name: string): ((markup: string) => unknown) | undefined {
  return branches && Object.hasOwn(branches, name) ? branches[name] : undefined;
}

function isBranchName(name: string): boolean {
  return name === 'else' || name === 'elsif' || name === 'when';
}
