import { type Span, sliceSpan, spanOf } from '../text/span.ts';
import type { Field, FrontMatter } from './front-matter.ts';

/**
 * The lines that a field takes, with their line ends. Undefined where it shares them with something else, or holds an
 * anchor: they cannot go alone.
 */
export function findFieldLines(text: string, { yaml }: FrontMatter, field: Field): Span | undefined {
  const { keySpan, valueSpan } = field;
  const start = text.lastIndexOf('\n', keySpan.start - 1) + 1;
  // A value over several lines ends with its last line end.
  const lastEnd = start + text.slice(start, valueSpan.end).trimEnd().length;
  const newline = text.indexOf('\n', lastEnd);
  const end = newline < 0 ? yaml.end : Math.min(newline + 1, yaml.end);
  if (start < yaml.start || keySpan.start > start) return undefined;
  if (!/^[ \t\r\n:]*(?:#|$)/.test(text.slice(lastEnd, end))) return undefined;
  return /(?:^|[\s[{,])&\S/.test(sliceSpan(text, spanOf(keySpan.end, lastEnd)))
    ? undefined
    : spanOf(start, end);
}
