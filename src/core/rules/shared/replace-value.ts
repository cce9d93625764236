import { replace, type Span, sliceSpan, spanOf, type TextEdit } from '../../text/span.ts';

/**
 * Writes `yaml` in place of a value; the line end with which one over several lines ends stays. A colon before it and a
 * comment behind it need a blank.
 */
export function replaceValue(text: string, valueSpan: Span, yaml: string): TextEdit {
  const end = valueSpan.start + sliceSpan(text, valueSpan).trimEnd().length;
  const before = text[valueSpan.start - 1] === ':' ? ' ' : '';
  const after = text[end] === '#' ? ' ' : '';
  return replace(spanOf(valueSpan.start, end), before + yaml + after);
}
