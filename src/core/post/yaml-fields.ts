import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
} from 'yaml';
import { asText } from '../text/escape/as-text.ts';
import { lastAtOrBefore } from '../text/sorted.ts';
import { type Span, spanOf } from '../text/span.ts';
import type { Field, PlainScalar, YamlFault } from './front-matter.ts';
import { isRangedScalar, spanOfRange } from './yaml-range.ts';

/** A field of which it is not known yet whether it is sound. */
type RawField = Omit<Field, 'isSound'>;

/** The fields of a mapping in source order; offsets in `document` and `shift` make those in the file. */
export function readFields(document: Document.Parsed, shift: number): readonly RawField[] {
  const { contents } = document;
  if (!isMap<Node, Node | null>(contents)) return [];
  return contents.items.flatMap(pair => toField(pair, document, shift));
}

/** The rest of a line, those behind it that go on with its value, and the last line end of all. */
const LINES_OF_VALUE = /[^\n]*(?:\n[ \t\r-][^\n]*)*(?:\n$)?/y;

/** Tells which fields no fault touches. `faults` are in source order. */
export function markSound(
  fields: readonly RawField[],
  faults: readonly YamlFault[],
  text: string,
): readonly Field[] {
  if (faults.length === 0) return fields.map(field => ({ ...field, isSound: true }));
  const starts = faults.map(({ span }) => span.start);
  let furthest = -1;
  const ends = faults.map(({ span }) => (furthest = Math.max(furthest, span.end, span.start + 1)));
  return fields.map(field => {
    const lineStart = text.lastIndexOf('\n', field.keySpan.start - 1) + 1;
    LINES_OF_VALUE.lastIndex = Math.max(field.keySpan.end, field.valueSpan.end - 1);
    LINES_OF_VALUE.exec(text);
    const last = lastAtOrBefore(starts, LINES_OF_VALUE.lastIndex);
    return { ...field, isSound: (ends[last] ?? -1) <= lineStart };
  });
}

/** Where values stand that are something, by the keys and indices that lead to them: `/tags/0`. */
export function readValueSpans(document: Document.Parsed, shift: number): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const read = (node: unknown, path: string): void => {
    if (!isNode(node) || !node.range || node.range[1] === node.range[0]) return;
    spans.set(path, spanOfRange(node.range, shift));
    if (isMap(node)) {
      for (const { key, value } of node.items) if (isScalar(key)) read(value, `${path}/${asText(key.value)}`);
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) read(item, `${path}/${index}`);
    }
  };
  read(document.contents, '');
  return spans;
}

function toField(
  pair: Pair<Node, Node | null>,
  document: Document.Parsed,
  shift: number,
): readonly RawField[] {
  const { key, value } = pair;
  if (!isRangedScalar(key)) return [];
  const keySpan = spanOfRange(key.range, shift);
  const range = isNode(value) ? value.range : undefined;
  // A value that is not there has an empty range behind the colon.
  const valueSpan = range ? spanOfRange(range, shift) : spanOf(keySpan.end, keySpan.end);
  const plainScalars = isNode(value) ? findPlainScalars(value, shift) : [];
  return [{ name: asText(key.value), keySpan, valueSpan, value: toValue(value, document), plainScalars }];
}

function findPlainScalars(node: Node, shift: number): readonly PlainScalar[] {
  if (isScalar(node)) return toPlainScalars(node, shift);
  const found: PlainScalar[] = [];
  visit(node, {
    Scalar(key, scalar) {
      if (key !== 'key') found.push(...toPlainScalars(scalar, shift));
    },
  });
  return found;
}

/** The scalar, if it is a plain one. */
function toPlainScalars(scalar: Scalar, shift: number): readonly PlainScalar[] {
  if (scalar.type !== 'PLAIN' || scalar.tag !== undefined) return [];
  const { source, value } = scalar;
  if (!isRangedScalar(scalar) || !source || scalar.range[1] - scalar.range[0] !== source.length) return [];
  return [{ span: spanOfRange(scalar.range, shift), text: source, value }];
}

function toValue(value: Node | null, document: Document.Parsed): unknown {
  if (isScalar(value)) return value.value;
  try {
    return isNode(value) ? value.toJS(document, { maxAliasCount: 100 }) : null;
  } catch {
    // An alias bomb; `readData` has met it too, and it is a fault there.
    return undefined;
  }
}
