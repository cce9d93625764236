import {
  applyEdits,
  defaultSettings,
  type Finding,
  fixAll,
  type Post,
  parsePost,
  render,
  type Span,
  type Tag,
  type TextEdit,
} from '../../src/core/index.ts';
import { checkPost, defaultFacts } from './checking.ts';
import { isSameDom } from './dom.ts';
import type { Random } from './random.ts';

/** What can happen to a pair of tags. `swapped`: as `misnested`, with other elements or text between the end tags. */
export const mutations = ['dropped', 'doubled', 'misnested', 'swapped'] as const;
export type Mutation = (typeof mutations)[number];

/** A post that is to be broken. */
export interface Checked {
  readonly post: Post;
  readonly findings: readonly Finding[];
}

/** A post in which one pair of tags was broken. */
export interface Mutant {
  readonly original: Checked;
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** Where it is broken, in `text`. */
  readonly places: readonly Span[];
}

/** What the rules make of a mutant. */
export interface Verdict {
  /** The broken place is named: see {@link judge}. */
  readonly isNamed: boolean;
  /** The findings that the post did not have before. */
  readonly added: readonly Finding[];
}

/** An element, by its tags. */
interface Element {
  readonly start: Tag;
  readonly end: Tag;
}

/** Breaks one pair of tags at a random place; undefined where the post has no such place. */
export function mutate(original: Checked, mutation: Mutation, random: Random): Mutant | undefined {
  const { post } = original;
  const elements = elementsOf(post);
  if (mutation === 'dropped' || mutation === 'doubled') {
    if (elements.length === 0) return undefined;
    const { start, end } = random.pick(elements);
    const tag = post.text.slice(end.span.start, end.span.end);
    if (mutation === 'dropped') {
      return createMutant(original, [{ span: end.span, text: '' }], [start.span, end.span]);
    }
    const doubled = { span: { start: end.span.end, end: end.span.end }, text: tag };
    const both = { start: end.span.start, end: end.span.end };
    return createMutant(original, [doubled], [both]);
  }
  const pairs = nestedPairs(post, elements, mutation);
  if (pairs.length === 0) return undefined;
  const [outer, inner] = random.pick(pairs);
  const tagText = ({ span }: Tag): string => post.text.slice(span.start, span.end);
  return createMutant(
    original,
    [
      { span: inner.end.span, text: tagText(outer.end) },
      { span: outer.end.span, text: tagText(inner.end) },
    ],
    [outer.start.span, inner.start.span, outer.end.span, inner.end.span],
  );
}

/**
 * Asks the rules about a mutant. Its broken place is named where a finding of `html/unclosed-element` or
 * `html/stray-end-tag` shows one of the tags that were broken, by its span, its related places or its first fix; or
 * where that fix makes what a browser reads as the post was before, because the broken place cannot be told from it.
 */
export function judge(mutant: Mutant): Verdict {
  const after = checkPost(parsePost(mutant.original.post.path, mutant.text));
  const structural = after.filter(({ rule }) =>
    /^html\/(?:unclosed-element|stray-end-tag|unseen-end-tag)$/.test(rule),
  );
  return {
    isNamed:
      structural.some(finding => touches(finding, mutant)) ||
      structural.some(finding => restores(finding, mutant)),
    added: withoutKnown(after, mutant),
  };
}

/**
 * Whether all fixes make of a mutant the page that they make of the post before it was broken, white space apart. What
 * else is wrong with the post, they mend in both.
 */
export function isMended({ original, text }: Pick<Mutant, 'original' | 'text'>): boolean {
  const { path, text: before } = original.post;
  return isSameDom(mendedPage(path, text), mendedPage(path, before));
}

/** The page that Jekyll makes of a post after all fixes. */
function mendedPage(path: string, text: string): string {
  const mended = fixAll(parsePost(path, text), defaultFacts, defaultSettings, { safety: 'all' });
  return render(parsePost(path, mended.text)).html;
}

/** A post without faults among its tags, or undefined: what else is wrong with it does not matter. */
export function soundPost(path: string, text: string): Checked | undefined {
  const post = parsePost(path, text);
  const findings = checkPost(post);
  const isBroken = findings.some(({ rule }) =>
    /^html\/(?:unclosed-element|stray-end-tag|unseen-end-tag|unreadable-tag)$/.test(rule),
  );
  return isBroken ? undefined : { post, findings };
}

function elementsOf(post: Post): readonly Element[] {
  return post.body.tags.flatMap(tag =>
    tag.kind === 'open' && tag.partner && !tag.printed ? [{ start: tag, end: tag.partner }] : [],
  );
}

function nestedPairs(
  post: Post,
  elements: readonly Element[],
  mutation: Mutation,
): readonly (readonly [Element, Element])[] {
  return elements.flatMap(inner => {
    const start = inner.start.parent;
    if (!start?.partner || start.name === inner.start.name) return [];
    const between = post.text.slice(inner.end.span.end, start.partner.span.start);
    if ((between.trim() === '') !== (mutation === 'misnested')) return [];
    return [[{ start, end: start.partner }, inner] as const];
  });
}

function createMutant(original: Checked, edits: readonly TextEdit[], places: readonly Span[]): Mutant {
  const toMutant = ({ start, end }: Span): Span => ({
    start: mapOffset(start, edits, false),
    end: mapOffset(end, edits, true),
  });
  return { original, edits, text: applyEdits(original.post.text, edits), places: places.map(toMutant) };
}

/** Where an offset of the text before the edits is behind them; `isEnd` puts it behind what is inserted there. */
function mapOffset(offset: number, edits: readonly TextEdit[], isEnd: boolean): number {
  let shift = 0;
  for (const { span, text } of edits) {
    if (isEnd ? span.end <= offset : span.end <= offset && span.start < offset) {
      shift += text.length - (span.end - span.start);
    }
  }
  return offset + shift;
}

function touches(finding: Finding, { places }: Mutant): boolean {
  const shown = [
    finding.span,
    ...finding.related.map(({ span }) => span),
    ...(finding.fixes[0]?.edits ?? []).map(({ span }) => span),
  ];
  return shown.some(span => places.some(place => span.start < place.end && place.start < span.end));
}

function restores(finding: Finding, mutant: Mutant): boolean {
  const fix = finding.fixes[0];
  return fix !== undefined && isSameDom(applyEdits(mutant.text, fix.edits), mutant.original.post.text);
}

/** The findings of `after` without those that the post had before, of the same rule at the same place. */
function withoutKnown(after: readonly Finding[], { original, edits }: Mutant): readonly Finding[] {
  const known = new Map<string, number>();
  for (const { rule, span } of original.findings) {
    const key = `${rule} ${mapOffset(span.start, edits, true)}`;
    known.set(key, (known.get(key) ?? 0) + 1);
  }
  return after.filter(({ rule, span }) => {
    const key = `${rule} ${span.start}`;
    const count = known.get(key) ?? 0;
    known.set(key, count - 1);
    return count <= 0;
  });
}
