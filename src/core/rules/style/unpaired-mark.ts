import { replace } from '../../text/span.ts';
import { defineRule } from '../rule.ts';
import { hasSome, together } from '../together.ts';
import { findPairedMarks, type PairedMark } from './paired-marks.ts';

export default defineRule({
  id: 'style/unpaired-mark',
  summary: 'A quotation mark or bracket without its other half: readers cannot tell where it starts or ends.',
  severity: 'info',
  messages: {
    unclosed: '{mark} is never closed: readers cannot tell where the text in it ends.',
    unopened: '{mark} closes nothing: readers cannot tell where the text in it starts.',
    turned: '{mark} faces the wrong way: readers expect {other} here.',
    mixed:
      '{mark} is half-width, but its other half is full-width: readers see two halves that do not match.',
    manyMixed:
      '{mark} and {count} more are half-width, their other halves full-width: readers see halves that do not match.',
    another: 'This one too',
    fixTitle: 'Change to {other}',
    widenTitle: 'Make both brackets full-width',
  },
  *check(post, context) {
    if (!/[“”「」『』《》（）]/.test(post.text)) return;
    const marks = findPairedMarks(post);
    if (!marks) return;
    const kinds = [...new Set(marks.map(({ kind }) => kind))];
    for (const kind of kinds) {
      const own = marks.filter(mark => mark.kind === kind);
      const twins = kind === '“' ? findTurned(own) : new Map<PairedMark, PairedMark>();
      const paired = new Set([...twins].flat());
      const turned = [...twins].flatMap(([first, second]) => [
        ...(first.opens ? [] : [first]),
        ...(second.opens ? [second] : []),
      ]);
      const { left, mixed } = pairUp(own.filter(mark => !paired.has(mark)));
      for (const mark of [...turned, ...left]) {
        if (!mark.span || isHalf(mark.mark)) continue;
        const { span } = mark;
        if (paired.has(mark)) {
          const other = mark.opens ? '”' : '“';
          const title = context.say('fixTitle', { other });
          const fixes = [{ title, safety: 'review', edits: [replace(span, other)] }] as const;
          yield context.finding('turned', { mark: mark.mark, other }, { span, fixes });
        } else yield context.finding(mark.opens ? 'unclosed' : 'unopened', { mark: mark.mark }, { span });
      }
      // Who writes one so writes them all so.
      const places = mixed.flatMap(({ mark, span }) =>
        span ? [{ span, edits: [replace(span, mark === '(' ? '（' : '）')] }] : [],
      );
      if (!hasSome(places)) continue;
      const { mark } = mixed[0]!;
      const count = places.length - 1;
      const title = context.say('widenTitle', {});
      const parts = together(places, { others: context.say('another', {}), title, safety: 'review' });
      yield count > 0
        ? context.finding('manyMixed', { mark, count }, parts)
        : context.finding('mixed', { mark }, parts);
    }
  },
});

function isHalf(mark: string): boolean {
  return mark === '(' || mark === ')';
}

/** What is left of marks of one kind, in their order, and the narrow halves of pairs whose other half is wide. */
function pairUp(marks: readonly PairedMark[]): {
  readonly left: readonly PairedMark[];
  readonly mixed: readonly PairedMark[];
} {
  const open: PairedMark[] = [];
  const left = new Set<PairedMark>();
  const mixed: PairedMark[] = [];
  for (const mark of marks) {
    if (mark.opens) {
      const last = open.at(-1);
      // Each paragraph of a long quotation opens it anew, and the last one closes it.
      const isQuotation = mark.kind !== '（' && mark.kind !== '《';
      if (isQuotation && last && last.block < mark.block && mark.before.trim() === '') open.pop();
      // Brackets do not go on from paragraph to paragraph.
      if (mark.kind === '（') for (const each of takeEarlier(open, mark.block)) left.add(each);
      if (!isFace(mark)) open.push(mark);
      continue;
    }
    if (mark.kind === '（') for (const each of takeEarlier(open, mark.block)) left.add(each);
    const other = open.pop();
    if (other && isHalf(other.mark) !== isHalf(mark.mark)) mixed.push(isHalf(mark.mark) ? mark : other);
    else if (!other && !isLabel(mark)) left.add(mark);
  }
  for (const mark of open) left.add(mark);
  return { left: withoutWhole(marks.filter(mark => left.has(mark))), mixed };
}

/** Without brackets around whole paragraphs, as around a list of sources. */
function withoutWhole(left: readonly PairedMark[]): readonly PairedMark[] {
  const isFirst = (mark: PairedMark | undefined): boolean =>
    mark?.kind === '（' && mark.opens && mark.before.trim() === '';
  const isLast = (mark: PairedMark | undefined): boolean =>
    mark?.kind === '（' && !mark.opens && mark.after.trim() === '';
  return left.filter(
    (mark, index) =>
      !(isFirst(mark) && isLast(left[index + 1])) && !(isLast(mark) && isFirst(left[index - 1])),
  );
}

function takeEarlier(open: PairedMark[], block: number): readonly PairedMark[] {
  const index = open.findIndex(mark => mark.block === block);
  return open.splice(0, index < 0 ? open.length : index);
}

const LABEL = /(?:^|[\s，。；：、,;:])(?:[\d０-９]{1,3}|[a-z]|[ivx]{2,4}|[一二三四五六七八九十]{1,3})$/i;

/** `1）`, `a）` at the start of a line, a face, an inch, a sign for "the same as above". */
function isLabel({ kind, before, after }: PairedMark): boolean {
  if (kind === '（') return LABEL.test(before) || /[:：;；xX=][-－]?$/.test(before);
  return kind === '“' && (/\d$/.test(before) || (before + after).trim() === '');
}

function isFace({ kind, before, after }: PairedMark): boolean {
  return kind === '（' && /[:：;；=][-－]?$/.test(before) && /^(?:\s|$)/.test(after);
}

/**
 * Both of any two quotation marks that are left of one block and face the same way, or away from each other, where what
 * stands beside them says that they belong together. Quotations over several blocks are paired afterwards.
 */
function findTurned(marks: readonly PairedMark[]): ReadonlyMap<PairedMark, PairedMark> {
  const pairs = new Map<PairedMark, PairedMark>();
  let start = 0;
  while (start < marks.length) {
    let end = start + 1;
    while (marks[end]?.block === marks[start]!.block) end++;
    const { left } = pairUp(marks.slice(start, end));
    for (let index = 0; index < left.length - 1; index++) {
      const [mark, next] = [left[index]!, left[index + 1]!];
      const isTurned =
        (mark.opens === next.opens && isNear(mark, next)) ||
        ((mark.opens || looksOpening(mark)) && (!next.opens || looksClosing(next)));
      if (!isTurned) continue;
      pairs.set(mark, next);
      index++;
    }
    start = end;
  }
  return pairs;
}

/** A word or two stand between them. */
const NEAR = 10;

function isNear(mark: PairedMark, next: PairedMark): boolean {
  return mark.span !== undefined && next.span !== undefined && next.span.start - mark.span.end <= NEAR;
}

function looksOpening({ before, after }: PairedMark): boolean {
  return /(?:^|[^。！？.!?，,；;])$/.test(before.trimEnd()) && /^[\p{L}\p{N}]/u.test(after);
}

function looksClosing({ before, after }: PairedMark): boolean {
  if (/(?:^|[\s:：（(])$/.test(before)) return /^\s*$/.test(after);
  return /^(?:\s*$|[\s\p{P}])/u.test(after) || /[。！？.!?，,…]$/.test(before);
}
