import type { SuppressedName, SuppressionComment } from '../../post/suppressions.ts';
import { remove, type Span, spanOf, type TextEdit } from '../../text/span.ts';

/** Takes a comment away, with its line where it stands alone on it, and with the blanks before it behind a value of YAML. */
export function removeComment(text: string, { start, end }: Span): TextEdit {
  const isYaml = text[start] === '#';
  const lineStart = startOfLine(text, start);
  const behind = /[ \t]*(?:\r?\n|$)/y;
  behind.lastIndex = end;
  const rest = behind.exec(text)?.[0];
  const isFirst = text.slice(lineStart, start).trim() === '';
  if (isFirst && rest !== undefined) return remove(spanOf(lineStart, end + rest.length));
  if (!isYaml) return remove(spanOf(start, end));
  const blanks = /[ \t]*$/.exec(text.slice(lineStart, start))![0].length;
  return remove(spanOf(start - blanks, end));
}

/** The name with what parts it from its neighbour: the next, or for the last the one before. */
export function removeName({ names }: SuppressionComment, name: SuppressedName): Span {
  const next = names[name.index + 1];
  if (next) return spanOf(name.span.start, next.span.start);
  return spanOf(names[name.index - 1]?.span.end ?? name.span.start, name.span.end);
}

function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}
