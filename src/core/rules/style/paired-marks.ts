import { inlines } from '../../html/element-sets.ts';
import { detailsOf, type Element } from '../../kramdown/element.ts';
import { isInline } from '../../markup/markdown-runs.ts';
import { verbatim } from '../../markup/page-texts.ts';
import type { Post } from '../../post/post.ts';
import { type Span, spanOf } from '../../text/span.ts';

/** Marks that come in pairs, the opening one first. */
const pairs = ['“”', '「」', '『』', '《》', '（）'] as const;

/** One of two marks that belong together, as it stands on the page. */
export interface PairedMark {
  readonly mark: string;
  /** The opening mark of its kind, at full width. */
  readonly kind: string;
  readonly opens: boolean;
  /** Counts the blocks of the page, and the lines that a `<br>` ends. */
  readonly block: number;
  /** What stands before it in its block, as far as that matters, and behind it. */
  readonly before: string;
  readonly after: string;
  /** Undefined where kramdown made it of something else: of a straight quotation mark, an entity. */
  readonly span: Span | undefined;
}

/** Brackets of Latin script are looked at too: they may be the other half of a full-width one. */
const MARK = /[“”„「」『』《》（）()]/g;
const fullWidth: ReadonlyMap<string, string> = new Map([
  ['(', '（'],
  [')', '）'],
]);
const pairOf: ReadonlyMap<string, string> = new Map(
  pairs.flatMap(pair => Array.from(pair, mark => [mark, pair] as const)),
);
/** So much of the text beside a mark is looked at. */
const BESIDE = 12;

/** What is known of the text between marks while the page is walked through. */
interface Walk {
  readonly text: string;
  readonly from: number;
  readonly marks: PairedMark[];
  block: number;
  /** What stands before in the block. */
  before: string;
  /** Where a text is not as it is written, its marks have no place, and „German“ quotes by other marks. */
  isPlaced: boolean;
}

/**
 * The marks of a post in the order of the page; undefined where their places are not known, as in what Liquid wrote, and
 * where another custom holds: in „German“, and ”Swedish”, a mark that opens in English closes, or opens and closes.
 */
export function findPairedMarks(post: Post): readonly PairedMark[] | undefined {
  const from = post.lead?.span.end ?? 0;
  const walk: Walk = { text: post.text, from, marks: [], block: 0, before: '', isPlaced: true };
  walkThrough(post.body.root, walk);
  if (!walk.isPlaced || isSwedish(walk.marks)) return undefined;
  // A tag that stands on the page as text is told of by itself.
  const printed = post.body.tags.filter(({ readable }) => !readable).map(({ span }) => span);
  if (printed.length === 0) return walk.marks;
  return walk.marks.filter(
    ({ span }) => !span || !printed.some(tag => span.start >= tag.start && span.end <= tag.end),
  );
}

function isSwedish(marks: readonly PairedMark[]): boolean {
  return marks.some(({ mark }) => mark === '”') && !marks.some(({ mark }) => mark === '“');
}

function walkThrough(element: Element, walk: Walk): void {
  for (const child of element.children) {
    const isPart = isInline(child) || (child.type === 'html' && inlines.has(child.value)) || isLeaf(child);
    if (!isPart) startBlock(walk);
    if (child.start >= walk.from) readLeaf(child, walk);
    if (!(child.type === 'html' && verbatim.has(child.value))) walkThrough(child, walk);
    if (!isPart) startBlock(walk);
  }
}

const leaves: ReadonlySet<Element['type']> = new Set([
  'text',
  'entity',
  'symbol',
  'quote',
  'codespan',
  'abbreviation',
  'html-comment',
  'raw',
]);

function isLeaf({ type }: Element): boolean {
  return leaves.has(type);
}

/** Stands for what a piece of code shows, which is no start of a line. */
const CODE = '\ufffc'.repeat(BESIDE);

function startBlock(walk: Walk): void {
  walk.block++;
  walk.before = '';
}

function readLeaf(leaf: Element, walk: Walk): void {
  const { type, value, start, end } = leaf;
  if (type === 'text') readText(value, spanOf(start, end), walk);
  else if (type === 'quote') addTyped(value === 'ldquo' ? '“' : value === 'rdquo' ? '”' : '‘', walk);
  else if (type === 'entity') addTyped(String.fromCodePoint(detailsOf(leaf, 'entity')?.codePoint ?? 0), walk);
  else if (type === 'codespan') walk.before = CODE;
}

function addTyped(character: string, walk: Walk): void {
  const pair = pairOf.get(character);
  if (pair)
    walk.marks.push(
      toMark(character, pair, { walk, before: walk.before.slice(-BESIDE), after: '', span: undefined }),
    );
  walk.before = character;
}

function readText(value: string, { start, end }: Span, walk: Walk): void {
  let place = start;
  MARK.lastIndex = 0;
  for (let found = MARK.exec(value); found; found = MARK.exec(value)) {
    const { 0: mark, index } = found;
    place = walk.text.indexOf(mark, place);
    if (mark === '„' || place < 0 || place >= end) {
      walk.isPlaced = false;
      return;
    }
    const before = (walk.before + value.slice(Math.max(0, index - BESIDE), index)).slice(-BESIDE);
    const after = value.slice(index + 1, index + 1 + BESIDE);
    const pair = pairOf.get(fullWidth.get(mark) ?? mark)!;
    walk.marks.push(toMark(mark, pair, { walk, before, after, span: spanOf(place, place + 1) }));
    place++;
  }
  // Most texts are long, and hold no mark behind them: they need not be cut.
  walk.before = value.length < BESIDE ? (walk.before + value).slice(-BESIDE) : value;
}

interface Place extends Pick<PairedMark, 'before' | 'after' | 'span'> {
  readonly walk: Walk;
}

function toMark(mark: string, pair: string, { walk, before, after, span }: Place): PairedMark {
  const opens = (fullWidth.get(mark) ?? mark) === pair[0];
  return { mark, kind: pair[0]!, opens, block: walk.block, before, after, span };
}
