import { replace, type Span, sliceSpan, spanOf, type TextEdit } from '../text/span.ts';

/**
 * Writes `yaml` in place of a value; the line end with which one over several lines ends stays. A colon before it, the
 * anchor or tag of an empty one, and a comment behind it need a blank.
 */
export function replaceValue(text: string, valueSpan: Span, yaml: string): TextEdit {
  const end = valueSpan.start + sliceSpan(text, valueSpan).trimEnd().length;
  const previous = text[valueSpan.start - 1] ?? ' ';
  const before = previous === ':' || (end === valueSpan.start && /\S/.test(previous)) ? ' ' : '';
  const after = text[end] === '#' ? ' ' : '';
  return replace(spanOf(valueSpan.start, end), before + yaml + after);
}
