import { replace, type Span, sliceSpan, spanOf, type TextEdit } from '../../text/span.ts';

/** Writes `yaml` in place of a value; the line end with which one over several lines ends stays. */
export function replaceValue(text: string, valueSpan: Span, yaml: string): TextEdit {
  const end = valueSpan.start + sliceSpan(text, valueSpan).trimEnd().length;
  return replace(spanOf(valueSpan.start, end), yaml);
}
