import { insert, type Span, type TextEdit } from '../../text/span.ts';

/** The edits by which Liquid prints a part of the text as it stands. */
export function asRaw({ start, end }: Span): readonly TextEdit[] {
  return [insert(start, '{% raw %}'), insert(end, '{% endraw %}')];
}
