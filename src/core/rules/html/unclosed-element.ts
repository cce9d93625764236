import { isElementName, textOnly } from '../../html/element-sets.ts';
import { spanElements } from '../../kramdown/elements.ts';
import type { Tag } from '../../kramdown/tag.ts';
import { writeEndTag } from '../../markup/own-line.ts';
import { type CodeSplit, codeSplits, isReadAmiss } from '../../markup/split-code.ts';
import type { StructureFault } from '../../pairing/structure-fault.ts';
import type { Post } from '../../post/post.ts';
import { insert, remove, replace, spanOf } from '../../text/span.ts';
import {
  type Context,
  defineRule,
  type Finding,
  type FindingParts,
  type Fix,
  type Severity,
} from '../rule.ts';
import { findHabits, isLeavable } from './left-out-end-tags.ts';
import { asText, isTextLikeStart } from './meant-as-text.ts';

const messages = {
  unclosed: '<{name}> is never closed.',
  unclosedPrints: '<{name}> is never closed: readers see the end tags after it on the page as text.',
  pseudo: 'Jekyll takes "<{name}" for a tag that is never closed.',
  swallows: '<{name}> is never closed: Jekyll takes everything below it for raw HTML, even Markdown.',
  several: '{count} <{name}> elements are never closed.',
  severalPrint: '{count} <{name}> elements are never closed: readers see end tags on the page as text.',
  severalSwallow:
    '{count} <{name}> elements are never closed: Jekyll takes everything below for raw HTML, even Markdown.',
  misnested: '<{name}> starts inside <{outer}> but ends after it.',
  misnestedPrints:
    '<{name}> starts inside <{outer}> but ends after it: readers see the end tags on the page as text.',
  closeBeforeTag: 'Close <{name}> before {tag}',
  closeBeforeText: 'Close <{name}> before "{text}"',
  closeAtEnd: 'Close <{name}> at the end',
  closeAllTitle: 'Close all {count} <{name}> elements',
  inCode: '"<{name}" starts a line within code: Jekyll takes it for a tag, and the text is no longer code.',
  escapeTitle: 'Show "<" as text',
  joinTitle: 'Join the two lines of code',
  moveTitle: 'Move </{outer}> before <{name}>',
  swapTitle: 'Swap </{outer}> and </{name}>',
  relatedPlace: 'It should be closed here.',
  relatedEnd: 'It is closed here.',
  relatedOther: 'This one is not closed either.',
} as const;

/** What stands in these a browser takes for text that it does not show, up to their end tag. */
const unshownElements: ReadonlySet<string> = new Set([...textOnly, 'noscript', 'template']);

export default defineRule({
  id: 'html/unclosed-element',
  summary: 'An element without an end tag: readers see the end tags after it on the page as text.',
  severity: 'error',
  mendsPairs: true,
  messages,
  *check(post, context) {
    const splits = codeSplits(post);
    // What was meant for the end is told elsewhere: `<script/>`.
    const mended = withFixes(post, context).filter(({ fault }) => !isSelfClosedScript(fault, post.text));
    const habits = findHabits(post, mended);
    const ofHabits = new Set([...habits.values()].flat());
    for (const one of mended) {
      const { fault, fix } = one;
      const habit = habits.get(one);
      if (habit) yield reportHabit(habit, post, context);
      if (ofHabits.has(one)) continue;
      const split = splits.find(({ tag }) => tag === fault.tag);
      const swallows = !fault.prints && swallowsText(fault, post.text);
      const parts: FindingParts = {
        span: fault.tag.span,
        prints: fault.prints,
        ...(!swallows && severityOf(fault, post.text)),
        fixes: split ? [join(split, context)] : isReadAmiss(fault.tag, splits) ? [] : [fix],
        related: isPseudoTag(fault, post.text) ? [] : [relatedPlace(fault, context)],
      };
      const { name } = fault.tag;
      const outer = fault.before?.name ?? '';
      if (split) yield context.finding('inCode', { name }, parts);
      else if (isPseudoTag(fault, post.text)) yield context.finding('pseudo', { name }, parts);
      else if (fault.kind === 'misnested') {
        yield context.finding(fault.prints ? 'misnestedPrints' : 'misnested', { name, outer }, parts);
      } else if (swallows) {
        yield context.finding('swallows', { name }, parts);
      } else yield context.finding(fault.prints ? 'unclosedPrints' : 'unclosed', { name }, parts);
    }
  },
});

/** Less than an error where Jekyll closes the element, at the end of the paragraph or of the text, and prints nothing. */
function severityOf(fault: StructureFault, text: string): { readonly severity?: Severity } {
  if (fault.kind !== 'unclosed' || fault.prints || isPseudoTag(fault, text)) return {};
  // A browser closes it where it was meant to end: readers meet nothing of it.
  if (isLeavable(fault)) return { severity: 'info' };
  return unshownElements.has(fault.tag.name) ? {} : { severity: 'warning' };
}

interface Mended {
  readonly fault: StructureFault;
  readonly fix: Fix;
}

/** One finding for all elements whose end tags were left out by habit. */
function reportHabit(habit: readonly Mended[], { text }: Post, context: Context<typeof messages>): Finding {
  const [first, ...rest] = habit.map(({ fault }) => fault);
  const slots = { count: habit.length, name: first!.tag.name };
  const prints = habit.some(({ fault }) => fault.prints);
  const swallows = !prints && habit.some(({ fault }) => swallowsText(fault, text));
  const isSafe = habit.every(({ fix }) => fix.safety === 'safe');
  const parts: FindingParts = {
    span: first!.tag.span,
    prints,
    ...(!prints && !swallows && { severity: 'info' }),
    related: rest.map(({ tag }) => ({ span: tag.span, message: context.say('relatedOther', {}) })),
    fixes: [
      {
        title: context.say('closeAllTitle', slots),
        safety: isSafe ? 'safe' : 'review',
        edits: habit.flatMap(({ fix }) => fix.edits),
        parts: habit.map(({ fix }) => fix.edits),
      },
    ],
  };
  if (prints) return context.finding('severalPrint', slots, parts);
  return context.finding(swallows ? 'severalSwallow' : 'several', slots, parts);
}

/** The faults of this rule in source order, each with its fix. */
function withFixes({ body, text }: Post, context: Context<typeof messages>): readonly Mended[] {
  const mended: Mended[] = [];
  /** Where the next element starts that nobody closes unasked: it hides the end tags that are written behind it. */
  let unsafe = text.length;
  /** The next element that holds Markdown: until it is closed, it is open where those around it are closed too. */
  let holder: StructureFault | undefined;
  const unread = body.tags.filter(
    tag => !tag.readable && tag.kind === 'open' && !body.structure.partners.has(tag),
  );
  for (const fault of body.structure.faults.toReversed()) {
    if (fault.kind !== 'unclosed' && fault.kind !== 'misnested') continue;
    while ((unread.at(-1)?.span.start ?? -1) > fault.tag.span.start) unsafe = unread.pop()!.span.start;
    let fix = fixOf(fault, text, context, holder?.closeAt === fault.closeAt ? holder.tag : undefined);
    if (fault.tag.holdsBlocks) holder = fault;
    if (unsafe < fault.closeAt && fix.safety === 'safe' && !isPseudoTag(fault, text)) {
      fix = { ...fix, safety: 'review' };
    }
    if (fix.safety === 'review') unsafe = fault.tag.span.start;
    mended.push({ fault, fix });
  }
  return mended.reverse();
}

function isSelfClosedScript({ tag: { name, span } }: StructureFault, text: string): boolean {
  return (name === 'script' || name === 'style') && text.startsWith('/>', span.end - 2);
}

/** kramdown takes a `<` before a letter of any script for a tag: `<我们>`, `<Name>`, `a<b and c>`. */
function isPseudoTag({ tag, end }: StructureFault, text: string): boolean {
  return end && isElementName(tag.name) ? false : isTextLikeStart(tag, text);
}

/** The two lines of code as one, in which kramdown looks for no tags. */
function join({ lineBreak }: CodeSplit, context: Context<typeof messages>): Fix {
  const title = context.say('joinTitle', {});
  return { title, safety: 'safe', changes: ['reveal', 'mark', 'escape'], edits: [replace(lineBreak, ' ')] };
}

function fixOf(
  fault: StructureFault,
  text: string,
  context: Context<typeof messages>,
  holder: Tag | undefined,
): Fix {
  const { tag, before } = fault;
  if (isPseudoTag(fault, text)) {
    return { title: context.say('escapeTitle', {}), ...asText(tag, text) };
  }
  if (before && startsAtEnd(fault, text)) return moveEnd(tag, before, text, context);
  if (fault.isSwapped && fault.end && before) return swap(fault.end, before, text, context);
  const end = writeEndTag(tag, fault.closeAt, text, holder);
  return {
    title: closeTitle(fault, text, context),
    safety: changesReading(fault, text) ? 'review' : 'safe',
    edits: fault.end ? [end, remove(fault.end.span)] : [end],
  };
}

/** Whether a block begins right before the end tag of what it stands in: all of it stands behind that. */
function startsAtEnd({ kind, tag, before }: StructureFault, text: string): boolean {
  if (kind !== 'misnested' || !before || spanElements.has(tag.name)) return false;
  return text.slice(tag.span.end, before.span.start).trim() === '';
}

/** The end tag goes before the start tag that stands on the wrong side of it. */
function moveEnd(start: Tag, end: Tag, text: string, context: Context<typeof messages>): Fix {
  return {
    title: context.say('moveTitle', { outer: end.name, name: start.name }),
    safety: unshownElements.has(start.name) ? 'review' : 'safe',
    edits: [insert(start.span.start, text.slice(end.span.start, end.span.end)), remove(end.span)],
  };
}

/** The two end tags, each in the other's place. */
function swap(inner: Tag, outer: Tag, text: string, context: Context<typeof messages>): Fix {
  const innerText = text.slice(inner.span.start, inner.span.end);
  const outerText = text.slice(outer.span.start, outer.span.end);
  const between = text.slice(outer.span.end, inner.span.start);
  // Where the outer element ends, so do its words; now they would run on into what follows.
  const joinsWords =
    spanElements.has(inner.name) && /\S/.test(text[outer.span.start - 1] ?? ' ') && /^\S/.test(between);
  const isLink = inner.name === 'a' && between.trim() !== '';
  return {
    title: context.say('swapTitle', { outer: outer.name, name: inner.name }),
    safety: joinsWords || isLink || unshownElements.has(inner.name) ? 'review' : 'safe',
    edits: [replace(outer.span, innerText), replace(inner.span, outerText)],
  };
}

/** How many UTF-16 units of a text name a place. */
const FEW = 12;

/** Says where the element is closed, by what follows there. */
function closeTitle(
  { closeAt, before, tag: { name, textEnd } }: StructureFault,
  text: string,
  context: Context<typeof messages>,
): string {
  const rest = text.slice(closeAt, closeAt + 500).trimStart();
  if (rest === '' || (before === undefined && textEnd !== undefined)) {
    return context.say('closeAtEnd', { name });
  }
  const next = /^<\/?[\p{L}_][^\s<>/]*/u.exec(rest)?.[0];
  if (next !== undefined) return context.say('closeBeforeTag', { name, tag: `${next}>` });
  return context.say('closeBeforeText', { name, text: rest.slice(0, FEW).trim() });
}

/** Where a link ends decides which words are linked; where an `<iframe>` ends, which words a browser shows. */
function changesReading(fault: StructureFault, text: string): boolean {
  const { tag, closeAt, end } = fault;
  if (swallowsText(fault, text)) return true;
  if (unshownElements.has(tag.name)) return true;
  if (tag.name !== 'a') return false;
  return !end || !/^(?:\s|<\/[^<>]*>)*$/.test(text.slice(closeAt, end.span.start));
}

/** An HTML block that would end at a blank line goes on to the end of the file, and no Markdown is read in it. */
function swallowsText({ before, closeAt, tag }: StructureFault, text: string): boolean {
  return before === undefined && tag.textEnd === undefined && text.slice(closeAt).trim() !== '';
}

function relatedPlace(
  fault: StructureFault,
  context: Context<typeof messages>,
): { span: { start: number; end: number }; message: string } {
  if (fault.end) return { span: fault.end.span, message: context.say('relatedEnd', {}) };
  return { span: spanOf(fault.closeAt, fault.closeAt), message: context.say('relatedPlace', {}) };
}
