import type { Element } from '../../kramdown/element.ts';
import { isInline, type MarkdownRun, runsByBlock } from '../../markup/markdown-runs.ts';
import { insert, remove, spanOf, type TextEdit } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, type MendedPlace, together } from '../together.ts';

export default defineRule({
  id: 'markdown/unread-bold',
  summary:
    'Text meant to be bold, with a space just inside its asterisks or only one pair of them: readers see the asterisks.',
  severity: 'warning',
  messages: {
    one: 'There is a space just inside these asterisks: readers see the asterisks instead of bold text.',
    several:
      'The asterisks of {count} bold texts have a space just inside: readers see asterisks instead of bold text.',
    another: 'These asterisks too',
    moveTitle: 'Move the spaces out of the bold text',
    unclosed:
      'This bold text has asterisks on one side only: readers see the asterisks instead of bold text.',
    removeTitle: 'Remove the asterisks',
  },
  *check(post, context) {
    if (!post.text.includes('**')) return;
    const blocks = [...runsByBlock(post)];
    const single = findSingle(blocks, post.text);
    if (single !== undefined) {
      const span = spanOf(single, single + 2);
      const title = context.say('removeTitle', {});
      const fixes = [{ title, safety: 'review', changes: ['mark'], edits: [remove(span)] }] as const;
      yield context.finding('unclosed', {}, { span, fixes });
      return;
    }
    if (!/\*\*\s|\s\*\*/.test(post.text)) return;
    const places = blocks.flatMap(([block, runs]) => findPlaces(block, runs, post.text));
    if (!hasSome(places)) return;
    const title = context.say('moveTitle', {});
    const others = context.say('another', {});
    const parts = together(places, { others, title, safety: 'review', changes: ['mark', 'spacing'] });
    const count = places.length;
    yield count === 1 ? context.finding('one', {}, parts) : context.finding('several', { count }, parts);
  },
});

/** Two stars in the file. */
interface Stars {
  readonly at: number;
  /** The page shows them. */
  readonly isShown: boolean;
}

const SHOWN = /(?<!\*)\*\*(?!\*)/g;

/** What Python writes before a name is no mark. */
const ARGUMENTS = /^(?:(?:kw)?args|opt(?:ion)?s|params)\b/;

/** The only stars in a post that the page shows: others may be marks of notes, one at a word and one at the note. */
function findSingle(
  blocks: readonly (readonly [Element, readonly MarkdownRun[]])[],
  text: string,
): number | undefined {
  const shown = blocks.flatMap(([, runs]) => runs.flatMap(findShown));
  const [at] = shown;
  if (at === undefined || shown.length > 1) return undefined;
  const before = text[at - 1] ?? '\n';
  const behind = text.slice(at + 2, at + 12);
  const opens = /[\s([“"'（「]/.test(before) && /^\p{L}/u.test(behind) && !ARGUMENTS.test(behind);
  // At digits they are powers.
  const closes = /[\p{L}.!?:”"')）」]/u.test(before) && /^(?:$|[\s,.;:!?])/.test(behind);
  return opens || closes ? at : undefined;
}

function findShown({ text, start }: MarkdownRun): readonly number[] {
  return Array.from(text.matchAll(SHOWN), ({ index }) => start + index);
}

/** Stars pair as they stand in the block: what kramdown paired says little where one of them was not read. */
function findPlaces(block: Element, runs: readonly MarkdownRun[], text: string): readonly MendedPlace[] {
  const shown = runs.flatMap(findShown);
  if (shown.length === 0) return [];
  const read: number[] = [];
  collectStars(block, text, read);
  const stars: readonly Stars[] = [
    ...shown.map(at => ({ at, isShown: true })),
    ...read.map(at => ({ at, isShown: false })),
  ].sort((a, b) => a.at - b.at);
  if (stars.length % 2 !== 0) return [];
  return stars.flatMap((open, index) => {
    const close = stars[index + 1];
    const isPair = index % 2 === 0 && close && (open.isShown || close.isShown);
    return isPair ? mend(open.at, close.at, text) : [];
  });
}

/** The stars around what kramdown made bold. */
function collectStars(element: Element, text: string, stars: number[]): void {
  for (const child of element.children) {
    const { type, start, end } = child;
    if (type === 'strong' && text.startsWith('**', start) && text.startsWith('**', end - 2))
      stars.push(start, end - 2);
    if (isInline(child)) collectStars(child, text, stars);
  }
}

/** Real ones are a few words long, or a paragraph. */
const MAX_LENGTH = 2000;

function mend(open: number, close: number, text: string): readonly MendedPlace[] {
  const content = text.slice(open + 2, close);
  const before = content.length - content.trimStart().length;
  const behind = content.length - content.trimEnd().length;
  const isMeant = /\p{L}/u.test(content) && content.length <= MAX_LENGTH && !/\n[ \t>]*\r?\n/.test(content);
  // Stars with a space on either side may multiply.
  const isOperator =
    before > 0 && (behind > 0 ? /[\w)]\s$/ : /[\d)]\s$/).test(text.slice(Math.max(0, open - 2), open));
  // Nor are they marks in `2**n`, `x**2`, `/** … */` and `src/**`.
  const isCode = /^(?:\d\w|\w\d|\/)/.test((text[open - 1] ?? '') + content) || text[close - 1] === '/';
  if (!isMeant || isOperator || isCode || before + behind === 0) return [];
  const edits: TextEdit[] = [];
  if (before > 0) {
    // A space in front is needed where a word stands there.
    const isGlued = /\S/.test(text[open - 1] ?? ' ') && !/[\r\n]/.test(content.slice(0, before));
    edits.push(remove(spanOf(open + 2, open + 2 + before)));
    if (isGlued) edits.unshift(insert(open, ' '));
  }
  if (behind > 0) {
    const isGlued = /[\p{L}\p{N}[(_]/u.test(text[close + 2] ?? ' ');
    edits.push(remove(spanOf(close - behind, close)));
    if (isGlued) edits.push(insert(close + 2, ' '));
  }
  return [{ span: spanOf(open, close + 2), edits }];
}
