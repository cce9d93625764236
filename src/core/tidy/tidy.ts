import { plainText } from '../markup/captions.ts';
import { isCopied } from '../newsroom/is-copied.ts';
import { type Post, parsePost } from '../post/post.ts';
import missingSrc from '../rules/image/missing-src.ts';
import trackingParameter from '../rules/link/tracking-parameter.ts';
import { createContext, type Facts, type Finding, type Messages, type Rule } from '../rules/rule.ts';
import eventHandler from '../rules/security/event-handler.ts';
import { diffEdits } from '../text/diff.ts';
import { applyEdits } from '../text/edits.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import type { Span, TextEdit } from '../text/span.ts';
import { findAttributeLeftovers } from './find-attributes.ts';
import { findChrome } from './find-chrome.ts';
import { findSmallLeftovers } from './find-small.ts';
import { isSureIn, kinds, type Leftover, type LeftoverKind } from './leftover.ts';
import type { PostTree } from './part.ts';
import { readTree } from './post-tree.ts';
import { isRemovable, removeLeftovers } from './remove-leftovers.ts';

/** What of one kind came with the scrape. */
export interface LeftoverGroup {
  readonly kind: LeftoverKind;
  /** In English; hosts translate it. */
  readonly label: string;
  /** Surely no part of the article; in a post that was not copied, of no effect either. */
  readonly isSure: boolean;
  /** Where it stands, in source order. */
  readonly spans: readonly Span[];
  /** The texts that go with it, of each place that has any. */
  readonly words: readonly string[];
}

/** What came with the scrape, what takes words first. Never throws; takes time linear in the text. */
export function findLeftovers(post: Post, facts: Facts): readonly LeftoverGroup[] {
  const byKind = new Map<LeftoverKind, Leftover[]>();
  const { tree, leftovers: all } = readLeftovers(post, facts);
  const wordsIn = createWordReader(post, tree);
  for (const leftover of all) {
    const known = byKind.get(leftover.kind);
    if (known) known.push(leftover);
    else byKind.set(leftover.kind, [leftover]);
  }
  const copied = isCopied(post, facts);
  return kinds.flatMap(entry => {
    const { kind, label } = entry;
    const leftovers = byKind.get(kind) ?? [];
    if (leftovers.length === 0) return [];
    const words = leftovers.flatMap(({ element, span }) => {
      const text = element ? wordsIn(span) : '';
      return text === '' ? [] : [text];
    });
    const spans = leftovers.map(({ span }) => span);
    return [{ kind, label, isSure: isSureIn(entry, copied), spans, words }];
  });
}

/** What a reader meets of a stretch of the post. */
function createWordReader({ text, body }: Post, tree: PostTree): (span: Span) => string {
  const unread = [...tree.silent, ...body.comments].sort((a, b) => a.start - b.start);
  const starts = unread.map(({ start }) => start);
  return ({ start, end }) => {
    const pieces: string[] = [];
    let at = start;
    for (let index = lastAtOrBefore(starts, start - 1) + 1; index < unread.length; index++) {
      const cut = unread[index]!;
      if (cut.start >= end) break;
      if (cut.start < at) continue;
      pieces.push(text.slice(at, cut.start));
      at = cut.end;
    }
    if (at < end) pieces.push(text.slice(at, end));
    // Blocks keep words apart without a blank between them.
    return plainText(pieces.join('').replace(/<[^<>]*>/g, ' '));
  };
}

/** Taking something away may reveal what else is empty; more rounds than this it never takes. */
const MAX_ROUNDS = 20;

/**
 * The edits that take the leftovers of some kinds away, what is empty without them too. Doing it again changes
 * nothing.
 */
export function tidyEdits(post: Post, facts: Facts, chosen: ReadonlySet<LeftoverKind>): readonly TextEdit[] {
  let current = post;
  let wanted = chosen;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const { tree, leftovers } = readLeftovers(current, facts);
    if (round === 0) wanted = withConsequences(chosen, leftovers);
    const mine = leftovers.filter(({ kind }) => wanted.has(kind));
    const edits = removeLeftovers(current, tree, mine);
    if (edits.length === 0) break;
    current = parsePost(post.path, applyEdits(current.text, edits), facts.site);
  }
  return diffEdits(post.text, current.text);
}

/** What taking something away may leave behind, and takes no words: it goes too, unless it was there and not chosen. */
const consequences: readonly LeftoverKind[] = ['empty', 'empty-attribute', 'wrapper-span', 'wrapper-div'];

function withConsequences(
  chosen: ReadonlySet<LeftoverKind>,
  leftovers: readonly Leftover[],
): ReadonlySet<LeftoverKind> {
  const offered = new Set(leftovers.map(({ kind }) => kind));
  return new Set([...chosen, ...consequences.filter(kind => !offered.has(kind))]);
}

interface Reading {
  readonly tree: PostTree;
  readonly leftovers: readonly Leftover[];
}

/** The leftovers of a post in source order; what stands within chrome is told of with it. */
function readLeftovers(post: Post, facts: Facts): Reading {
  const tree = readTree(post);
  const silentStarts = tree.silent.map(({ start }) => start);
  const isInSilent = ({ start }: Span): boolean =>
    (tree.silent[lastAtOrBefore(silentStarts, start - 1)]?.end ?? 0) > start;
  const chrome = findChrome(post, tree).filter(
    ({ element, span }) => element && isRemovable(post, element) && !isInSilent(span),
  );
  const starts = chrome.map(({ span }) => span.start);
  const isInChrome = ({ start }: Span): boolean =>
    (chrome[lastAtOrBefore(starts, start)]?.span.end ?? 0) > start;
  const small = Array.from(findSmallLeftovers(post, tree, facts)).filter(
    ({ element }) => !element || isRemovable(post, element),
  );
  const attributes = tree.parts.flatMap(part => [...findAttributeLeftovers(part, post)]);
  const rest = [...small, ...attributes, ...findByRules(post, facts)].filter(
    ({ span }) => !isInChrome(span) && !isInSilent(span),
  );
  const leftovers = [...chrome, ...rest].sort((a, b) => a.span.start - b.span.start);
  return { tree, leftovers };
}

/** What rules find and mend anyway. */
function* findByRules(post: Post, facts: Facts): Generator<Leftover> {
  const found = [
    ['handler', ask(eventHandler)],
    ['tracking', ask(trackingParameter)],
    // What waits for a script of the old page waits for ever.
    ['lazy', ask(missingSrc)],
  ] as const;
  for (const [kind, findings] of found) for (const finding of findings) yield* findPlaces(kind, finding);

  function ask<M extends Messages>(rule: Rule<M>): Iterable<Finding> {
    return rule.check?.(post, createContext(rule, facts, undefined)) ?? [];
  }
}

/** A finding may have many places, which one fix mends: each with the edits that begin there. */
function* findPlaces(kind: LeftoverKind, { span, related, fixes }: Finding): Generator<Leftover> {
  const fix = fixes.find(({ safety }) => safety === 'safe');
  if (!fix) return;
  const places = [span, ...related.map(place => place.span)];
  const edits: TextEdit[][] = places.map(() => []);
  const ends = places.map(({ end }) => end);
  // An edit may take the blanks before its place with it, and end there.
  for (const edit of fix.edits) edits[lastAtOrBefore(ends, edit.span.end - 1) + 1]?.push(edit);
  for (const [index, place] of places.entries()) yield { kind, span: place, edits: edits[index]! };
}
